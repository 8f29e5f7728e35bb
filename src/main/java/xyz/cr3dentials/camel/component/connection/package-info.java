/**
 * Internal: how endpoints connect to a vendor's API: the options, and clients that endpoints with the same options
 * share.
 */
@NullMarked
package xyz.cr3dentials.camel.component.connection;

import org.jspecify.annotations.NullMarked;
