package xyz.cr3dentials.camel.service;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the service's ledger says, read behind its back. */
final class LedgerRows {

    private final DurablePostgres database;

    LedgerRows(DurablePostgres database) {
        this.database = database;
    }

    /** The only intent with a reference. */
    Intent intent(String reference) throws SQLException {
        List<Map<String, String>> rows =
                query("select state, session_id from session_ledger_intent where reference = ?", reference);
        if (rows.size() != 1) {
            throw new AssertionError("The ledger holds " + rows.size() + " intents of " + reference);
        }
        Map<String, String> row = rows.get(0);
        return new Intent(row.get("state"), row.get("session_id"));
    }

    Optional<Session> session(String sessionId) throws SQLException {
        return query(
                        "select s.state, s.learnt_by, d.claim_id, s.hint_by, s.hint_claim_id from session_ledger_session s left join session_ledger_delivery d on d.vendor = s.vendor and d.account = s.account and d.kind = 'END' and d.item_id = s.session_id where s.session_id = ?",
                        sessionId)
                .stream()
                .map(row -> new Session(
                        row.get("state"),
                        row.get("learnt_by"),
                        row.get("claim_id") != null,
                        row.get("hint_by"),
                        row.get("hint_claim_id") != null))
                .findFirst();
    }

    /** All that the ledger knows of some sessions but their data, for a failure's text. */
    String describe(Collection<String> sessionIds) {
        StringBuilder text = new StringBuilder();
        for (String sessionId : sessionIds) {
            text.append('\n').append(sessionId).append(' ');
            try {
                text.append(query(
                        "select s.*, d.*, now() as present from session_ledger_session s left join session_ledger_delivery d on d.item_id = s.session_id where s.session_id = ?",
                        sessionId));
            } catch (SQLException e) {
                text.append(e);
            }
        }
        return text.toString();
    }

    private List<Map<String, String>> query(String sql, String parameter) throws SQLException {
        List<Map<String, String>> answer = new ArrayList<>();
        try (Connection connection = database.connection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, parameter);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Map<String, String> row = new TreeMap<>();
                    for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                        row.put(rows.getMetaData().getColumnLabel(column), rows.getString(column));
                    }
                    answer.add(row);
                }
            }
        }
        return answer;
    }

    /** A wish to create a session. */
    record Intent(String state, String sessionId) {}

    /** A session; a claim is one on its delivery, a hint's claim one on its confirmation. */
    record Session(String state, String learntBy, boolean claimed, String hintBy, boolean hintClaimed) {}
}
