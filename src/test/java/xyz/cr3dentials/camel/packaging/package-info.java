/** Checks on what the build hands out: the component jar and what its published POM asks users to download. */
@NullMarked
package xyz.cr3dentials.camel.packaging;

import org.jspecify.annotations.NullMarked;
