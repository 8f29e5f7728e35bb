/**
 * Internal: the threads of a consumer and what it repeats.
 */
@NullMarked
package xyz.cr3dentials.camel.component.consumer;

import org.jspecify.annotations.NullMarked;
