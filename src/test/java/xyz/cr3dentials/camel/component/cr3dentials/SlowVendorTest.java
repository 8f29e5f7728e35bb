package xyz.cr3dentials.camel.component.cr3dentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import xyz.cr3dentials.camel.api.cr3dentials.SessionStatus;
import xyz.cr3dentials.camel.ledger.DeliveryCounts;

/** A vendor that takes its time to answer while many sessions are to be read. */
class SlowVendorTest {

    private final ConsumerFixture fixture = new ConsumerFixture();
    private final CountDownLatch severalAtOnce = new CountDownLatch(1);
    private final AtomicInteger atOnce = new AtomicInteger();

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void isAskedForSeveralSessionsAtOnce() throws Exception {
        fixture.vendor.whileReading = this::answerSlowly;
        fixture.route(ConsumerFixture.BUSY, exchange -> {});
        await().until(() -> fixture.vendor.lists.get() > 2);
        List<String> ids = IntStream.range(0, 50).mapToObj(i -> "s" + i).toList();
        fixture.vendor.set(ids, SessionStatus.COMPLETED);

        await().until(() -> severalAtOnce.getCount() == 0);
        await().until(() -> fixture.ledger.counts(ConsumerFixture.ACCOUNT).equals(new DeliveryCounts(0, 0, 0, 0)));
        assertThat(fixture.receivedIds()).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(fixture.vendor.gets).doesNotHaveDuplicates();
    }

    /** Until four are asked for at the same time. */
    private void answerSlowly() {
        if (atOnce.incrementAndGet() >= 4) {
            severalAtOnce.countDown();
        }
        try {
            severalAtOnce.await(200, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        atOnce.decrementAndGet();
    }
}
