package xyz.cr3dentials.camel.service.nodes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import xyz.cr3dentials.camel.ledger.jdbc.JdbcLedgerSettings;

/** The statements on the table of nodes, which the ledger's migrations create; all times are by the database's clock. */
final class NodeTable {

    /** Shorter than what a write test may take. */
    private static final int TIMEOUT_SECONDS = 3;

    private static final String PREFIX = JdbcLedgerSettings.DEFAULT.tablePrefix();
    private static final String TABLE = PREFIX + "node";

    private final JdbcTemplate jdbc;

    NodeTable(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
        jdbc.setQueryTimeout(TIMEOUT_SECONDS);
    }

    /**
     * Writes a sign of life, which shows that the database takes writes: always the same row, so it grows nothing. The
     * second statement changes no row, but is refused or held up like a change to a session.
     */
    void beat(String name, Instant startedAt) {
        if (jdbc.update("update " + TABLE + " set seen_at = current_timestamp where name = ?", name) == 0) {
            jdbc.update(
                    "insert into " + TABLE + " (name, started_at, seen_at) values (?, ?, current_timestamp)",
                    name,
                    OffsetDateTime.ofInstant(startedAt, ZoneOffset.UTC));
        }
        jdbc.update("update " + PREFIX + "session set status = status where 1 = 0");
    }

    /** Removes the nodes that have given no sign of life for a day. */
    void forgetSilent() {
        jdbc.update("delete from " + TABLE + " where seen_at < current_timestamp - interval '1' day");
    }

    void remove(String name) {
        jdbc.update("delete from " + TABLE + " where name = ?", name);
    }

    /** Returns the nodes, those that started first first; the latest ones only, should there be very many. */
    List<Node> all(String self, int maximum) {
        return jdbc.query(
                "select name, started_at, seen_at, seen_at >= current_timestamp - interval '30' second as alive from "
                        + "(select * from " + TABLE + " order by seen_at desc limit " + maximum
                        + ") as latest order by started_at, name",
                (row, number) -> node(row, self));
    }

    private static Node node(ResultSet row, String self) throws SQLException {
        String name = row.getString("name");
        return new Node(
                name,
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                row.getObject("seen_at", OffsetDateTime.class).toInstant(),
                name.equals(self),
                row.getBoolean("alive"));
    }
}
