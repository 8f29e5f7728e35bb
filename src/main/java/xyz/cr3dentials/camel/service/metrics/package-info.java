/**
 * What monitoring sees of the service: figures for Prometheus at {@code /metrics}. Nothing in here names a session, a
 * person or a secret.
 */
@NullMarked
package xyz.cr3dentials.camel.service.metrics;

import org.jspecify.annotations.NullMarked;
