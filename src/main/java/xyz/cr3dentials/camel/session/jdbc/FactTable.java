package xyz.cr3dentials.camel.session.jdbc;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import xyz.cr3dentials.camel.session.Account;
import xyz.cr3dentials.camel.session.CreateIntent;
import xyz.cr3dentials.camel.session.Fact;
import xyz.cr3dentials.camel.session.Knowledge;
import xyz.cr3dentials.camel.session.LearntBy;
import xyz.cr3dentials.camel.session.PendingSession;
import xyz.cr3dentials.camel.session.SessionKey;
import xyz.cr3dentials.camel.session.SessionSnapshot;
import xyz.cr3dentials.camel.session.TimelineEntry.Event;

/**
 * The statements by which sessions become known. Each change is one conditional statement on the session's row, so that of
 * many callers exactly one makes it.
 */
final class FactTable {

    /** The data of a session, unless they were erased on request. */
    static final String KEPT = "case when s.redacted_at is null then cast(:payload as text) end";

    private static final String COLUMNS =
            "state, status, known_since, created_at, completed_at, expires_at, reference, timeline";
    private static final String VALUES = ":status, :learntAt, :createdAt, :completedAt, :expiresAt, :reference, :note";
    private static final String MERGE =
            "status = :status, created_at = coalesce(:createdAt, s.created_at), completed_at = :completedAt, expires_at = coalesce(:expiresAt, s.expires_at), reference = case when s.redacted_at is null then coalesce(:reference, s.reference) end";

    private static final SessionUpsert WANTED = new SessionUpsert(
            COLUMNS + ", learnt_by, learnt_at, payload, due_at",
            "'DUE', " + VALUES + ", :learntBy, :learntAt, :payload, {now}",
            "state = 'DUE', learnt_by = :learntBy, learnt_at = :learntAt, payload = {kept}, due_at = {now}, settled_at = null, timeline_kept_since = null, "
                    + MERGE + ", timeline = {noted}, {unhinted}",
            "s.state in ('HINTED', 'OPEN', 'ABANDONED', 'UNWANTED')");

    // Nobody is handed the data of an unwanted session, so it is not kept; who wants it later brings it again.
    private static final SessionUpsert UNWANTED = new SessionUpsert(
            COLUMNS + ", learnt_by, learnt_at, settled_at, timeline_kept_since",
            "'UNWANTED', " + VALUES + ", :learntBy, :learntAt, :learntAt, :learntAt",
            "state = 'UNWANTED', learnt_by = :learntBy, learnt_at = :learntAt, settled_at = :learntAt, timeline_kept_since = :learntAt, "
                    + MERGE + ", timeline = {noted}, {unhinted}",
            "s.state in ('HINTED', 'OPEN', 'ABANDONED')");

    private static final SessionUpsert OPEN = new SessionUpsert(
            COLUMNS,
            "'OPEN', " + VALUES,
            "state = case when s.state = 'HINTED' then 'OPEN' else s.state end, timeline = case when s.status <> :status then {noted} else s.timeline end, "
                    + MERGE,
            "s.state in ('HINTED', 'OPEN', 'ABANDONED')");

    private static final SessionUpsert BOUND = new SessionUpsert(
            "state, known_since, reference, intent_id, timeline",
            "'OPEN', :at, :reference, :intent, :note",
            "state = case when s.state in ('HINTED', 'HISTORY') then 'OPEN' else s.state end, counted = case when s.state = 'HISTORY' then true else s.counted end, reference = case when s.redacted_at is null then coalesce(s.reference, :reference) end, intent_id = :intent, timeline = {noted}",
            "s.intent_id = :intent or (s.intent_id is null and s.known_since >= :earliest and (s.created_at is null or s.created_at >= :earliest) and (s.reference is null or s.reference = :reference))");

    private static final String WAS_WANTED = "'DUE', 'PARKED', 'DELIVERED'";

    private static final String OVERDUE =
            "select session_id, status, known_since, expires_at from {session} where vendor = :vendor and account = :account and state = 'OPEN' and hint_due_at is null and ";

    private final Database database;
    private final CertificateTable counters;

    FactTable(Database database, CertificateTable counters) {
        this.database = database;
        this.counters = counters;
    }

    /** Returns whether the session became due for delivery. */
    boolean record(Fact fact) {
        SessionSnapshot snapshot = fact.snapshot();
        if (!snapshot.terminal()) {
            recordOpen(snapshot, fact.learntAt(), fact.learntBy());
            return false;
        }
        Parameters parameters = parameters(snapshot, fact.learntAt(), fact.learntBy())
                .secret("payload", snapshot.json().isEmpty() ? null : snapshot.json());
        if (database.upsert(fact.wanted() ? WANTED : UNWANTED, parameters) == 0) {
            return false;
        }
        counters.count(snapshot);
        return fact.wanted();
    }

    /** Whoever works on the old decision finds his claim lost. */
    boolean revise(Fact fact, String knownAs) {
        SessionSnapshot snapshot = fact.snapshot();
        if (!snapshot.terminal()) {
            return false;
        }
        Parameters parameters = parameters(snapshot, fact.learntAt(), fact.learntBy())
                .secret("payload", snapshot.json().isEmpty() ? null : snapshot.json())
                .text("knownAs", knownAs)
                .text(
                        "note",
                        TimelineText.line(
                                fact.learntAt(), Event.REVISED, snapshot.status() + " by " + fact.learntBy()));
        return database.update(
                        "update {session} as s set state = 'DUE', learnt_by = :learntBy, learnt_at = :learntAt, payload = {kept}, payload_kept_since = null, attempts = 0, due_at = {now}, claim_id = null, settled_at = null, timeline_kept_since = null, "
                                + MERGE + ", timeline = {noted} where " + Database.KEY
                                + " and s.state in (" + WAS_WANTED
                                + ") and s.status = :knownAs and s.status <> :status",
                        parameters)
                > 0;
    }

    Map<String, String> endedAs(Account account, Collection<String> sessionIds) {
        Map<String, String> answer = new LinkedHashMap<>();
        for (List<String> ids : IdLists.split(sessionIds)) {
            database.list(
                            "select session_id, status from {session} where vendor = :vendor and account = :account and session_id in (:ids) and state in ("
                                    + WAS_WANTED + ")",
                            Parameters.of(account).texts("ids", ids),
                            (row, number) -> Map.entry(row.getString("session_id"), row.getString("status")))
                    .forEach(entry -> answer.put(entry.getKey(), entry.getValue()));
        }
        return answer;
    }

    void recordOpen(SessionSnapshot snapshot, Instant at, LearntBy learntBy) {
        database.upsert(OPEN, parameters(snapshot, at, learntBy));
    }

    private static Parameters parameters(SessionSnapshot snapshot, Instant at, LearntBy learntBy) {
        return Parameters.of(snapshot.key())
                .text("status", snapshot.status())
                .time("createdAt", snapshot.createdAt())
                .time("completedAt", snapshot.completedAt())
                .time("expiresAt", snapshot.expiresAt())
                .text("reference", snapshot.reference())
                .text("learntBy", learntBy.name())
                .time("learntAt", at)
                .text("note", TimelineText.line(at, Event.LEARNT, snapshot.status() + " by " + learntBy));
    }

    /** Returns false when the session belongs to another intent, or is known as one that cannot be this intent's. */
    boolean bind(SessionKey key, CreateIntent intent, Instant at) {
        return database.upsert(
                        BOUND,
                        Parameters.of(key)
                                .text("intent", intent.intentId())
                                .text("reference", intent.reference())
                                .time("earliest", intent.earliestCreation())
                                .time("at", at)
                                .text("note", TimelineText.line(at, Event.BOUND, "intent " + intent.intentId())))
                > 0;
    }

    void recordHistory(Account account, String status, Collection<String> sessionIds, Instant at) {
        // In one order everywhere, or two nodes with the same page could wait for each other.
        List<Parameters> rows = sessionIds.stream()
                .sorted()
                .distinct()
                .map(id -> Parameters.of(new SessionKey(account, id))
                        .text("status", status)
                        .time("at", at))
                .toList();
        database.insertAllIfAbsent(
                "insert into {session} (vendor, account, session_id, state, status, known_since) values (:vendor, :account, :sessionId, 'HISTORY', :status, :at)",
                rows);
    }

    void abandon(SessionKey key, Instant at) {
        database.update(
                "update {session} as s set state = 'ABANDONED', settled_at = :at, timeline_kept_since = :at, timeline = {noted}, {unhinted} where "
                        + Database.KEY + " and s.state in ('HINTED', 'OPEN')",
                Parameters.of(key).time("at", at).text("note", TimelineText.line(at, Event.ABANDONED, "")));
    }

    Map<String, Knowledge> lookUp(Account account, Collection<String> sessionIds) {
        Map<String, Knowledge> answer = new LinkedHashMap<>();
        sessionIds.forEach(id -> answer.put(id, Knowledge.UNKNOWN));
        for (List<String> ids : IdLists.split(answer.keySet())) {
            database.list(
                            "select session_id, state from {session} where vendor = :vendor and account = :account and session_id in (:ids)",
                            Parameters.of(account).texts("ids", ids),
                            (row, number) -> Map.entry(row.getString("session_id"), knowledge(row.getString("state"))))
                    .forEach(entry -> answer.put(entry.getKey(), entry.getValue()));
        }
        return answer;
    }

    private static Knowledge knowledge(String state) {
        return switch (state) {
            case "HINTED", "OPEN", "ABANDONED" -> Knowledge.OPEN;
            case "UNWANTED" -> Knowledge.UNWANTED;
            default -> Knowledge.TERMINAL;
        };
    }

    List<PendingSession> overdue(Account account, Instant expiredBefore, Duration lifetime, int maximum) {
        Parameters parameters = Parameters.of(account)
                .time("before", expiredBefore)
                .time("knownBefore", expiredBefore.minus(lifetime))
                .number("maximum", maximum);
        RowMapper<PendingSession> mapper = (row, number) -> new PendingSession(
                new SessionKey(account, row.getString("session_id")),
                row.getString("status"),
                Columns.requiredTime(row, "known_since"),
                Columns.time(row, "expires_at"));
        // Two statements, each along an index; one with "or" would read every open session.
        List<PendingSession> told =
                database.list(OVERDUE + "expires_at < :before order by expires_at limit :maximum", parameters, mapper);
        List<PendingSession> untold = database.list(
                OVERDUE + "expires_at is null and known_since < :knownBefore order by known_since limit :maximum",
                parameters,
                mapper);
        return Stream.concat(told.stream(), untold.stream())
                .sorted(Comparator.comparing(session -> end(session, lifetime)))
                .limit(maximum)
                .toList();
    }

    private static Instant end(PendingSession session, Duration lifetime) {
        @Nullable Instant expiresAt = session.expiresAt();
        return expiresAt == null ? session.knownSince().plus(lifetime) : expiresAt;
    }
}
