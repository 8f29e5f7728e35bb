package xyz.cr3dentials.camel.component.cr3dentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import xyz.cr3dentials.camel.ledger.Delivery;
import xyz.cr3dentials.camel.ledger.LearntBy;
import xyz.cr3dentials.camel.ledger.ManualClock;
import xyz.cr3dentials.camel.ledger.SessionKey;
import xyz.cr3dentials.camel.ledger.SessionLedger;
import xyz.cr3dentials.camel.ledger.SessionSnapshot;
import xyz.cr3dentials.camel.ledger.TestSubscriptions;

class DeliveryLeaseTest {

    private static final Duration LEASE = Duration.ofMinutes(5);

    private final ManualClock clock = new ManualClock();
    private final SessionLedger ledger =
            TestSubscriptions.wanting(clock, ConsumerFixture.ACCOUNT, Set.of("TERMINATED"));

    @Test
    void handsNothingOverThatAnotherNodeMayClaimMeanwhile() throws Exception {
        for (int i = 0; i < 4; i++) {
            record("s" + i, "{\"sessionId\":\"s\",\"status\":\"TERMINATED\"}");
        }
        List<Delivery> claimedElsewhere = new CopyOnWriteArrayList<>();
        try (ConsumerFixture fixture = new ConsumerFixture(own -> ledger)) {
            fixture.component.setClock(clock);
            fixture.route(ConsumerFixture.BUSY, exchange -> {
                claimedElsewhere.addAll(
                        ledger.claim(TestSubscriptions.ends(ConsumerFixture.ACCOUNT, Set.of("TERMINATED")), 10, LEASE));
                clock.advance(Duration.ofSeconds(200));
            });
            await().until(() -> fixture.received.size() >= 4);
            assertThat(claimedElsewhere).isEmpty();
            assertThat(fixture.receivedIds()).containsExactly("s0", "s1", "s2", "s3");
            assertThat(fixture.received)
                    .extracting(received -> received.headers().get(Cr3dentialsConstants.DELIVERY_ATTEMPT))
                    .containsOnly(1);
        }
    }

    @Test
    void claimsTenAtOnceAndTellsTheirBatch() throws Exception {
        for (int i = 0; i < 25; i++) {
            record("s" + i, "{\"sessionId\":\"s\",\"status\":\"TERMINATED\"}");
        }
        try (ConsumerFixture fixture = new ConsumerFixture(own -> ledger)) {
            fixture.component.setClock(clock);
            fixture.route(ConsumerFixture.BUSY + "&maxMessagesPerPoll=25", exchange -> {});
            await().until(() -> fixture.received.size() == 25);
            assertThat(fixture.received)
                    .filteredOn(received ->
                            Boolean.TRUE.equals(received.properties().get(Exchange.BATCH_COMPLETE)))
                    .extracting(received -> received.properties().get(Exchange.BATCH_SIZE))
                    .containsExactly(10, 10, 5);
        }
    }

    @Test
    void givesBackTheRestOfABatchWhenTheLedgerFails() throws Exception {
        record("bad", "{");
        record("good", "{\"sessionId\":\"good\",\"status\":\"TERMINATED\"}");
        try (ConsumerFixture fixture = new ConsumerFixture(own -> withoutMarkFailed())) {
            fixture.component.setClock(clock);
            fixture.route(ConsumerFixture.BUSY, exchange -> {});
            await().until(() -> fixture.receivedIds().contains("good"));
        }
    }

    private void record(String sessionId, String json) {
        Instant now = clock.instant();
        SessionSnapshot snapshot = new SessionSnapshot(
                new SessionKey(ConsumerFixture.ACCOUNT, sessionId), "TERMINATED", true, null, now, null, null, json);
        ledger.record(snapshot, LearntBy.LIST);
    }

    private SessionLedger withoutMarkFailed() {
        return (SessionLedger) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {SessionLedger.class}, (proxy, called, arguments) -> {
                    if (called.getName().equals("markFailed")) {
                        throw new IllegalStateException("no database");
                    }
                    try {
                        return called.invoke(ledger, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
