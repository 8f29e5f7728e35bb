/** Tests of the deepidv component over real HTTP to the local deepidv. They see what a route sees. */
@NullMarked
package xyz.cr3dentials.camel.component.deepidv;

import org.jspecify.annotations.NullMarked;
