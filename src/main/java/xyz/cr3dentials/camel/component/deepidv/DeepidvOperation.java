package xyz.cr3dentials.camel.component.deepidv;

import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.component.VendorOperation;
import xyz.cr3dentials.camel.session.ItemKind;

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
    terminalSessions(ItemKind.END),
    /** Hands over each authentic event that does not merely tell of an end; a consumer. */
    events(ItemKind.EVENT);

    private final @Nullable ItemKind items;

    DeepidvOperation() {
        this(null);
    }

    DeepidvOperation(@Nullable ItemKind items) {
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
    static DeepidvOperation of(String name) {
        return VendorOperation.of(DeepidvConstants.SCHEME, values(), name);
    }

    /** Returns the refusal of an endpoint that is used the wrong way round. */
    IllegalArgumentException wrongDirection() {
        return VendorOperation.wrongDirection(DeepidvConstants.SCHEME, values(), this);
    }
}
