package xyz.cr3dentials.camel.component.cr3dentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import xyz.cr3dentials.camel.api.cr3dentials.SessionStatus;
import xyz.cr3dentials.camel.ledger.DeliveryCounts;
import xyz.cr3dentials.camel.ledger.LearntBy;
import xyz.cr3dentials.camel.ledger.SessionKey;
import xyz.cr3dentials.camel.ledger.TestSubscriptions;

/** Several sessions in the route at the same time, and what a route that hangs may not hold up. */
class ConcurrentConsumersTest {

    private static final DeliveryCounts ALL_DELIVERED = new DeliveryCounts(0, 0, 0, 0);

    private final ConsumerFixture fixture = new ConsumerFixture();
    private final CountDownLatch release = new CountDownLatch(1);
    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    @AfterEach
    void stop() {
        release.countDown();
        fixture.close();
    }

    @Test
    void handsOverAsManyAtOnceAsAskedFor() throws Exception {
        startWith("&concurrentConsumers=4");
        List<String> ids = end(30);
        await().until(() -> inside.get() == 4);
        release.countDown();
        await().until(() -> fixture.ledger.counts(ConsumerFixture.ACCOUNT).equals(ALL_DELIVERED));
        assertThat(most).hasValue(4);
        assertThat(fixture.receivedIds()).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void handsOverOneAfterAnotherByDefault() throws Exception {
        startWith("");
        end(5);
        await().until(() -> inside.get() == 1);
        release.countDown();
        await().until(() -> fixture.ledger.counts(ConsumerFixture.ACCOUNT).equals(ALL_DELIVERED));
        assertThat(most).hasValue(1);
    }

    @Test
    void finishesWhatIsInTheRouteWhenItStopsAndLeavesTheRest() throws Exception {
        startWith("&concurrentConsumers=3");
        end(30);
        await().until(() -> inside.get() == 3);
        Thread stopping = new Thread(fixture::close);
        stopping.start();
        await().until(() -> fixture.context.isStopping());
        release.countDown();
        stopping.join(TimeUnit.SECONDS.toMillis(30));
        assertThat(stopping.isAlive()).isFalse();
        long backlog = fixture.ledger.counts(ConsumerFixture.ACCOUNT).backlog();
        assertThat(fixture.received.size() + backlog).isEqualTo(30);
        // What was claimed and not begun was given back, so that another node gets it at once.
        assertThat(fixture.ledger.claim(
                        TestSubscriptions.ends(ConsumerFixture.ACCOUNT, Set.of("TERMINATED")),
                        100,
                        Duration.ofMinutes(1)))
                .hasSize((int) backlog);
    }

    @Test
    void confirmsHintsWhileTheRouteHangs() throws Exception {
        startWith("");
        end(1);
        await().until(() -> inside.get() == 1);
        fixture.vendor.set("later", SessionStatus.COMPLETED);
        fixture.ledger.hint(new SessionKey(ConsumerFixture.ACCOUNT, "later"), LearntBy.WEBHOOK, null);
        await().until(() -> fixture.ledger.counts(ConsumerFixture.ACCOUNT).backlog() == 2);
        assertThat(inside).hasValue(1);
    }

    private void startWith(String options) throws Exception {
        fixture.route(ConsumerFixture.BUSY + options, exchange -> {
            int now = inside.incrementAndGet();
            most.accumulateAndGet(now, Math::max);
            release.await(30, TimeUnit.SECONDS);
            inside.decrementAndGet();
        });
        await().until(() -> fixture.vendor.lists.get() > 2);
    }

    private List<String> end(int count) {
        List<String> ids = IntStream.range(0, count).mapToObj(i -> "s" + i).toList();
        // All at once: what one poll does not see is not in the ledger before the next.
        fixture.vendor.set(ids, SessionStatus.TERMINATED);
        return ids;
    }
}
