/**
 * Local stand-ins for the vendors, stateful, with faults and time control; this package holds what all of them share:
 * the HTTP server and the gate before each API, time, switches, faults, the store of sessions and their steps, webhooks,
 * the hosted page's frame and the control endpoint. Each vendor's behaviour lies in a package below, and nothing here
 * names a vendor or uses Camel.
 */
@NullMarked
package xyz.cr3dentials.camel.sandbox;

import org.jspecify.annotations.NullMarked;
