/**
 * Internal: the way of a request to the vendor and back over camel-http: authentication, pacing, retry, decoding and
 * failures, each a small class with its clock, randomness and sleeping injected.
 */
@NullMarked
package xyz.cr3dentials.camel.http.pipeline;

import org.jspecify.annotations.NullMarked;
