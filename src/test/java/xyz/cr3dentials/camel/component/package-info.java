/** Tests of what the components of all vendors share: their pages, their schemas and the addresses that name them. */
@NullMarked
package xyz.cr3dentials.camel.component;

import org.jspecify.annotations.NullMarked;
