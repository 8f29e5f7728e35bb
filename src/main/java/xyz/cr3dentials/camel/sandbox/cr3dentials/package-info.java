/**
 * The local CR3DENTIALS: its four endpoints, status walk, webhooks and hosted page, after the vendor's public
 * documentation as described in {@code openapi/cr3dentials-partner.yaml}. What that leaves open is a switch.
 */
@NullMarked
package xyz.cr3dentials.camel.sandbox.cr3dentials;

import org.jspecify.annotations.NullMarked;
