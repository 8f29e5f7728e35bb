/**
 * The deepidv API as plain Java: records for what it takes and answers, a client with one method an operation, and what
 * webhooks and redirects carry. Nothing here knows Camel's routing types.
 */
@NullMarked
package xyz.cr3dentials.camel.api.deepidv;

import org.jspecify.annotations.NullMarked;
