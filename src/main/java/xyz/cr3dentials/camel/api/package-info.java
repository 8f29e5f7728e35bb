/**
 * Internal: what the API clients of all vendors share: one description of an API, requests and their rules, paging,
 * and single fields of answers.
 */
@NullMarked
package xyz.cr3dentials.camel.api;

import org.jspecify.annotations.NullMarked;
