/**
 * Internal: how many requests an API key may send, as slots that are free again one window after an answer, and who
 * is next when they are scarce.
 */
@NullMarked
package xyz.cr3dentials.camel.http.budget;

import org.jspecify.annotations.NullMarked;
