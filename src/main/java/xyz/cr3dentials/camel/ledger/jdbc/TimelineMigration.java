package xyz.cr3dentials.camel.ledger.jdbc;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.ledger.TimelineEntry;

/**
 * Moves timelines out of their sessions' rows, where each was one text with a line an entry. Neither database could split
 * those in the same SQL.
 */
final class TimelineMigration implements JavaMigration {

    private static final int ROWS_AT_ONCE = 1_000;

    private final String prefix;

    TimelineMigration(String prefix) {
        this.prefix = prefix;
    }

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("7");
    }

    @Override
    public String getDescription() {
        return "timelines in rows";
    }

    @Override
    public @Nullable Integer getChecksum() {
        return null;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        try (Statement statement = context.getConnection().createStatement();
                PreparedStatement insert = context.getConnection()
                        .prepareStatement(
                                "insert into %stimeline (vendor, account, session_id, at, event, detail) values (?, ?, ?, ?, ?, ?)"
                                        .formatted(prefix))) {
            statement.setFetchSize(ROWS_AT_ONCE);
            try (ResultSet rows = statement.executeQuery(
                    "select vendor, account, session_id, timeline from %ssession where timeline <> ''"
                            .formatted(prefix))) {
                int waiting = 0;
                while (rows.next()) {
                    waiting += add(insert, rows);
                    if (waiting >= ROWS_AT_ONCE) {
                        insert.executeBatch();
                        waiting = 0;
                    }
                }
                insert.executeBatch();
            }
        }
    }

    private static int add(PreparedStatement insert, ResultSet row) throws SQLException {
        int added = 0;
        for (String line : row.getString("timeline").lines().toList()) {
            Optional<TimelineEntry> entry = parse(line);
            if (entry.isPresent()) {
                insert.setString(1, row.getString("vendor"));
                insert.setString(2, row.getString("account"));
                insert.setString(3, row.getString("session_id"));
                insert.setObject(4, entry.get().at().atOffset(ZoneOffset.UTC));
                insert.setString(5, entry.get().event().name());
                insert.setString(6, entry.get().detail());
                insert.addBatch();
                added++;
            }
        }
        return added;
    }

    /** A line that was cut through where a long timeline was shortened is left out. */
    private static Optional<TimelineEntry> parse(String line) {
        String[] parts = line.split(" ", 3);
        if (parts.length < 3) {
            return Optional.empty();
        }
        try {
            Instant at = Instant.parse(parts[0]);
            return Stream.of(TimelineEntry.Event.values())
                    .filter(event -> event.name().equals(parts[1]))
                    .findFirst()
                    .map(event -> new TimelineEntry(at, event, parts[2]));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
