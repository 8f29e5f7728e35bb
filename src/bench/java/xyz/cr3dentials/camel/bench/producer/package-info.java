/**
 * Measures what a call of the producer costs beside the HTTP client it stands on and beside a route made by hand. The
 * vendor is a server in a process of its own, or an answer that is put into the client in place of a connection.
 */
@NullMarked
package xyz.cr3dentials.camel.bench.producer;

import org.jspecify.annotations.NullMarked;
