/**
 * Measures what those who look at the console wait for: lists and counts over HTTP, and the stream of events. The service is
 * the real bootable JAR, with a ledger that was filled beforehand.
 */
@NullMarked
package xyz.cr3dentials.camel.bench.console;

import org.jspecify.annotations.NullMarked;
