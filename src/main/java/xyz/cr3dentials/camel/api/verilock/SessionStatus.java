package xyz.cr3dentials.camel.api.verilock;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import xyz.cr3dentials.camel.api.VendorStatus;

/**
 * A session's status, open to values the vendor may add: an unknown one keeps its text and is not terminal.
 *
 * @param value the vendor's own word, for example {@code approved}
 */
public record SessionStatus(@JsonValue String value) implements VendorStatus {

    public static final SessionStatus CREATED = new SessionStatus("created");
    public static final SessionStatus PROCESSING = new SessionStatus("processing");

    public static final SessionStatus APPROVED = new SessionStatus("approved");
    public static final SessionStatus DECLINED = new SessionStatus("declined");
    public static final SessionStatus EXPIRED = new SessionStatus("expired");

    /** The statuses a session passes through, in their order; steps may be skipped. */
    public static final List<SessionStatus> ACTIVE = List.of(CREATED, PROCESSING);

    /** The statuses that end a session for good. */
    public static final List<SessionStatus> TERMINAL = List.of(APPROVED, DECLINED, EXPIRED);

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
