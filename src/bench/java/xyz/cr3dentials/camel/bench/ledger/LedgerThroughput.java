package xyz.cr3dentials.camel.bench.ledger;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntConsumer;
import xyz.cr3dentials.camel.bench.measure.Report;
import xyz.cr3dentials.camel.bench.measure.Series;
import xyz.cr3dentials.camel.ledger.LearntBy;
import xyz.cr3dentials.camel.ledger.jdbc.JdbcSessionLedger;

/** Measures the single calls of the ledger, so that a figure of the whole can be traced to them. */
public final class LedgerThroughput {

    private static final int CLIENTS = 8;
    private static final int WARM_UP = 3;
    private static final int BATCH = 10;
    private static final Duration LEASE = Duration.ofMinutes(1);

    private final Map<String, Figures> figures = new LinkedHashMap<>();
    private final Postgres postgres;
    private final JdbcSessionLedger ledger;
    private final int operations;

    private LedgerThroughput(Postgres postgres, int operations) {
        this.postgres = postgres;
        this.ledger = postgres.ledger();
        this.operations = operations;
    }

    /** @param arguments rounds, operations a round, old rows in the ledger; 10, 2,000 and 1,000,000 when absent */
    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10;
        int operations = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 2_000;
        int oldRows = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 1_000_000;
        Report.machine();
        try (Postgres postgres = Postgres.start(CLIENTS, oldRows)) {
            LedgerThroughput throughput = new LedgerThroughput(postgres, operations);
            for (int round = -WARM_UP; round < rounds; round++) {
                throughput.round("r" + round + "-");
                if (round == -1) {
                    throughput.figures.clear(); // what went before warms up
                    postgres.analyze();
                }
            }
            throughput.print();
        }
        Report.machine();
    }

    private void round(String prefix) throws Exception {
        measure("plain insert", operations, postgres.plainInsert(prefix));
        measure("intent opened", operations, i -> openIntent(prefix + i));
        measure("intent bound", operations, i -> ledger.bindIntent(prefix + i, Facts.created(prefix + i)));
        measure("intent found", operations, i -> ledger.findIntent(Facts.ACCOUNT, prefix + i));
        measure("hint, known session", operations, i -> hint(prefix + i));
        measure("hint, new session", operations, i -> hint(prefix + "new-" + i));
        measure("hint, repeated", operations, i -> hint(prefix + i));
        measure("record", operations, i -> Facts.recordEnd(ledger, prefix + i));
        measure("claim of 1 and its mark", operations / 2, i -> deliver(1));
        measure("claim of 10 and their marks", operations / 2 / BATCH, i -> deliver(BATCH));
        measure("claim of nothing", operations / 2, i -> ledger.claim(Facts.ENDS, BATCH, LEASE));
        measure("time of the next delivery", operations / 2, i -> ledger.nextDelivery(Facts.ENDS));
        measure("counts", 200, i -> ledger.counts(Facts.ACCOUNT));
    }

    private void openIntent(String intentId) {
        ledger.openIntent(Facts.ACCOUNT, intentId, null);
    }

    private void hint(String sessionId) {
        ledger.hint(Facts.key(sessionId), LearntBy.WEBHOOK, null);
    }

    private void deliver(int batch) {
        ledger.claim(Facts.ENDS, batch, LEASE).forEach(delivery -> ledger.markDelivered(delivery));
    }

    private void measure(String what, int times, IntConsumer operation) throws Exception {
        figures.computeIfAbsent(what, absent -> new Figures())
                .add(Load.run(CLIENTS, times, postgres::processorSeconds, operation));
    }

    private void print() {
        Series plain = figures.get("plain insert").perSecond();
        Report.head("%d clients".formatted(CLIENTS), "a second", "processor µs", "p50 ms", "p99 ms", "ratio");
        figures.forEach((what, figure) ->
                figure.row(what, figure.perSecond().dividedBy(plain).text("%.2f")));
    }
}
