/**
 * Measures what a detection tick costs, and what detection keeps in memory, with few and with very many old sessions at
 * the vendor. The vendor makes up its rows as they are asked for, so that only the component's own memory is seen.
 */
@NullMarked
package xyz.cr3dentials.camel.bench.detection;

import org.jspecify.annotations.NullMarked;
