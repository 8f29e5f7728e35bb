/** Tests as users write them; the documentation shows them. */
@NullMarked
package xyz.cr3dentials.camel.example;

import org.jspecify.annotations.NullMarked;
