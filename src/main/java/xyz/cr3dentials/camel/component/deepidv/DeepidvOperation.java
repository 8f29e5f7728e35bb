package xyz.cr3dentials.camel.component.deepidv;

import xyz.cr3dentials.camel.component.VendorOperation;

/** What an endpoint does; the names are those of the endpoint's URI. */
public enum DeepidvOperation implements VendorOperation {
    /** Creates a session; a producer. */
    createSession(false),
    /** Reads one session; a producer. */
    getSession(false),
    /** Lists sessions, one page or all; a producer. */
    listSessions(false),
    /** Decides a session by hand; a producer. */
    updateStatus(false),
    /** Takes a webhook call and records what it hints at; a producer, placed behind an HTTP consumer. */
    receiveWebhook(false),
    /** Takes a browser that comes back from the vendor and records what it hints at; a producer, placed as the former. */
    receiveRedirect(false),
    /** Asks the vendor for open sessions and reports what was missed; a producer. */
    auditSessions(false),
    /** Hands over each session that reached a terminal status; a consumer. */
    terminalSessions(true);

    private final boolean consumer;

    DeepidvOperation(boolean consumer) {
        this.consumer = consumer;
    }

    @Override
    public boolean isConsumer() {
        return consumer;
    }

    /**
     * Returns the operation of that name.
     *
     * @throws IllegalArgumentException naming every operation when there is none of that name
     */
    static DeepidvOperation of(String name) {
        return VendorOperation.of(DeepidvConstants.SCHEME, values(), name);
    }

    /** Returns the refusal of an endpoint that is used the wrong way round. */
    IllegalArgumentException wrongDirection() {
        return VendorOperation.wrongDirection(DeepidvConstants.SCHEME, values(), this);
    }
}
