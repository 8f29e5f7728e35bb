package xyz.cr3dentials.camel.bench.ledger;

import java.time.Duration;
import java.util.Locale;
import xyz.cr3dentials.camel.bench.measure.Report;
import xyz.cr3dentials.camel.ledger.Delivery;
import xyz.cr3dentials.camel.ledger.LearntBy;

/**
 * Measures what sessions take on the disk while their data are kept: each created by the service, told of by a webhook,
 * read, and handed over.
 */
public final class LedgerSize {

    private static final int CLIENTS = 8;
    private static final int BATCH = 100;
    private static final double MILLION = 1e6;
    private static final double MEGABYTE = 1e6;

    private LedgerSize() {}

    /** @param arguments sessions; 100,000 when absent */
    public static void main(String[] arguments) throws Exception {
        int sessions = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        try (Postgres postgres = Postgres.start(CLIENTS, 0)) {
            postgres.hurry();
            long empty = postgres.size();
            Load.run(CLIENTS, sessions, i -> live(postgres, "session-of-many-" + i));
            Load.run(CLIENTS, sessions / BATCH, i -> deliver(postgres));
            long full = postgres.size();
            Report.head("", "bytes a session", "megabytes a million sessions");
            row("database", full - empty, sessions);
            postgres.tableSizes().forEach((table, bytes) -> row(table, bytes, sessions));
        }
    }

    private static void row(String what, long bytes, int sessions) {
        double each = (double) bytes / sessions;
        Report.row(
                what,
                String.format(Locale.ROOT, "%.0f", each),
                String.format(Locale.ROOT, "%.0f", each * MILLION / MEGABYTE));
    }

    private static void live(Postgres postgres, String sessionId) {
        postgres.ledger().openIntent(Facts.ACCOUNT, "intent-" + sessionId, "order-42");
        postgres.ledger().bindIntent("intent-" + sessionId, Facts.created(sessionId));
        postgres.ledger().hint(Facts.key(sessionId), LearntBy.WEBHOOK, null);
        Facts.recordEnd(postgres.ledger(), sessionId);
    }

    private static void deliver(Postgres postgres) {
        for (Delivery delivery : postgres.ledger().claim(Facts.ENDS, BATCH, Duration.ofMinutes(10))) {
            postgres.ledger().markDelivered(delivery);
        }
    }
}
