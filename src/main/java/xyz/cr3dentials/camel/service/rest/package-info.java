/**
 * What the service adds to the inbound REST flows: failures as problem documents (RFC 9457), and checked query
 * parameters.
 */
@NullMarked
package xyz.cr3dentials.camel.service.rest;

import org.jspecify.annotations.NullMarked;
