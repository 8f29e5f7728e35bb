package xyz.cr3dentials.camel.bench.ledger;

import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import xyz.cr3dentials.camel.component.cr3dentials.Cr3dentialsComponent;
import xyz.cr3dentials.camel.component.cr3dentials.Cr3dentialsConfiguration;
import xyz.cr3dentials.camel.ledger.SessionLedger;

/** A consumer that finds the ledger full of ended sessions, from its first exchange to its last. It never polls. */
final class ConsumerRun implements AutoCloseable {

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final int sessions;
    private final CountDownLatch left;
    private final AtomicLong began = new AtomicLong();
    private volatile long ended;

    /** Starts with sessions of which the caller has recorded all; one more wakes the consumer. */
    ConsumerRun(SessionLedger ledger, int sessions, int threads) throws Exception {
        this.sessions = sessions;
        this.left = new CountDownLatch(sessions + 1);
        Cr3dentialsComponent component = context.getComponent("cr3dentials", Cr3dentialsComponent.class);
        component.getConfiguration().setSessionLedger(ledger);
        component.getConfiguration().setApiKey("never-sent");
        context.getShutdownStrategy().setTimeout(20);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri(threads)).process(exchange -> count());
            }
        });
        context.start();
        Facts.recordEnd(ledger, "wakes-" + System.nanoTime());
    }

    static String describe(int threads) {
        return isConcurrent() ? "concurrentConsumers=" + threads : "one thread";
    }

    private static String uri(int threads) {
        return "cr3dentials:terminalSessions?initialDelay=3600000&delay=3600000&maxMessagesPerPoll=0"
                + (isConcurrent() ? "&concurrentConsumers=" + threads : "");
    }

    private static boolean isConcurrent() {
        return Arrays.stream(Cr3dentialsConfiguration.class.getMethods())
                .anyMatch(method -> method.getName().equals("setConcurrentConsumers"));
    }

    private void count() {
        began.compareAndSet(0, System.nanoTime());
        ended = System.nanoTime();
        left.countDown();
    }

    double perSecond() throws InterruptedException {
        if (!left.await(10, TimeUnit.MINUTES)) {
            throw new IllegalStateException(left.getCount() + " sessions were not delivered");
        }
        return sessions / ((ended - began.get()) / 1e9);
    }

    @Override
    public void close() {
        context.stop();
    }
}
