package xyz.cr3dentials.camel.api.cr3dentials;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import xyz.cr3dentials.camel.api.VendorStatus;

/**
 * A session's status, open to values the vendor may add: an unknown one keeps its text and is not terminal.
 *
 * @param value the vendor's own word, for example {@code COMPLETED}
 */
public record SessionStatus(@JsonValue String value) implements VendorStatus {

    public static final SessionStatus CREATED = new SessionStatus("CREATED");
    public static final SessionStatus INITIALIZING = new SessionStatus("INITIALIZING");
    public static final SessionStatus READY = new SessionStatus("READY");
    public static final SessionStatus CONNECTED = new SessionStatus("CONNECTED");
    public static final SessionStatus LOADING_TREE = new SessionStatus("LOADING_TREE");
    public static final SessionStatus RUNNING = new SessionStatus("RUNNING");
    public static final SessionStatus AWAITING_USER = new SessionStatus("AWAITING_USER");
    public static final SessionStatus COLLECTING_DATA = new SessionStatus("COLLECTING_DATA");
    public static final SessionStatus VERIFYING = new SessionStatus("VERIFYING");

    public static final SessionStatus COMPLETED = new SessionStatus("COMPLETED");
    public static final SessionStatus PARTIAL_COMPLETE = new SessionStatus("PARTIAL_COMPLETE");
    public static final SessionStatus ERROR = new SessionStatus("ERROR");
    public static final SessionStatus CANCELLED = new SessionStatus("CANCELLED");
    public static final SessionStatus TERMINATED = new SessionStatus("TERMINATED");

    /** The statuses a session passes through, in the order the vendor's guide lists them; steps may be skipped. */
    public static final List<SessionStatus> ACTIVE = List.of(
            CREATED, INITIALIZING, READY, CONNECTED, LOADING_TREE, RUNNING, AWAITING_USER, COLLECTING_DATA, VERIFYING);

    /** The statuses that end a session for good. */
    public static final List<SessionStatus> TERMINAL =
            List.of(COMPLETED, PARTIAL_COMPLETE, ERROR, CANCELLED, TERMINATED);

    /** Returns the status of the vendor's word, known or not. */
    @JsonCreator
    public static SessionStatus of(String value) {
        return new SessionStatus(value);
    }

    @Override
    public boolean isTerminal() {
        return TERMINAL.contains(this);
    }

    @Override
    public boolean isActive() {
        return ACTIVE.contains(this);
    }

    @Override
    public String toString() {
        return value;
    }
}
