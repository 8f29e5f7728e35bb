package xyz.cr3dentials.camel.ledger.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.ledger.Account;
import xyz.cr3dentials.camel.ledger.LearntBy;
import xyz.cr3dentials.camel.ledger.SessionKey;
import xyz.cr3dentials.camel.ledger.SessionState;
import xyz.cr3dentials.camel.ledger.state.KnownEnd;
import xyz.cr3dentials.camel.ledger.state.PendingHint;
import xyz.cr3dentials.camel.ledger.state.Told;
import xyz.cr3dentials.camel.ledger.state.TrackedSession;

/** A session as a row. */
final class SessionColumns {

    static final List<String> NAMES = List.of(
            "state",
            "known_since",
            "status",
            "created_at",
            "completed_at",
            "expires_at",
            "reference",
            "learnt_by",
            "learnt_at",
            "counted_as",
            "settled_at",
            "erasable_since",
            "intent_id",
            "redacted_at",
            "hint_by",
            "hint_rank",
            "hinted_at",
            "hint_due_at",
            "hint_attempts",
            "hint_intent_id",
            "hint_claim_id",
            "hint_claimed_at",
            "hint_renewed");

    private SessionColumns() {}

    static Parameters parameters(TrackedSession session) {
        Told told = session.told();
        KnownEnd end = session.end();
        LearntBy learntBy = end.learntBy();
        Parameters parameters = Parameters.of(session.key())
                .text("state", session.state().name())
                .time("known_since", session.knownSince())
                .text("status", told.status())
                .time("created_at", told.createdAt())
                .time("completed_at", told.completedAt())
                .time("expires_at", told.expiresAt())
                .secret("reference", told.reference())
                .text("learnt_by", learntBy == null ? null : learntBy.name())
                .time("learnt_at", end.learntAt())
                .text("counted_as", end.countedAs())
                .time("settled_at", end.settledAt())
                .time("erasable_since", end.erasableSince())
                .text("intent_id", session.intentId())
                .time("redacted_at", session.redactedAt());
        PendingHint hint = session.hint();
        return parameters
                .text("hint_by", hint == null ? null : hint.learntBy().name())
                .number("hint_rank", hint == null ? 0 : hint.rank())
                .time("hinted_at", hint == null ? null : hint.hintedAt())
                .time("hint_due_at", hint == null ? null : hint.dueAt())
                .number("hint_attempts", hint == null ? 0 : hint.attempts())
                .text("hint_intent_id", hint == null ? null : hint.intentId())
                .text("hint_claim_id", hint == null ? null : hint.claim())
                .time("hint_claimed_at", hint == null ? null : hint.askedAt())
                .number("hint_renewed", hint != null && hint.renewed() ? 1 : 0);
    }

    static TrackedSession session(ResultSet row) throws SQLException {
        String learntBy = row.getString("learnt_by");
        return new TrackedSession(
                new SessionKey(
                        new Account(row.getString("vendor"), row.getString("account")), row.getString("session_id")),
                SessionState.valueOf(row.getString("state")),
                Columns.requiredTime(row, "known_since"),
                new Told(
                        row.getString("status"),
                        Columns.time(row, "created_at"),
                        Columns.time(row, "completed_at"),
                        Columns.time(row, "expires_at"),
                        Columns.text(row, "reference")),
                new KnownEnd(
                        learntBy == null ? null : LearntBy.valueOf(learntBy),
                        Columns.time(row, "learnt_at"),
                        Columns.text(row, "counted_as"),
                        Columns.time(row, "settled_at"),
                        Columns.time(row, "erasable_since")),
                Columns.text(row, "intent_id"),
                Columns.time(row, "redacted_at"),
                hint(row));
    }

    private static @Nullable PendingHint hint(ResultSet row) throws SQLException {
        Instant dueAt = Columns.time(row, "hint_due_at");
        return dueAt == null
                ? null
                : new PendingHint(
                        LearntBy.valueOf(row.getString("hint_by")),
                        Columns.requiredTime(row, "hinted_at"),
                        dueAt,
                        row.getInt("hint_attempts"),
                        Columns.text(row, "hint_intent_id"),
                        Columns.text(row, "hint_claim_id"),
                        Columns.time(row, "hint_claimed_at"),
                        row.getInt("hint_renewed") == 1);
    }
}
