/**
 * Internal: what stands in headers and bodies of messages, and how an answer is read into the session ledger's terms.
 */
@NullMarked
package xyz.cr3dentials.camel.component.message;

import org.jspecify.annotations.NullMarked;
