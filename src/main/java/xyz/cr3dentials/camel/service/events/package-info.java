/**
 * Tells open pages that something has changed, by server-sent events and without a thread for each of them. A message
 * holds a number and nothing else; what has changed is read from the REST flows.
 */
@NullMarked
package xyz.cr3dentials.camel.service.events;

import org.jspecify.annotations.NullMarked;
