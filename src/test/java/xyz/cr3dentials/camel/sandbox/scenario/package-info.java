/** Tests of the scenarios on every vendor. */
@NullMarked
package xyz.cr3dentials.camel.sandbox.scenario;

import org.jspecify.annotations.NullMarked;
