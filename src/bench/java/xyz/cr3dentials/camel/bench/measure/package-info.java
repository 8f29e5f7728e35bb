/**
 * What every benchmark needs: series of runs with their medians, the table that is printed, the state of the machine.
 * Nothing here measures by itself.
 */
@NullMarked
package xyz.cr3dentials.camel.bench.measure;

import org.jspecify.annotations.NullMarked;
