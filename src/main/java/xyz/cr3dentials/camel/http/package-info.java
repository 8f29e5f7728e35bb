/**
 * The request pipeline that every vendor client shares: authentication, pacing, retry and decoding over camel-http, each
 * a small class with its clock, randomness and sleeping injected. It names no vendor.
 */
@NullMarked
package xyz.cr3dentials.camel.http;

import org.jspecify.annotations.NullMarked;
