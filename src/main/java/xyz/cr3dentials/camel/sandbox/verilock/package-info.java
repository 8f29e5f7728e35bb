/**
 * The local Verilock: its session endpoints, signed webhooks and hosted page, after the vendor's public documentation as
 * described in {@code openapi/verilock.yaml}. What that leaves open is a switch.
 */
@NullMarked
package xyz.cr3dentials.camel.sandbox.verilock;

import org.jspecify.annotations.NullMarked;
