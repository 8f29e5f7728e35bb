/**
 * What the clients of all vendors share besides the way of a request: how they authenticate and try again, how an answer's
 * JSON is read, and the exceptions that users meet in routes. It names no vendor.
 */
@NullMarked
package xyz.cr3dentials.camel.http;

import org.jspecify.annotations.NullMarked;
