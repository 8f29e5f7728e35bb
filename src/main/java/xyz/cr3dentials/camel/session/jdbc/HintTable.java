package xyz.cr3dentials.camel.session.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import xyz.cr3dentials.camel.session.Account;
import xyz.cr3dentials.camel.session.CreateIntent;
import xyz.cr3dentials.camel.session.Hint;
import xyz.cr3dentials.camel.session.LearntBy;
import xyz.cr3dentials.camel.session.SessionKey;
import xyz.cr3dentials.camel.session.TimelineEntry.Event;

/**
 * The statements on hints, which lie in their session's row: there is one while {@code hint_due_at} is set. A claim moves
 * that time to the end of its lease, so that a claim whose owner died comes due by itself.
 */
final class HintTable {

    /** Assignments that end a hint. */
    static final String CLEAR =
            "hint_by = null, hint_rank = null, hinted_at = null, hint_due_at = null, hint_claim_id = null, hint_claimed_at = null, hint_attempts = 0, hint_renewed = 0, hint_intent_id = null";

    private static final String HELD = "s.hint_claim_id is not null and s.hint_due_at > {now}";
    /** Repeated webhooks make the vendor be asked no more often than that. */
    private static final String SPACED = "s.hint_claimed_at + interval '10' second";

    private static final String COLUMNS =
            "state, known_since, timeline, hint_by, hint_rank, hinted_at, hint_due_at, hint_intent_id";
    private static final String VALUES = "'HINTED', :hintedAt, :note, :hintBy, :rank, :hintedAt, {now}, :intent";
    private static final String ENDED_BUT_ASKED_FOR =
            " or (s.state = 'UNWANTED' and :hintBy = 'LIST') or (s.intent_id is null and coalesce(:intent, '') <> '')";
    private static final String CONDITION = "s.state in ('HINTED', 'OPEN', 'ABANDONED')" + ENDED_BUT_ASKED_FOR;

    private static final SessionUpsert WEBHOOK = upsert("s.hint_due_at is not null");

    private static final String ENDED = "('DUE', 'PARKED', 'DELIVERED', 'UNWANTED')";

    private static final String REVISION = new SessionUpsert(
                    COLUMNS,
                    VALUES,
                    WEBHOOK.changes(),
                    "s.state in " + ENDED + " and (s.status <> :status or s.hint_due_at is not null)")
            .update();

    // A list shows the same rows at every look; only the first of them tells more than an earlier question did.
    private static final SessionUpsert LIST = upsert("s.hint_by <> 'LIST' and s.hint_claimed_at is not null");

    /** Any other hint leaves an earlier one as it is. */
    private static final SessionUpsert OTHER = upsert("1 = 0");

    /** What nearly every webhook comes to, in a statement that costs half of the one for all cases. */
    private static final String FIRST_OF_TIED =
            "update {session} as s set hint_by = :hintBy, hint_rank = :rank, hinted_at = :hintedAt, hint_due_at = {now}, timeline = {noted} from {intent} as i where i.vendor = :vendor and i.account = :account and i.intent_id = :asked and i.session_id = :sessionId and "
                    + Database.KEY
                    + " and s.hint_due_at is null and s.state in ('HINTED', 'OPEN', 'ABANDONED') returning i.intent_id, i.reference, i.opened_at, i.state, i.session_id";

    private static final SessionClaim DUE = new SessionClaim(
            "session_id, hint_by, hinted_at, hint_attempts, hint_intent_id, hint_rank, hint_due_at, case when state in "
                    + ENDED + " then status end as ended_as",
            "hint_due_at <= {now}",
            "hint_rank, hint_due_at",
            "hint_claim_id = :claim, hint_claimed_at = {now}, hint_due_at = {now} + cast(:lease as double precision) * interval '1' second, hint_attempts = s.hint_attempts + 1, hint_renewed = 0");

    private static final String CLAIMED =
            "update {session} as s set %s where " + Database.KEY + " and s.hint_claim_id = :claim";

    /** The news that came while the vendor was asked is a hint of its own. */
    private static final String RENEWED =
            "hint_claim_id = null, hint_renewed = 0, hint_attempts = 0, hint_due_at = greatest({now}, " + SPACED + ")";

    private final Database database;

    /** News brings an earlier hint forward; the vendor is asked once more if it came while the vendor was asked. */
    private static SessionUpsert upsert(String news) {
        String fresh = "s.hint_due_at is null or (" + news + ")";
        return new SessionUpsert(
                COLUMNS,
                VALUES,
                "hint_by = case when " + fresh + " then :hintBy else s.hint_by end, hint_rank = case when " + fresh
                        + " then :rank else s.hint_rank end, hinted_at = coalesce(s.hinted_at, :hintedAt), hint_intent_id = case when "
                        + fresh
                        + " then coalesce(s.hint_intent_id, :intent) else s.hint_intent_id end, hint_due_at = case when s.hint_due_at is null then {now} when "
                        + HELD + " or not (" + news
                        + ") then s.hint_due_at else least(s.hint_due_at, greatest({now}, coalesce(" + SPACED
                        + ", {now}))) end, hint_renewed = case when " + HELD + " and " + news
                        + " then 1 else s.hint_renewed end, timeline = case when s.hint_due_at is null then {noted} else s.timeline end",
                CONDITION);
    }

    HintTable(Database database) {
        this.database = database;
    }

    boolean hint(SessionKey key, LearntBy learntBy, Instant hintedAt, @Nullable String intentId) {
        return database.upsert(upsertOf(learntBy), parameters(key, learntBy, hintedAt, intentId)) > 0;
    }

    boolean hintRevision(SessionKey key, String status, Instant hintedAt) {
        Parameters parameters =
                parameters(key, LearntBy.WEBHOOK, hintedAt, null).text("status", status);
        return database.update(REVISION, parameters) > 0;
    }

    /** Finds the intent {@code asked}, and writes down the hint if it is tied to the session. */
    List<CreateIntent> hintIfTied(SessionKey key, String asked, LearntBy learntBy, Instant hintedAt) {
        Parameters parameters = parameters(key, learntBy, hintedAt, null).text("asked", asked);
        RowMapper<CreateIntent> intent = (row, number) -> IntentTable.intent(key.account(), row);
        List<CreateIntent> tied = database.changeAndList(FIRST_OF_TIED, parameters, intent);
        return tied.isEmpty()
                ? database.listAndUpsert(
                        IntentTable.SELECT + "intent_id = :asked",
                        "session_id = :sessionId",
                        upsertOf(learntBy),
                        parameters,
                        intent)
                : tied;
    }

    private static SessionUpsert upsertOf(LearntBy learntBy) {
        return switch (learntBy) {
            case WEBHOOK -> WEBHOOK;
            case LIST -> LIST;
            default -> OTHER;
        };
    }

    private static Parameters parameters(
            SessionKey key, LearntBy learntBy, Instant hintedAt, @Nullable String intentId) {
        return Parameters.of(key)
                .text("hintBy", learntBy.name())
                .number("rank", learntBy == LearntBy.WEBHOOK ? 0 : 1)
                .time("hintedAt", hintedAt)
                .text("intent", intentId)
                .text("note", TimelineText.line(hintedAt, Event.HINTED, learntBy.name()));
    }

    List<Hint> claim(Account account, int maximum, Duration lease, String claimId) {
        return database.claim(
                DUE,
                Parameters.of(account)
                        .number("maximum", maximum)
                        .text("claim", claimId)
                        .seconds("lease", lease),
                (row, number) -> hint(account, row, claimId));
    }

    private static Hint hint(Account account, ResultSet row, String claimId) throws SQLException {
        return new Hint(
                new SessionKey(account, row.getString("session_id")),
                LearntBy.valueOf(row.getString("hint_by")),
                Columns.requiredTime(row, "hinted_at"),
                row.getInt("hint_attempts") + 1,
                Columns.text(row, "hint_intent_id"),
                Columns.text(row, "ended_as"),
                claimId);
    }

    void postpone(Hint hint, Duration delay) {
        String next = "{now} + cast(:delay as double precision) * interval '1' second";
        database.update(
                CLAIMED.formatted(
                        "hint_claim_id = null, hint_renewed = 0, hint_due_at = case when s.hint_renewed = 1 then least("
                                + next + ", greatest({now}, " + SPACED + ")) else " + next + " end"),
                Parameters.of(hint.key()).text("claim", hint.claimId()).seconds("delay", delay));
    }

    void drop(Hint hint) {
        Parameters parameters = Parameters.of(hint.key()).text("claim", hint.claimId());
        int deleted = database.update(
                "delete from {session} as s where " + Database.KEY
                        + " and s.hint_claim_id = :claim and s.state = 'HINTED' and s.hint_renewed = 0 and s.redacted_at is null",
                parameters);
        if (deleted == 0
                && database.update(CLAIMED.formatted("{unhinted}") + " and s.hint_renewed = 0", parameters) == 0) {
            database.update(CLAIMED.formatted(RENEWED), parameters);
        }
    }
}
