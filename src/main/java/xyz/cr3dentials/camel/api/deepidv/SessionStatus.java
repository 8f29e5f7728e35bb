package xyz.cr3dentials.camel.api.deepidv;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import xyz.cr3dentials.camel.api.VendorStatus;

/**
 * A session's status, open to values the vendor may add: an unknown one keeps its text and is not terminal.
 *
 * <p>A terminal status may still change: {@link #VERIFIED} and {@link #REJECTED} can be set by hand, and the documents do
 * not say that a decision is final.
 *
 * @param value the vendor's own word, for example {@code VERIFIED}
 */
public record SessionStatus(@JsonValue String value) implements VendorStatus {

    public static final SessionStatus PENDING = new SessionStatus("PENDING");

    /** The applicant is done, the decision is not made: not terminal. */
    public static final SessionStatus SUBMITTED = new SessionStatus("SUBMITTED");

    public static final SessionStatus VERIFIED = new SessionStatus("VERIFIED");
    public static final SessionStatus REJECTED = new SessionStatus("REJECTED");

    /** Withdrawn by the system or in the console; no webhook tells of it. */
    public static final SessionStatus VOIDED = new SessionStatus("VOIDED");

    /** The lifetime is over; no webhook tells of it. */
    public static final SessionStatus EXPIRED = new SessionStatus("EXPIRED");

    /** The workflow's limit of failed attempts is reached. */
    public static final SessionStatus FAILED = new SessionStatus("FAILED");

    /** The statuses a session passes through. */
    public static final List<SessionStatus> ACTIVE = List.of(PENDING, SUBMITTED);

    /** The statuses in which a session has its outcome. */
    public static final List<SessionStatus> TERMINAL = List.of(VERIFIED, REJECTED, VOIDED, EXPIRED, FAILED);

    /** The statuses that {@code updateStatus} can set. */
    public static final List<SessionStatus> DECISIONS = List.of(VERIFIED, REJECTED);

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
