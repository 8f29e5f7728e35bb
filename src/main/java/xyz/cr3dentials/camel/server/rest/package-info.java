/**
 * What the service adds to the inbound REST flows: failures as problem documents (RFC 9457), and who may call them. Programs
 * send the service key, people sign in with it, and neither strangers' guesses nor strangers' pages get any further, whatever name they call this
 * machine by.
 */
@NullMarked
package xyz.cr3dentials.camel.server.rest;

import org.jspecify.annotations.NullMarked;
