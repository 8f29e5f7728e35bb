package xyz.cr3dentials.camel.component.cr3dentials;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What an endpoint does; the names are those of the endpoint's URI. */
public enum Cr3dentialsOperation {
    /** Creates a session; a producer. */
    createSession(false),
    /** Reads one session; a producer. */
    getSession(false),
    /** Lists sessions, one page or all; a producer. */
    listSessions(false),
    /** Lists the platforms a session can be created for; a producer. */
    listPlatforms(false),
    /** Takes a webhook call and records what it hints at; a producer, placed behind an HTTP consumer. */
    receiveWebhook(false),
    /** Compares the ledger with the vendor and reports what was missed; a producer. */
    auditSessions(false),
    /** Hands over each session that reached a terminal status; a consumer. */
    terminalSessions(true);

    private final boolean consumer;

    Cr3dentialsOperation(boolean consumer) {
        this.consumer = consumer;
    }

    /** Tells whether the operation starts a route; all others are called from within one. */
    public boolean isConsumer() {
        return consumer;
    }

    /**
     * Returns the operation of that name.
     *
     * @throws IllegalArgumentException naming every operation when there is none of that name
     */
    static Cr3dentialsOperation of(String name) {
        return Arrays.stream(values())
                .filter(operation -> operation.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "Unknown operation '%s'. In from: use cr3dentials:%s, in to: use one of %s."
                                .formatted(name, names(true), names(false))));
    }

    private static String names(boolean consumer) {
        return Arrays.stream(values())
                .filter(operation -> operation.consumer == consumer)
                .map(Enum::name)
                .collect(Collectors.joining(", "));
    }

    /** Returns the refusal of an endpoint that is used the wrong way round. */
    IllegalArgumentException wrongDirection() {
        return new IllegalArgumentException(
                consumer
                        ? "cr3dentials:%s starts a route: use it in from:. In to: use one of %s."
                                .formatted(name(), names(false))
                        : "cr3dentials:%s is called within a route: use it in to:. In from: use cr3dentials:%s."
                                .formatted(name(), names(true)));
    }
}
