/**
 * Checks of both sides, the clients' requests and the sandboxes' answers, against the descriptions of the vendors' APIs
 * in {@code openapi}. It names no class of the project, so either side can use it.
 */
@NullMarked
package xyz.cr3dentials.camel.contract;

import org.jspecify.annotations.NullMarked;
