/**
 * What monitoring sees of the service: figures for Prometheus at {@code /metrics}, and the reading of the ledger that they
 * share with the health pages. Nothing in here names a session, a person or a secret.
 */
@NullMarked
package xyz.cr3dentials.camel.server.metrics;

import org.jspecify.annotations.NullMarked;
