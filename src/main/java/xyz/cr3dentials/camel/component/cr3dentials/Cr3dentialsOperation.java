package xyz.cr3dentials.camel.component.cr3dentials;

import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.component.VendorOperation;
import xyz.cr3dentials.camel.session.ItemKind;

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
    terminalSessions(ItemKind.END);

    private final @Nullable ItemKind items;

    Cr3dentialsOperation() {
        this(null);
    }

    Cr3dentialsOperation(@Nullable ItemKind items) {
        this.items = items;
    }

    @Override
    public @Nullable ItemKind items() {
        return items;
    }

    /**
     * Returns the operation of that name.
     *
     * @throws IllegalArgumentException naming every operation when there is none of that name
     */
    static Cr3dentialsOperation of(String name) {
        return VendorOperation.of(Cr3dentialsConstants.SCHEME, values(), name);
    }

    /** Returns the refusal of an endpoint that is used the wrong way round. */
    IllegalArgumentException wrongDirection() {
        return VendorOperation.wrongDirection(Cr3dentialsConstants.SCHEME, values(), this);
    }
}
