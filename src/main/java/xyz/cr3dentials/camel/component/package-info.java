/**
 * Internal: what the Camel components of all vendors share and that names none of them, driven by one {@link
 * VendorSpec} a vendor. Users meet the vendors' own packages.
 */
@NullMarked
package xyz.cr3dentials.camel.component;

import org.jspecify.annotations.NullMarked;
