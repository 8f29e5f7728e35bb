/**
 * Local stand-ins for the vendors, stateful, with faults and time control; this package holds what all of them share:
 * the HTTP server, time, switches, faults, the request log and the rate limit. Each vendor's behaviour lies in a package
 * below, and nothing here uses Camel.
 */
@NullMarked
package xyz.cr3dentials.camel.sandbox;

import org.jspecify.annotations.NullMarked;
