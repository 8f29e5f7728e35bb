/**
 * Measures what the service costs. Nothing here is part of an artifact: the figures and the commands that give them lie
 * in {@code src/main/docs}.
 */
@NullMarked
package xyz.cr3dentials.camel.bench;

import org.jspecify.annotations.NullMarked;
