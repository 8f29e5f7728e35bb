/** Tests of the local Verilock, all through its port. */
@NullMarked
package xyz.cr3dentials.camel.sandbox.verilock;

import org.jspecify.annotations.NullMarked;
