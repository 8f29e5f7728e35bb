package xyz.cr3dentials.camel.bench.ledger;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Endpoint;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import xyz.cr3dentials.camel.bench.measure.Report;
import xyz.cr3dentials.camel.bench.measure.Series;
import xyz.cr3dentials.camel.ledger.Delivery;

/**
 * Measures how many ended sessions a second leave the ledger through a route that does nothing: claimed, exchanged and
 * marked delivered. First with the ledger's calls alone, by threads that share nothing, then by the whole
 * {@code cr3dentials:terminalSessions} consumer.
 */
public final class DeliveryRate {

    private static final int CLIENTS = 8;
    private static final int WARM_UP = 3;
    private static final int BATCH = 10;
    private static final double GOAL = 0.3;

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final Postgres postgres;
    private final ProducerTemplate template;
    private final Endpoint route;

    private DeliveryRate(Postgres postgres) throws Exception {
        this.postgres = postgres;
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:nothing").process(exchange -> {});
            }
        });
        context.start();
        template = context.createProducerTemplate();
        route = context.getEndpoint("direct:nothing");
    }

    /** @param arguments rounds, operations a round, old rows in the ledger; 10, 2,000 and 1,000,000 when absent */
    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10;
        int operations = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 2_000;
        int oldRows = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 1_000_000;
        Report.machine();
        try (Postgres postgres = Postgres.start(CLIENTS, oldRows)) {
            DeliveryRate rate = new DeliveryRate(postgres);
            rate.measure(rounds, operations);
            rate.context.stop();
        }
        Report.machine();
    }

    /** The rounds before the first warm up and are not counted; short ones, so that all see the same machine. */
    private void measure(int rounds, int operations) throws Exception {
        Series plain = new Series();
        Series single = new Series();
        Series batch = new Series();
        Series consumer = new Series();
        for (int round = -WARM_UP; round < rounds; round++) {
            if (round == 0) {
                postgres.analyze();
            }
            String prefix = "r" + round + "-";
            double inserts = Load.run(CLIENTS, operations, () -> 0, postgres.plainInsert(prefix))
                    .perSecond();
            double oneByOne = ledger(prefix + "one-", operations, 1);
            double tenByTen = ledger(prefix + "ten-", operations, BATCH);
            double whole = consumer(prefix + "all-", operations);
            if (round >= 0) {
                plain.add(inserts);
                single.add(oneByOne);
                batch.add(tenByTen);
                consumer.add(whole);
            }
        }
        Report.head("%d connections".formatted(CLIENTS), "a second", "ratio", "goal");
        Report.row("plain insert, %d threads".formatted(CLIENTS), plain.text("%.0f"), "", "");
        row("ledger, %d threads, claims of 1".formatted(CLIENTS), single, plain);
        row("ledger, %d threads, claims of %d".formatted(CLIENTS, BATCH), batch, plain);
        row("consumer, " + ConsumerRun.describe(CLIENTS), consumer, plain);
    }

    private static void row(String what, Series figure, Series plain) {
        Series ratio = figure.dividedBy(plain);
        Report.row(what, figure.text("%.0f"), ratio.text("%.2f"), Report.atLeast(ratio, GOAL));
    }

    private double ledger(String prefix, int sessions, int batch) throws Exception {
        record(prefix, sessions);
        AtomicInteger delivered = new AtomicInteger();
        long began = System.nanoTime();
        Load.run(CLIENTS, CLIENTS, client -> {
            while (delivered.get() < sessions) {
                delivered.addAndGet(deliver(batch));
            }
        });
        return sessions / ((System.nanoTime() - began) / 1e9);
    }

    private int deliver(int batch) {
        List<Delivery> claimed = postgres.ledger().claim(Facts.ENDS, batch, Duration.ofMinutes(5));
        for (Delivery delivery : claimed) {
            template.sendBody(route, delivery.fact().snapshot());
            if (!postgres.ledger().markDelivered(delivery)) {
                throw new IllegalStateException("A claim was lost");
            }
        }
        return claimed.size();
    }

    private double consumer(String prefix, int sessions) throws Exception {
        record(prefix, sessions);
        try (ConsumerRun run = new ConsumerRun(postgres.ledger(), sessions, CLIENTS)) {
            return run.perSecond();
        }
    }

    private void record(String prefix, int sessions) throws Exception {
        Load.run(CLIENTS, sessions, i -> Facts.recordEnd(postgres.ledger(), prefix + i));
    }
}
