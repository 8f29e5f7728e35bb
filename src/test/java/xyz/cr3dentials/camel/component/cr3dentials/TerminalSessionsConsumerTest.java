package xyz.cr3dentials.camel.component.cr3dentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.support.ScheduledPollConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import xyz.cr3dentials.camel.api.cr3dentials.Session;
import xyz.cr3dentials.camel.api.cr3dentials.SessionStatus;
import xyz.cr3dentials.camel.ledger.Delivery;
import xyz.cr3dentials.camel.ledger.DeliveryCounts;
import xyz.cr3dentials.camel.ledger.ParkedDelivery;
import xyz.cr3dentials.camel.ledger.SessionKey;
import xyz.cr3dentials.camel.ledger.TestSubscriptions;

class TerminalSessionsConsumerTest {

    private static final DeliveryCounts ALL_DELIVERED = new DeliveryCounts(0, 0, 0, 0);

    private final ConsumerFixture fixture = new ConsumerFixture();
    private final VendorWorld vendor = fixture.vendor;

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void handsOverEachEndedSessionOnceWithItsResult() throws Exception {
        fixture.route(ConsumerFixture.BUSY, exchange -> {});
        awaitPolls(2);
        vendor.set("a", SessionStatus.COMPLETED);
        vendor.set("b", SessionStatus.CANCELLED);
        vendor.set("c", SessionStatus.RUNNING);
        await().until(() -> fixture.received.size() == 2);
        awaitPolls(3);
        assertThat(fixture.receivedIds()).containsExactlyInAnyOrder("a", "b");
        assertThat(vendor.gets).containsExactly("a");
        ConsumerFixture.Received first = fixture.received.stream()
                .filter(received -> received.sessionId().equals("a"))
                .findFirst()
                .orElseThrow();
        assertThat(first.body()).isInstanceOfSatisfying(Session.class, session -> {
            assertThat(session.extractedData()).containsEntry("storeName", "Demo");
            assertThat(session.hasAttestation()).isTrue();
            assertThat(session.platformId()).isEqualTo(7L);
        });
        assertThat(first.headers())
                .containsEntry(Cr3dentialsConstants.SESSION_ID, "a")
                .containsEntry(Cr3dentialsConstants.STATUS, "COMPLETED")
                .containsEntry(Cr3dentialsConstants.LEARNT_BY, "LIST")
                .containsEntry(Cr3dentialsConstants.DELIVERY_ATTEMPT, 1)
                .containsEntry(Exchange.MESSAGE_TIMESTAMP, ComponentFixture.NOW.toEpochMilli());
        await().untilAsserted(() -> assertThat(counts()).isEqualTo(ALL_DELIVERED));
    }

    @Test
    void leavesHistoryAloneUnlessAskedForIt() throws Exception {
        vendor.set("old", SessionStatus.COMPLETED);
        fixture.route(ConsumerFixture.BUSY, exchange -> {});
        awaitPolls(3);
        assertThat(fixture.received).isEmpty();
        assertThat(vendor.gets).isEmpty();
    }

    @Test
    void handsOverHistoryWhenAskedFor() throws Exception {
        vendor.set("old", SessionStatus.COMPLETED);
        fixture.route(ConsumerFixture.BUSY + "&backfill=all", exchange -> {});
        await().until(() -> fixture.receivedIds().contains("old"));
    }

    @Test
    void readsTheRowAloneWhenDetailsAreNotWanted() throws Exception {
        fixture.route(ConsumerFixture.BUSY + "&fetchDetails=false&statuses=COMPLETED", exchange -> {});
        awaitPolls(2);
        vendor.set("a", SessionStatus.COMPLETED);
        vendor.set("b", SessionStatus.ERROR);
        await().until(() -> fixture.received.size() == 1);
        awaitPolls(2);
        assertThat(fixture.receivedIds()).containsExactly("a");
        assertThat(vendor.gets).isEmpty();
    }

    @Test
    void offersAFailedSessionAgainParksItAndReplaysIt() throws Exception {
        AtomicBoolean broken = new AtomicBoolean(true);
        fixture.route(ConsumerFixture.BUSY + "&maximumDeliveries=3", exchange -> {
            if (broken.get()
                    && exchange.getMessage()
                            .getHeader(Cr3dentialsConstants.SESSION_ID)
                            .equals("bad")) {
                throw new IllegalStateException("the CRM refuses");
            }
        });
        awaitPolls(1);
        vendor.set("bad", SessionStatus.TERMINATED);
        await().until(() -> counts().parked() == 1);
        assertThat(fixture.received)
                .extracting(received -> received.headers().get(Cr3dentialsConstants.DELIVERY_ATTEMPT))
                .containsExactly(1, 2, 3);
        ParkedDelivery parked =
                fixture.ledger.parked(ConsumerFixture.ACCOUNT, 10).get(0);
        assertThat(parked.failure().causeClass()).isEqualTo(IllegalStateException.class.getName());
        assertThat(parked.toString()).doesNotContain("refuses");
        vendor.set("good", SessionStatus.TERMINATED);
        await().until(() -> fixture.receivedIds().contains("good"));
        broken.set(false);
        fixture.ledger.replayParked(ConsumerFixture.ACCOUNT);
        await().untilAsserted(() -> assertThat(counts()).isEqualTo(ALL_DELIVERED));
        assertThat(fixture.receivedIds()).containsExactly("bad", "bad", "bad", "good", "bad");
    }

    @Test
    void takesAMarkedRollbackForAFailure() throws Exception {
        fixture.context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(ConsumerFixture.BUSY + "&maximumDeliveries=2")
                        .process(fixture::note)
                        .markRollbackOnly();
            }
        });
        awaitPolls(1);
        vendor.set("a", SessionStatus.TERMINATED);
        await().until(() -> counts().parked() == 1);
        assertThat(fixture.receivedIds()).containsExactly("a", "a");
    }

    @Test
    void takesADeadLetteredSessionForDelivered() throws Exception {
        fixture.context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(deadLetterChannel("log:dead?level=OFF").maximumRedeliveries(0));
                from(ConsumerFixture.BUSY).process(fixture::note).throwException(new IllegalStateException("always"));
            }
        });
        awaitPolls(1);
        vendor.set("a", SessionStatus.TERMINATED);
        await().until(() -> fixture.received.size() == 1);
        await().untilAsserted(() -> assertThat(counts()).isEqualTo(ALL_DELIVERED));
        awaitPolls(3);
        assertThat(counts()).isEqualTo(ALL_DELIVERED);
        assertThat(fixture.received).hasSize(1);
    }

    @Test
    void waitsForAnAsynchronousRouteAndLimitsHowManyAreUnderWay() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        AtomicInteger underWay = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        fixture.context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(ConsumerFixture.BUSY + "&maxMessagesPerPoll=3").to("seda:work?waitForTaskToComplete=Never");
                from("seda:work?concurrentConsumers=10").process(exchange -> {
                    most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
                    assertThat(gate.await(20, TimeUnit.SECONDS)).isTrue();
                    fixture.note(exchange);
                    underWay.decrementAndGet();
                });
            }
        });
        awaitPolls(1);
        for (int i = 0; i < 10; i++) {
            vendor.set("s" + i, SessionStatus.TERMINATED);
        }
        await().until(() -> underWay.get() == 3);
        awaitPolls(3);
        assertThat(counts().backlog()).isEqualTo(10);
        assertThat(underWay).hasValue(3);
        gate.countDown();
        await().untilAsserted(() -> assertThat(counts()).isEqualTo(ALL_DELIVERED));
        assertThat(fixture.receivedIds()).hasSize(10).doesNotHaveDuplicates();
        assertThat(most).hasValue(3);
    }

    @Test
    void offersAgainWhatFailsBehindAnAsynchronousHop() throws Exception {
        AtomicBoolean broken = new AtomicBoolean(true);
        fixture.context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from(ConsumerFixture.BUSY)
                        .delay(1)
                        .asyncDelayed()
                        .threads(2)
                        .process(fixture::note)
                        .process(exchange -> {
                            if (broken.getAndSet(false)) {
                                throw new IllegalStateException("once");
                            }
                        });
            }
        });
        awaitPolls(1);
        vendor.set("a", SessionStatus.TERMINATED);
        await().until(() -> fixture.received.size() == 2);
        await().untilAsserted(() -> assertThat(counts()).isEqualTo(ALL_DELIVERED));
    }

    @Test
    void tellsTheBatchAndSendsAnEmptyMessageWhenIdle() throws Exception {
        fixture.route(ConsumerFixture.BUSY + "&sendEmptyMessageWhenIdle=true&backfill=all&greedy=true", exchange -> {});
        await().until(() -> !fixture.received.isEmpty());
        assertThat(fixture.received.get(0).body()).isNull();
        vendor.set(List.of("a", "b", "c"), SessionStatus.TERMINATED);
        await().until(() -> fixture.receivedIds().containsAll(List.of("a", "b", "c")));
        // A batch is what was claimed at once: what is found is not kept waiting for the rest of a poll.
        assertThat(fixture.received)
                .filteredOn(received -> !received.sessionId().isEmpty())
                .hasSize(3)
                .allSatisfy(received -> {
                    int index = (int) received.properties().get(Exchange.BATCH_INDEX);
                    int size = (int) received.properties().get(Exchange.BATCH_SIZE);
                    assertThat(size).isBetween(1, 3);
                    assertThat(index).isBetween(0, size - 1);
                    assertThat(received.properties()).containsEntry(Exchange.BATCH_COMPLETE, index == size - 1);
                });
    }

    @Test
    void handsOverNothingWhileSuspended() throws Exception {
        fixture.route(ConsumerFixture.BUSY, exchange -> {});
        String token = fixture.createSession();
        awaitPolls(1);
        fixture.context.getRouteController().suspendRoute("sessions");
        int calls = vendor.calls();
        vendor.set("s-1", SessionStatus.COMPLETED);
        fixture.webhook(token, "{\"sessionId\":\"s-1\",\"status\":\"COMPLETED\"}");
        await().during(Duration.ofMillis(500)).until(() -> fixture.received.isEmpty() && vendor.calls() == calls);
        fixture.context.getRouteController().resumeRoute("sessions");
        await().until(() -> fixture.receivedIds().contains("s-1"));
    }

    @Test
    void givesBackWhatItHasNotHandedOverWhenItStops() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch gate = new CountDownLatch(1);
        fixture.route(ConsumerFixture.BUSY, exchange -> {
            begun.countDown();
            assertThat(gate.await(20, TimeUnit.SECONDS)).isTrue();
        });
        awaitPolls(1);
        vendor.set(List.of("a", "b", "c"), SessionStatus.TERMINATED);
        assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
        ScheduledPollConsumer consumer =
                (ScheduledPollConsumer) fixture.context.getRoute("sessions").getConsumer();
        Thread stopping = new Thread(fixture.context::stop);
        stopping.start();
        await().until(() -> consumer.isSuspendingOrSuspended() || consumer.isStoppingOrStopped());
        gate.countDown();
        stopping.join(20_000);
        assertThat(stopping.isAlive()).isFalse();
        assertThat(fixture.received).hasSize(1);
        assertThat(counts().backlog()).isEqualTo(2);
        assertThat(fixture.ledger.claim(
                        TestSubscriptions.ends(ConsumerFixture.ACCOUNT, Set.of("TERMINATED")),
                        10,
                        Duration.ofMinutes(1)))
                .hasSize(2)
                .extracting(Delivery::attempt)
                .containsOnly(1);
    }

    @Test
    void pollsByCron() throws Exception {
        fixture.route(
                "cr3dentials:terminalSessions?backfill=all&scheduler=quartz&scheduler.cron=0/1+*+*+*+*+?",
                exchange -> {});
        vendor.set("a", SessionStatus.TERMINATED);
        await().until(() -> fixture.receivedIds().contains("a"));
        awaitPolls(2);
        assertThat(fixture.receivedIds()).containsExactly("a");
    }

    @Test
    void showsTheHttpCodeOfAFailingPollAndRecovers() throws Exception {
        vendor.outage = new VendorWorld.Refusal(503);
        fixture.component.setHealthCheckConsumerEnabled(true);
        fixture.route(ConsumerFixture.BUSY, exchange -> {});
        await().untilAsserted(() -> {
            HealthCheck.Result result = health();
            assertThat(result.getState()).isEqualTo(HealthCheck.State.DOWN);
            assertThat(result.getDetails()).containsEntry(HealthCheck.HTTP_RESPONSE_CODE, 503);
        });
        vendor.outage = null;
        await().untilAsserted(() -> assertThat(health().getState()).isEqualTo(HealthCheck.State.UP));
        vendor.set("a", SessionStatus.TERMINATED);
        await().until(() -> fixture.receivedIds().contains("a"));
    }

    @Test
    void handsOverWhatIsDueEvenIfThePollFails() throws Exception {
        fixture.route(ConsumerFixture.BUSY, exchange -> {
            if (vendor.outage == null) {
                vendor.outage = new VendorWorld.Refusal(500);
                throw new IllegalStateException("once");
            }
        });
        awaitPolls(1);
        vendor.set("a", SessionStatus.TERMINATED);
        await().until(() -> fixture.received.size() == 2);
        assertThat(fixture.ledger.timeline(new SessionKey(ConsumerFixture.ACCOUNT, "a")))
                .isNotEmpty();
    }

    private HealthCheck.Result health() {
        HealthCheckRegistry registry = Objects.requireNonNull(HealthCheckRegistry.get(fixture.context));
        HealthCheck check =
                ((ScheduledPollConsumer) fixture.context.getRoute("sessions").getConsumer()).getHealthCheck();
        assertThat(registry).isNotNull();
        return check.callReadiness();
    }

    private DeliveryCounts counts() {
        return fixture.ledger.counts(ConsumerFixture.ACCOUNT);
    }

    /** Waits until that many further polls are over. */
    private void awaitPolls(int polls) {
        // An account this small is seen with one request a poll.
        int goal = vendor.lists.get() + polls + 1;
        await().until(() -> vendor.lists.get() >= goal);
    }
}
