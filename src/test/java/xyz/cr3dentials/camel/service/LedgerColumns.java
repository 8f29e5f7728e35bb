package xyz.cr3dentials.camel.service;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the ledger of a service that is stopped holds in its H2 file, column by column. */
final class LedgerColumns {

    private LedgerColumns() {}

    /** Reads every column of every table of the ledger but the one that is made for personal data. */
    static List<String> plain(Path file, String user, String password) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:h2:file:" + file, user, password)) {
            for (String table : tables(connection)) {
                try (ResultSet rows = connection.createStatement().executeQuery("select * from \"" + table + "\"")) {
                    while (rows.next()) {
                        for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                            String name = rows.getMetaData().getColumnName(column);
                            if (!(table + "." + name).toLowerCase(Locale.ROOT).endsWith("payload.json")) {
                                values.add(table + "." + name + "=" + rows.getString(column));
                            }
                        }
                    }
                }
            }
        }
        return values;
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet found = connection
                .createStatement()
                .executeQuery("select table_name from information_schema.tables where upper(table_name) like"
                        + " 'SESSION_LEDGER%'")) {
            while (found.next()) {
                tables.add(found.getString(1));
            }
        }
        return tables;
    }
}
