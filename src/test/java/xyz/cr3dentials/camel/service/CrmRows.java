package xyz.cr3dentials.camel.service;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/** What has become of the sessions in the service's CRM table, which has one row a session. */
final class CrmRows {

    private final DurablePostgres database;

    CrmRows(DurablePostgres database) {
        this.database = database;
    }

    /** How often each session's row was written; more than once means a repeated exchange. */
    Map<String, Integer> updatesBySession() throws SQLException {
        Map<String, Integer> updates = new HashMap<>();
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("select session_id, update_count from crm_contact_verification")) {
            while (rows.next()) {
                updates.put(rows.getString(1), rows.getInt(2));
            }
        }
        return updates;
    }

    /** How many exchanges wrote a row that had been written already. */
    int repeatedExchanges() throws SQLException {
        return updatesBySession().values().stream()
                .mapToInt(updates -> updates - 1)
                .sum();
    }
}
