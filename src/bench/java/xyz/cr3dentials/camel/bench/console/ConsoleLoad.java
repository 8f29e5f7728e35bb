package xyz.cr3dentials.camel.bench.console;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.FileSystemUtils;
import xyz.cr3dentials.camel.bench.measure.Report;
import xyz.cr3dentials.camel.bench.measure.Series;
import xyz.cr3dentials.camel.ledger.jdbc.JdbcSessionLedger;

/**
 * Measures over HTTP what the console asks of a ledger with many sessions, from the first call on, and what many open pages
 * cost: the bootable JAR has to be built.
 */
public final class ConsoleLoad {

    private static final double GOAL_MILLIS = 200;

    /** As large as a vendor's answer with some orders in it. */
    private static final String ROWS = """
            insert into session_ledger_session
            (vendor, account, session_id, state, status, known_since, created_at, settled_at, reference)
            select case when mod(i, 10) = 0 then 'verilock' else 'cr3dentials' end, 'default', 'old-session-' || i,
            case when mod(i, 50) = 0 then 'PARKED' when mod(i, 2) = 0 then 'DELIVERED' else 'HISTORY' end, 'COMPLETED',
            current_timestamp - i * interval '1' second, current_timestamp, current_timestamp, 'loan-' || i
            from %s(1, ?) as t(i)""";

    private final int sessions;
    private final int calls;
    private final int listeners;

    private ConsoleLoad(int sessions, int calls, int listeners) {
        this.sessions = sessions;
        this.calls = calls;
        this.listeners = listeners;
    }

    /** @param arguments sessions in the ledger, calls of each kind, open pages; 10,000, 50 and 100 when absent */
    public static void main(String[] arguments) throws Exception {
        ConsoleLoad load = new ConsoleLoad(
                arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000,
                arguments.length > 1 ? Integer.parseInt(arguments[1]) : 50,
                arguments.length > 2 ? Integer.parseInt(arguments[2]) : 100);
        Report.machine();
        Report.head("database", "figure", "median (least–most)", "goal");
        Path directory = Files.createTempDirectory("console-load");
        try {
            load.measure("H2", directory, "jdbc:h2:file:" + directory.resolve("ledger"), "service", "system_range");
            try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .start()) {
                load.measure(
                        "PostgreSQL",
                        directory,
                        server.getJdbcUrl("postgres", "postgres"),
                        "postgres",
                        "generate_series");
            }
        } finally {
            FileSystemUtils.deleteRecursively(directory);
        }
    }

    private void measure(String kind, Path directory, String url, String user, String series) throws Exception {
        fill(url, user, series);
        try (ServiceProcess service = ServiceProcess.start(directory, url, user)) {
            time(kind, "search", service, "/api/ledger/search", "{}");
            time(kind, "search, one vendor", service, "/api/ledger/search", "{\"vendor\":\"cr3dentials\"}");
            time(kind, "search, parked", service, "/api/ledger/search", "{\"states\":[\"PARKED\"]}");
            time(kind, "search, unknown reference", service, "/api/ledger/search", "{\"reference\":\"loan-x\"}");
            time(kind, "counts", service, "/api/ledger/counts", "{}");
            time(kind, "counts, one vendor", service, "/api/ledger/counts", "{\"vendor\":\"cr3dentials\"}");
            listen(kind, service);
        }
    }

    private void fill(String url, String user, String series) {
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl(url);
            pool.setUsername(user);
            pool.setPassword(ServiceProcess.DATABASE_PASSWORD);
            new JdbcSessionLedger(pool);
            JdbcTemplate jdbc = new JdbcTemplate(pool);
            jdbc.update(ROWS.formatted(series), sessions);
            jdbc.execute("analyze");
        }
    }

    private void time(String kind, String what, ServiceProcess service, String path, String body) throws Exception {
        Series milliseconds = new Series();
        for (int i = 0; i < calls; i++) {
            long begun = System.nanoTime();
            service.post(path, body);
            milliseconds.add((System.nanoTime() - begun) / 1e6);
        }
        Report.row(kind, what + ", ms", milliseconds.text("%.1f"), Report.atMost(milliseconds, GOAL_MILLIS));
    }

    private void listen(String kind, ServiceProcess service) throws Exception {
        int before = service.threads();
        try (Listeners open = Listeners.open(service.port(), listeners)) {
            int with = service.threads();
            Series milliseconds = new Series();
            for (int i = 0; i < 5; i++) {
                long latest = open.latest();
                long begun = System.nanoTime();
                service.post("/api/sessions", "{\"platformId\":1}");
                open.awaitAllBeyond(latest);
                milliseconds.add((System.nanoTime() - begun) / 1e6);
            }
            Report.row(kind, "threads before and with " + listeners + " open pages", before + " and " + with, "");
            Report.row(kind, "until all of them are told of a change, ms", milliseconds.text("%.0f"), "");
        }
    }
}
