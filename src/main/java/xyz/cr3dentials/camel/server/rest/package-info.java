/**
 * What the service adds to the inbound REST flows: failures as problem documents (RFC 9457) and the service key that
 * guards them in production.
 */
@NullMarked
package xyz.cr3dentials.camel.server.rest;

import org.jspecify.annotations.NullMarked;
