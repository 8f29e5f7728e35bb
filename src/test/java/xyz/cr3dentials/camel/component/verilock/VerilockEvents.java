package xyz.cr3dentials.camel.component.verilock;

import java.util.List;

/** The kinds of Verilock's webhooks. */
public final class VerilockEvents {

    /** Verilock's documented events that tell of a session's end. */
    public static final List<String> ENDS =
            List.of("session.completed", "session.approved", "session.declined", "session.expired");
    /** Its other documented events, and one that is invented. */
    public static final List<String> OTHERS = List.of(
            "aml.completed",
            "aml.match_found",
            "aml.monitoring.match",
            "transaction.flagged",
            "transaction.blocked",
            "biometric.completed",
            "database.validated",
            "face.duplicate_found",
            "credential.created",
            "credential.shared",
            "credential.verified",
            "credential.revoked",
            "video.completed",
            "video.reviewed",
            "liveness.failed",
            "risk.threshold_exceeded",
            "ambient.alert",
            "invented.later");

    private VerilockEvents() {}
}
