/** Tests of what all sandboxes share. */
@NullMarked
package xyz.cr3dentials.camel.sandbox;

import org.jspecify.annotations.NullMarked;
