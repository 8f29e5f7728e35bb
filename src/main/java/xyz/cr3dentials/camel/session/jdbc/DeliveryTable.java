package xyz.cr3dentials.camel.session.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import xyz.cr3dentials.camel.session.Account;
import xyz.cr3dentials.camel.session.Delivery;
import xyz.cr3dentials.camel.session.DeliveryFailure;
import xyz.cr3dentials.camel.session.Fact;
import xyz.cr3dentials.camel.session.LearntBy;
import xyz.cr3dentials.camel.session.ParkedDelivery;
import xyz.cr3dentials.camel.session.SessionKey;
import xyz.cr3dentials.camel.session.SessionSnapshot;
import xyz.cr3dentials.camel.session.TimelineEntry.Event;

/**
 * The statements on deliveries: {@code due_at} is set while one is due or claimed, and a claim moves it to the end of its
 * lease, so that a claim whose owner died comes due by itself.
 */
final class DeliveryTable {

    private static final int LONGEST_FAILURE = 500;
    private static final SessionClaim DUE = new SessionClaim(
            "session_id, status, created_at, completed_at, expires_at, reference, payload, learnt_by, learnt_at, attempts, due_at",
            "due_at <= {now} and status in (:statuses)",
            "due_at",
            "claim_id = :claim, due_at = {now} + cast(:lease as double precision) * interval '1' second, attempts = s.attempts + 1");
    private static final String CLAIMED =
            "update {session} as s set claim_id = null, %s where " + Database.KEY + " and s.claim_id = :claim";
    // What is delivered but erased would reach the route without its data.
    private static final String REPLAYED =
            "update {session} as s set state = 'DUE', attempts = 0, settled_at = null, timeline_kept_since = null, payload_kept_since = null, due_at = {now} + cast(:delay as double precision) * interval '1' second, timeline = {noted} where s.vendor = :vendor and s.account = :account and ";
    private static final String REPLAYABLE =
            "(s.state = 'PARKED' or (s.state = 'DELIVERED' and s.payload is not null))";

    private final Database database;

    DeliveryTable(Database database) {
        this.database = database;
    }

    List<Delivery> claim(
            Account account, Set<String> statuses, int maximum, Duration lease, String claimId, Instant leaseUntil) {
        return database.claim(
                DUE,
                Parameters.of(account)
                        .texts("statuses", statuses)
                        .number("maximum", maximum)
                        .text("claim", claimId)
                        .seconds("lease", lease),
                (row, number) -> new Delivery(fact(account, row), row.getInt("attempts") + 1, claimId, leaseUntil));
    }

    private static Fact fact(Account account, ResultSet row) throws SQLException {
        String payload = Columns.text(row, "payload");
        SessionSnapshot snapshot = new SessionSnapshot(
                new SessionKey(account, row.getString("session_id")),
                row.getString("status"),
                true,
                Columns.time(row, "created_at"),
                Columns.time(row, "completed_at"),
                Columns.time(row, "expires_at"),
                Columns.text(row, "reference"),
                payload == null ? "" : payload);
        return new Fact(
                snapshot, LearntBy.valueOf(row.getString("learnt_by")), Columns.requiredTime(row, "learnt_at"), true);
    }

    boolean delivered(Delivery delivery, Instant at) {
        return settle(
                        "state = 'DELIVERED', due_at = null, settled_at = :at, timeline = {noted}, timeline_kept_since = :at, payload_kept_since = case when s.payload is null then null else cast(:at as timestamp with time zone) end",
                        delivery,
                        at,
                        Event.DELIVERED,
                        "attempt " + delivery.attempt())
                > 0;
    }

    void failed(Delivery delivery, DeliveryFailure failure, Instant at, Duration delay) {
        database.update(
                CLAIMED.formatted(
                        "due_at = {now} + cast(:delay as double precision) * interval '1' second, failure_cause = :cause, failure_place = :place, timeline = {noted}"),
                failure(parameters(delivery, at, Event.FAILED, failure.causeClass()), failure)
                        .seconds("delay", delay));
    }

    void park(Delivery delivery, DeliveryFailure failure, Instant at) {
        database.update(
                CLAIMED.formatted(
                        "state = 'PARKED', due_at = null, settled_at = :at, failure_cause = :cause, failure_place = :place, timeline = {noted}"),
                failure(parameters(delivery, at, Event.PARKED, failure.causeClass()), failure));
    }

    void release(Delivery delivery) {
        database.update(
                CLAIMED.formatted("due_at = {now}, attempts = s.attempts - 1"),
                Parameters.of(delivery.key()).text("claim", delivery.claimId()));
    }

    private int settle(String changes, Delivery delivery, Instant at, Event event, String detail) {
        return database.update(CLAIMED.formatted(changes), parameters(delivery, at, event, detail));
    }

    private static Parameters parameters(Delivery delivery, Instant at, Event event, String detail) {
        return Parameters.of(delivery.key())
                .text("claim", delivery.claimId())
                .time("at", at)
                .text("note", TimelineText.line(at, event, detail));
    }

    private static Parameters failure(Parameters parameters, DeliveryFailure failure) {
        return parameters.text("cause", cut(failure.causeClass())).text("place", cut(failure.failedAt()));
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(LONGEST_FAILURE, text.length()));
    }

    List<ParkedDelivery> parked(Account account, int maximum) {
        return database.list(
                "select session_id, status, attempts, settled_at, failure_cause, failure_place from {session} where vendor = :vendor and account = :account and state = 'PARKED' order by settled_at desc limit :maximum",
                Parameters.of(account).number("maximum", maximum),
                (row, number) -> new ParkedDelivery(
                        new SessionKey(account, row.getString("session_id")),
                        row.getString("status"),
                        row.getInt("attempts"),
                        Columns.requiredTime(row, "settled_at"),
                        new DeliveryFailure(row.getString("failure_cause"), row.getString("failure_place"))));
    }

    int replay(SessionKey key, Instant at, Duration delay) {
        return replay(REPLAYABLE + " and s.session_id = :sessionId", Parameters.of(key), at, delay);
    }

    int replayParked(Account account, Instant at, Duration delay) {
        return replay("s.state = 'PARKED'", Parameters.of(account), at, delay);
    }

    int replaySince(Account account, Instant since, Instant at, Duration delay) {
        return replay(
                REPLAYABLE + " and s.settled_at >= :since",
                Parameters.of(account).time("since", since),
                at,
                delay);
    }

    private int replay(String which, Parameters parameters, Instant at, Duration delay) {
        return database.update(
                REPLAYED + which,
                parameters.seconds("delay", delay).text("note", TimelineText.line(at, Event.REPLAYED, "")));
    }

    /** Returns how long it is until the earliest unclaimed hint or delivery is due; negative when it is overdue. */
    Optional<Duration> untilNext(Account account, Set<String> statuses) {
        String deliveries = statuses.isEmpty()
                ? "null"
                : "(select min(due_at) from {session} where vendor = :vendor and account = :account and due_at is not null and (claim_id is null or due_at <= {now}) and status in (:statuses))";
        return database.list(
                        "select {now} as present, cast(" + deliveries
                                + " as timestamp with time zone) as delivery, " + earliestHint(0) + " as webhook, "
                                + earliestHint(1) + " as other",
                        Parameters.of(account).texts("statuses", statuses),
                        (row, number) -> untilNext(row))
                .get(0);
    }

    /** One rank after the other, since the index has them so; the minimum of both would read every hint. */
    private static String earliestHint(int rank) {
        return "(select hint_due_at from {session} where vendor = :vendor and account = :account and hint_due_at is not null and hint_rank = "
                + rank
                + " and (hint_claim_id is null or hint_due_at <= {now}) order by vendor, account, hint_rank, hint_due_at limit 1)";
    }

    private static Optional<Duration> untilNext(ResultSet row) throws SQLException {
        Instant now = Columns.requiredTime(row, "present");
        return Stream.of(Columns.time(row, "delivery"), Columns.time(row, "webhook"), Columns.time(row, "other"))
                .flatMap(Stream::ofNullable)
                .min(Comparator.naturalOrder())
                .map(due -> Duration.between(now, due));
    }
}
