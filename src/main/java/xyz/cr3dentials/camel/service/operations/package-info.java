/**
 * What an operator asks of the service and does to sessions: counts, parked sessions, timelines, replay and redaction. Flows
 * in YAML offer it over HTTP by the bean {@code sessionOperations}.
 */
@NullMarked
package xyz.cr3dentials.camel.service.operations;

import org.jspecify.annotations.NullMarked;
