/**
 * Internal: what webhooks of all vendors have in common, and how they are answered.
 */
@NullMarked
package xyz.cr3dentials.camel.component.webhook;

import org.jspecify.annotations.NullMarked;
