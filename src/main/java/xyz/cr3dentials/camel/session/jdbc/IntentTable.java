package xyz.cr3dentials.camel.session.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import xyz.cr3dentials.camel.session.Account;
import xyz.cr3dentials.camel.session.CreateIntent;
import xyz.cr3dentials.camel.session.LedgerException;
import xyz.cr3dentials.camel.session.SessionKey;

/** The statements on intents. */
final class IntentTable {

    /** Reads what {@link #intent} takes. */
    static final String SELECT =
            "select intent_id, reference, opened_at, state, session_id from {intent} where vendor = :vendor and account = :account and ";

    private static final String FIND = SELECT + "intent_id = :intent";
    private static final String LATEST_FIRST = " order by opened_at desc limit :maximum";

    private final Database database;

    IntentTable(Database database) {
        this.database = database;
    }

    void open(CreateIntent intent) {
        int opened = database.insertIfAbsent(
                "insert into {intent} (vendor, account, intent_id, reference, opened_at, state, session_id) values (:vendor, :account, :intent, :reference, :openedAt, :state, :sessionId)",
                of(intent.account(), intent.intentId())
                        .text("reference", intent.reference())
                        .time("openedAt", intent.openedAt())
                        .text("state", intent.state().name())
                        .text("sessionId", intent.sessionId()));
        if (opened == 0) {
            throw new LedgerException("The intent '%s' exists already; use a new id.".formatted(intent.intentId()));
        }
    }

    Optional<CreateIntent> find(Account account, String intentId) {
        return select(FIND, account, intentId);
    }

    /** Finds an intent and keeps every other transaction from changing it. */
    Optional<CreateIntent> lock(Account account, String intentId) {
        return select(FIND + " for update", account, intentId);
    }

    List<CreateIntent> find(Account account, String reference, int maximum) {
        return database.list(
                SELECT + "reference = :reference" + LATEST_FIRST,
                Parameters.of(account).text("reference", reference).number("maximum", maximum),
                (row, number) -> intent(account, row));
    }

    List<CreateIntent> unresolved(Account account, Instant openedBefore, Instant openedAfter, int maximum) {
        return database.list(
                SELECT
                        + "state in ('OPEN', 'AMBIGUOUS') and (state = 'AMBIGUOUS' or opened_at < :before) and opened_at > :after and reference is not null"
                        + LATEST_FIRST,
                Parameters.of(account)
                        .time("before", openedBefore)
                        .time("after", openedAfter)
                        .number("maximum", maximum),
                (row, number) -> intent(account, row));
    }

    void redact(SessionKey key) {
        database.update(
                "update {intent} set reference = null where vendor = :vendor and account = :account and session_id = :sessionId",
                Parameters.of(key));
    }

    /** Erases the reference of an intent whose session was redacted before it was known to be the intent's. */
    void redactIfSessionIs(SessionKey key) {
        database.update(
                "update {intent} set reference = null where vendor = :vendor and account = :account and session_id = :sessionId and exists (select 1 from {session} as s where "
                        + Database.KEY + " and s.redacted_at is not null)",
                Parameters.of(key));
    }

    void bind(CreateIntent intent, String sessionId) {
        database.update(
                "update {intent} set state = 'BOUND', session_id = :sessionId where vendor = :vendor and account = :account and intent_id = :intent",
                of(intent.account(), intent.intentId()).text("sessionId", sessionId));
    }

    void close(Account account, String intentId, CreateIntent.State state) {
        database.update(
                "update {intent} set state = :state where vendor = :vendor and account = :account and intent_id = :intent and state <> 'BOUND'",
                of(account, intentId).text("state", state.name()));
    }

    void deleteOpenedBefore(Account account, Instant before) {
        database.update(
                "delete from {intent} where vendor = :vendor and account = :account and opened_at < :before",
                Parameters.of(account).time("before", before));
    }

    private static Parameters of(Account account, String intentId) {
        return Parameters.of(account).text("intent", intentId);
    }

    private Optional<CreateIntent> select(String sql, Account account, String intentId) {
        return database.list(sql, of(account, intentId), (row, number) -> intent(account, row)).stream()
                .findFirst();
    }

    static CreateIntent intent(Account account, ResultSet row) throws SQLException {
        return new CreateIntent(
                account,
                row.getString("intent_id"),
                Columns.text(row, "reference"),
                Columns.requiredTime(row, "opened_at"),
                CreateIntent.State.valueOf(row.getString("state")),
                Columns.text(row, "session_id"));
    }
}
