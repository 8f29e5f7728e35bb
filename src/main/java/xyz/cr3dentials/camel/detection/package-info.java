/**
 * Internal: finds ended sessions by counting the vendor's lists, confirms hints, and audits. It knows no vendor, no
 * HTTP and no SQL.
 */
@NullMarked
package xyz.cr3dentials.camel.detection;

import org.jspecify.annotations.NullMarked;
