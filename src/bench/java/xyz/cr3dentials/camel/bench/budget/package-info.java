/** What a limit of requests yields, over nodes that share it. */
@NullMarked
package xyz.cr3dentials.camel.bench.budget;

import org.jspecify.annotations.NullMarked;
