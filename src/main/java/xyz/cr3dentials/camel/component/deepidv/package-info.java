/**
 * The Camel face of deepidv: component, endpoint, options, one producer class an operation, and the consumer of terminal
 * sessions. It turns messages into calls of the vendor's client and answers back into messages.
 */
@NullMarked
package xyz.cr3dentials.camel.component.deepidv;

import org.jspecify.annotations.NullMarked;
