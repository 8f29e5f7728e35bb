/**
 * What the Camel components of all vendors share and that names none of them: common options, producers and the consumer
 * of ended sessions, bodies and headers, webhooks up to what authenticates them. Users meet the vendors' own packages.
 */
@NullMarked
package xyz.cr3dentials.camel.component;

import org.jspecify.annotations.NullMarked;
