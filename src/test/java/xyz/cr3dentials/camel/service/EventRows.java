package xyz.cr3dentials.camel.service;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/** What has become of events: what the ledger holds of them, and a table to which a flow adds one row for each exchange. */
final class EventRows {

    /** A flow's last step. */
    static final String EFFECT =
            "sql:INSERT INTO event_effect (vendor, event_id, event_type) VALUES (:#${header.CamelVerificationVendor}, :#${header.CamelVerificationEventId}, :#${header.CamelVerificationEventType})";

    private final DurablePostgres database;

    private EventRows(DurablePostgres database) {
        this.database = database;
    }

    /** Makes the table. */
    static EventRows create(DurablePostgres database) throws SQLException {
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table event_effect (vendor text, event_id text, event_type text)");
        }
        return new EventRows(database);
    }

    /** How many exchanges each event had, by vendor and id. */
    Map<String, Integer> exchanges() throws SQLException {
        return counts("select vendor || ' ' || event_id, count(*) from event_effect group by 1");
    }

    /** How many exchanges were more than the one an event should have. */
    int repeatedExchanges() throws SQLException {
        return exchanges().values().stream().mapToInt(times -> times - 1).sum();
    }

    /** How many rows the ledger has of each event. */
    Map<String, Integer> stored() throws SQLException {
        return counts("select vendor || ' ' || event_id, count(*) from session_ledger_event group by 1");
    }

    /** How many events whose ids begin so are in each state, with those of a claim apart. */
    Map<String, Integer> states(String idsBegin) throws SQLException {
        return counts("select case when claim_id is null or state <> 'DUE' then state else 'CLAIMED' end, count(*)"
                + " from session_ledger_delivery where kind = 'EVENT' and item_id like '" + idsBegin + "%' group by 1");
    }

    private Map<String, Integer> counts(String query) throws SQLException {
        Map<String, Integer> counts = new HashMap<>();
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                counts.put(rows.getString(1), rows.getInt(2));
            }
        }
        return counts;
    }
}
