package xyz.cr3dentials.camel.component.cr3dentials;

import xyz.cr3dentials.camel.component.VendorOperation;

/** What an endpoint does; the names are those of the endpoint's URI. */
public enum Cr3dentialsOperation implements VendorOperation {
    /** Creates a session; a producer. */
    createSession,
    /** Reads one session; a producer. */
    getSession,
    /** Lists sessions, one page or all; a producer. */
    listSessions,
    /** Lists the platforms a session can be created for; a producer. */
    listPlatforms,
    /** Takes a webhook call and records what it hints at; a producer, placed behind an HTTP consumer. */
    receiveWebhook,
    /** Compares the ledger with the vendor and reports what was missed; a producer. */
    auditSessions,
    /** Hands over each session that reached a terminal status; a consumer. */
    terminalSessions
}
