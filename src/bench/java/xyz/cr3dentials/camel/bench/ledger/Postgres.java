package xyz.cr3dentials.camel.bench.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntConsumer;
import org.springframework.jdbc.core.JdbcTemplate;
import xyz.cr3dentials.camel.ledger.jdbc.JdbcSessionLedger;

/** A PostgreSQL server that syncs every commit, a pool on it, a ledger in it, and the plain insert to compare with. */
public final class Postgres implements AutoCloseable {

    private static final String PLAIN = "insert into plain values (?, now()) on conflict do nothing";
    /** The kernel's USER_HZ, which is 100 on every Linux architecture that a JDK is built for. */
    private static final double TICKS_A_SECOND = 100;

    private static final String OLD_ROWS = """
            insert into session_ledger_session (vendor, account, session_id, state, status, known_since, settled_at, counted_as)
            select ?, 'default', 'old' || i, case when i % 2 = 0 then 'DELIVERED' else 'HISTORY' end,
            'COMPLETED', now(), now(), 'COMPLETED' from generate_series(1, ?) as i""";

    private static final String TABLE_SIZES = """
            select relname, pg_total_relation_size(oid) from pg_class
            where relkind = 'r' and relname like 'session_ledger%' order by 2 desc""";

    private final EmbeddedPostgres server;
    private final HikariDataSource dataSource;
    private final JdbcTemplate jdbc;
    private final JdbcSessionLedger ledger;

    private Postgres(EmbeddedPostgres server, int connections) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(server.getJdbcUrl("postgres", "postgres"));
        config.setUsername("postgres");
        config.setMaximumPoolSize(connections);
        config.setMaxLifetime(0); // a process of the server that ended would take its processor time with it
        this.server = server;
        this.dataSource = new HikariDataSource(config);
        this.jdbc = new JdbcTemplate(dataSource);
        this.ledger = new JdbcSessionLedger(dataSource);
        ledger.register(Facts.ENDS);
    }

    /**
     * Starts a server.
     *
     * @param connections how many the pool holds
     * @param oldRows ended sessions of the vendor cr3dentials that lie in the ledger from the beginning
     */
    public static Postgres start(int connections, int oldRows) throws IOException {
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
        Postgres postgres = new Postgres(server, connections);
        postgres.jdbc.update(OLD_ROWS, "cr3dentials", oldRows);
        postgres.jdbc.execute("create table plain (id varchar primary key, at timestamptz)");
        postgres.jdbc.execute("vacuum analyze");
        return postgres;
    }

    /** Returns the ledger; thread-safe. */
    public JdbcSessionLedger ledger() {
        return ledger;
    }

    /** Returns what inserts one new row, each with a commit of its own. */
    IntConsumer plainInsert(String prefix) {
        return i -> jdbc.update(PLAIN, prefix + i);
    }

    /**
     * Brings the planner's figures up to date, which the server itself does once a minute: until then it plans for empty
     * tables.
     */
    void analyze() {
        jdbc.execute("analyze");
    }

    /** Commits without waiting for the disk from now on; what is there in the end is the same. */
    void hurry() {
        jdbc.execute("alter system set synchronous_commit = off");
        jdbc.execute("select pg_reload_conf()");
    }

    /** Returns how many bytes the database takes on the disk, with what deleted and changed rows leave behind. */
    long size() {
        jdbc.execute("vacuum analyze");
        Long bytes = jdbc.queryForObject("select pg_database_size(current_database())", Long.class);
        return Objects.requireNonNull(bytes);
    }

    /** Returns the same of each of the ledger's tables with its indexes, the largest first. */
    Map<String, Long> tableSizes() {
        Map<String, Long> sizes = new LinkedHashMap<>();
        jdbc.query(TABLE_SIZES, row -> {
            sizes.put(row.getString(1), row.getLong(2));
        });
        return sizes;
    }

    /** Returns the processor time that this process and the server's have used so far. */
    double processorSeconds() {
        double ticks = ticks(ProcessHandle.current().pid());
        for (long process : jdbc.queryForList("select pid from pg_stat_activity", Long.class)) {
            ticks += ticks(process);
        }
        return ticks / TICKS_A_SECOND;
    }

    private static double ticks(long process) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(process), "stat"));
            // The fields are counted after the program's name, which can hold spaces.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        dataSource.close();
        server.close();
    }
}
