/**
 * The Verilock API as plain Java: records for what it takes and answers, a client with one method an operation, and the
 * check of its webhooks' signatures. Nothing here knows Camel's routing types.
 */
@NullMarked
package xyz.cr3dentials.camel.api.verilock;

import org.jspecify.annotations.NullMarked;
