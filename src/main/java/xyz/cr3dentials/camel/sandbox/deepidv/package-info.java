/**
 * A local deepidv with its sessions, hosted page, reviewer, webhooks and faults. It follows the vendor's public
 * documentation, and what that leaves open is a switch.
 */
@NullMarked
package xyz.cr3dentials.camel.sandbox.deepidv;

import org.jspecify.annotations.NullMarked;
