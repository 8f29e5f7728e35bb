/** Tests of the local deepidv, all through its port. */
@NullMarked
package xyz.cr3dentials.camel.sandbox.deepidv;

import org.jspecify.annotations.NullMarked;
