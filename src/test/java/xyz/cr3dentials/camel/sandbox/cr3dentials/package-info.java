/** Tests of the local CR3DENTIALS, all through its port. */
@NullMarked
package xyz.cr3dentials.camel.sandbox.cr3dentials;

import org.jspecify.annotations.NullMarked;
