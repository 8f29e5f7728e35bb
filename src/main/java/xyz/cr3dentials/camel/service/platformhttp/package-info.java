/**
 * Serves Camel's {@code platform-http:} consumers from a servlet, so that the container's own listener, TLS and access
 * log apply. One servlet looks each request up in the engine's routing table and hands it, without holding a worker
 * thread longer than the route does, to the consumer found there.
 */
@NullMarked
package xyz.cr3dentials.camel.service.platformhttp;

import org.jspecify.annotations.NullMarked;
