/**
 * What the clients of all vendors need to read and write JSON, and that names none of them: single fields of answers and
 * requests, timestamps, addresses.
 */
@NullMarked
package xyz.cr3dentials.camel.vendor;

import org.jspecify.annotations.NullMarked;
