/**
 * Internal: finds ended sessions in a list that has no total and is read on from a cursor.
 */
@NullMarked
package xyz.cr3dentials.camel.detection.feed;

import org.jspecify.annotations.NullMarked;
