/**
 * The CR3DENTIALS Partner API as plain Java: records for what it takes and answers, and a client with one method an
 * operation. Nothing here knows Camel's routing types.
 */
@NullMarked
package xyz.cr3dentials.camel.api.cr3dentials;

import org.jspecify.annotations.NullMarked;
