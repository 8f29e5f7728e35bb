/**
 * What the clients of all vendors share: requests, settings, and the exceptions that users meet in routes. It names
 * no vendor.
 */
@NullMarked
package xyz.cr3dentials.camel.http;

import org.jspecify.annotations.NullMarked;
