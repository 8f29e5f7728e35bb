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
import xyz.cr3dentials.camel.session.DeliveryCounts;
import xyz.cr3dentials.camel.vendor.cr3dentials.SessionStatus;

/** A vendor that takes its time to answer while many sessions are to be read. */
class SlowVendorTest {

    private final ConsumerFixture fixture = new ConsumerFixture();
    private final CountDownLatch release = new CountDownLatch(1);
    private final AtomicInteger asked = new AtomicInteger();

    @AfterEach
    void stop() {
        release.countDown();
        fixture.close();
    }

    @Test
    void isAskedForSeveralSessionsAtOnce() throws Exception {
        fixture.vendor.whileReading = this::answerSlowlyAfterTheFirst;
        fixture.route(ConsumerFixture.BUSY, exchange -> {});
        await().until(() -> fixture.vendor.lists.get() > 2);
        List<String> ids = IntStream.range(0, 50).mapToObj(i -> "s" + i).toList();
        fixture.vendor.set(ids, SessionStatus.COMPLETED);

        await().until(() -> asked.get() >= 15 + 4);
        release.countDown();
        await().until(() -> fixture.ledger.counts(ConsumerFixture.ACCOUNT).equals(new DeliveryCounts(0, 0, 0, 0)));
        assertThat(fixture.receivedIds()).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(fixture.vendor.gets).doesNotHaveDuplicates();
    }

    private void answerSlowlyAfterTheFirst() {
        if (asked.incrementAndGet() > 15) {
            try {
                release.await(30, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
