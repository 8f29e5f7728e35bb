package xyz.cr3dentials.camel.component.deepidv;

import xyz.cr3dentials.camel.component.VendorOperation;

/** What an endpoint does; the names are those of the endpoint's URI. */
public enum DeepidvOperation implements VendorOperation {
    /** Creates a session; a producer. */
    createSession,
    /** Reads one session; a producer. */
    getSession,
    /** Lists sessions, one page or all; a producer. */
    listSessions,
    /** Decides a session by hand; a producer. */
    updateStatus,
    /** Takes a webhook call and records what it hints at; a producer, placed behind an HTTP consumer. */
    receiveWebhook,
    /** Takes a browser that comes back from the vendor and records what it hints at; a producer, placed as the former. */
    receiveRedirect,
    /** Asks the vendor for open sessions and reports what was missed; a producer. */
    auditSessions,
    /** Hands over each session that reached a terminal status; a consumer. */
    terminalSessions,
    /** Hands over each authentic event that does not merely tell of an end; a consumer. */
    events
}
