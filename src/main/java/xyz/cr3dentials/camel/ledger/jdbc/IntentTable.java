package xyz.cr3dentials.camel.ledger.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import xyz.cr3dentials.camel.ledger.Account;
import xyz.cr3dentials.camel.ledger.CreateIntent;
import xyz.cr3dentials.camel.ledger.state.IntentRows;

/** The statements on intents. */
final class IntentTable implements IntentRows {

    private static final String OF_ACCOUNT = " where vendor = :vendor and account = :account";
    private static final String OF_INTENT = OF_ACCOUNT + " and intent_id = :intent";
    private static final String SELECT =
            "select intent_id, reference, opened_at, state, session_id from {intent}" + OF_ACCOUNT;
    private static final String LATEST_FIRST = " order by opened_at desc limit :maximum";

    private final Database database;

    IntentTable(Database database) {
        this.database = database;
    }

    @Override
    public boolean insert(CreateIntent intent) {
        return database.insertIfAbsent(
                "insert into {intent} (vendor, account, intent_id, reference, opened_at, state, session_id) values (:vendor, :account, :intent, :reference, :openedAt, :state, :sessionId)",
                parameters(intent).time("openedAt", intent.openedAt()));
    }

    @Override
    public void update(CreateIntent intent) {
        database.update(
                "update {intent} set reference = :reference, state = :state, session_id = :sessionId" + OF_INTENT,
                parameters(intent));
    }

    private static Parameters parameters(CreateIntent intent) {
        return Parameters.of(intent.account())
                .text("intent", intent.intentId())
                .secret("reference", intent.reference())
                .text("state", intent.state().name())
                .text("sessionId", intent.sessionId());
    }

    @Override
    public Optional<CreateIntent> find(Account account, String intentId) {
        return list(account, " and intent_id = :intent", Parameters.of(account).text("intent", intentId)).stream()
                .findFirst();
    }

    @Override
    public Optional<CreateIntent> lock(Account account, String intentId) {
        return list(
                        account,
                        " and intent_id = :intent for update",
                        Parameters.of(account).text("intent", intentId))
                .stream()
                .findFirst();
    }

    @Override
    public List<CreateIntent> withReference(Account account, String reference, int maximum) {
        return list(
                account,
                " and reference = :reference" + LATEST_FIRST,
                Parameters.of(account).secret("reference", reference).number("maximum", maximum));
    }

    @Override
    public List<CreateIntent> in(
            Account account, CreateIntent.State state, Instant openedAfter, Instant openedBefore, int maximum) {
        return list(
                account,
                // Said twice, so that the index on what is unresolved serves.
                " and state in ('OPEN', 'AMBIGUOUS') and state = :state and opened_at > :after and opened_at < :before and reference is not null"
                        + LATEST_FIRST,
                Parameters.of(account)
                        .text("state", state.name())
                        .time("after", openedAfter)
                        .time("before", openedBefore)
                        .number("maximum", maximum));
    }

    @Override
    public void eraseReferences(Account account, Collection<String> sessionIds) {
        for (List<String> ids : IdLists.split(sessionIds)) {
            database.update(
                    "update {intent} set reference = null" + OF_ACCOUNT
                            + " and session_id in (:ids) and reference is not null",
                    Parameters.of(account).texts("ids", ids));
        }
    }

    @Override
    public void deleteOpenedBefore(Account account, Instant before) {
        database.update(
                "delete from {intent}" + OF_ACCOUNT + " and opened_at < :before",
                Parameters.of(account).time("before", before));
    }

    private List<CreateIntent> list(Account account, String which, Parameters parameters) {
        return database.list(SELECT + which, parameters, (row, number) -> intent(account, row));
    }

    private static CreateIntent intent(Account account, ResultSet row) throws SQLException {
        return new CreateIntent(
                account,
                row.getString("intent_id"),
                Columns.text(row, "reference"),
                Columns.requiredTime(row, "opened_at"),
                CreateIntent.State.valueOf(row.getString("state")),
                Columns.text(row, "session_id"));
    }
}
