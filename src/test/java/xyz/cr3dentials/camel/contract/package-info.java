/**
 * Checks of both sides, the client's requests and the sandbox's answers, against the description of the Partner API in
 * {@code openapi/cr3dentials-partner.yaml}. It names no class of the project, so either side can use it.
 */
@NullMarked
package xyz.cr3dentials.camel.contract;

import org.jspecify.annotations.NullMarked;
