package xyz.cr3dentials.camel.session.jdbc;

import static xyz.cr3dentials.camel.session.jdbc.LedgerFixtures.ACCOUNT;
import static xyz.cr3dentials.camel.session.jdbc.LedgerFixtures.ENDED;
import static xyz.cr3dentials.camel.session.jdbc.LedgerFixtures.LEASE;
import static xyz.cr3dentials.camel.session.jdbc.LedgerFixtures.atOnce;
import static xyz.cr3dentials.camel.session.jdbc.LedgerFixtures.ended;
import static xyz.cr3dentials.camel.session.jdbc.LedgerFixtures.key;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import org.springframework.jdbc.core.JdbcTemplate;
import xyz.cr3dentials.camel.session.Delivery;
import xyz.cr3dentials.camel.session.LearntBy;

/**
 * Measures the ledger on a PostgreSQL that syncs every commit, beside a plain insert on the same server. A program of its
 * own, to be run with the tests' class path; arguments: number of old rows, number of operations. The first of the two
 * rounds warms up.
 */
final class LedgerThroughput {

    private static final int CLIENTS = 8;

    private LedgerThroughput() {}

    public static void main(String[] arguments) throws Exception {
        int oldRows = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        int operations = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 8_000;
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .start();
                HikariDataSource dataSource = pool(server)) {
            JdbcTemplate jdbc = new JdbcTemplate(dataSource);
            JdbcSessionLedger ledger = new JdbcSessionLedger(dataSource);
            jdbc.update(
                    "insert into session_ledger_session (vendor, account, session_id, state, status, known_since, settled_at) select 'vendor', 'default', 'old' || i, case when i % 2 = 0 then 'DELIVERED' else 'HISTORY' end, 'DONE', now(), now() from generate_series(1, ?) as i",
                    oldRows);
            jdbc.execute("create table plain (id varchar primary key, at timestamptz)");
            jdbc.execute("vacuum analyze");
            String insert = "insert into plain values (?, now()) on conflict do nothing";
            for (String round : new String[] {"w", "x"}) {
                measure("plain insert", operations, i -> jdbc.update(insert, round + i));
                measure(
                        "hint, new session",
                        operations,
                        i -> ledger.hint(key(round + i), LearntBy.WEBHOOK, Instant.now(), null));
                measure(
                        "hint, repeated",
                        operations,
                        i -> ledger.hint(key(round + i), LearntBy.WEBHOOK, Instant.now(), null));
                measure("record", operations, i -> ledger.record(ended(round + i, Instant.now())));
                measure("claim 1 + deliver", operations / 2, i -> deliver(ledger, 1));
                measure("claim 10 + deliver, a session", operations / 2, 10, i -> deliver(ledger, 10));
                measure("idle claim", operations / 2, i -> ledger.claim(ACCOUNT, ENDED, 10, LEASE));
                measure("idle nextDue", operations / 2, i -> ledger.nextDue(ACCOUNT, ENDED));
                measure("counts", 200, i -> ledger.counts(ACCOUNT));
            }
        }
    }

    private static void deliver(JdbcSessionLedger ledger, int batch) {
        List<Delivery> claimed = ledger.claim(ACCOUNT, ENDED, batch, LEASE);
        claimed.forEach(delivery -> ledger.markDelivered(delivery, Instant.now()));
    }

    private static void measure(String what, int operations, IntConsumer operation) throws Exception {
        measure(what, operations, 1, operation);
    }

    private static void measure(String what, int operations, int step, IntConsumer operation) throws Exception {
        long began = System.nanoTime();
        atOnce(CLIENTS, client -> () -> {
            for (int i = client * step; i < operations; i += CLIENTS * step) {
                operation.accept(i);
            }
            return true;
        });
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.println(String.format(Locale.ROOT, "%-32s %8.0f/s", what, operations / seconds));
    }

    private static HikariDataSource pool(EmbeddedPostgres server) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(server.getJdbcUrl("postgres", "postgres"));
        config.setUsername("postgres");
        config.setMaximumPoolSize(CLIENTS);
        return new HikariDataSource(config);
    }
}
