package xyz.cr3dentials.camel.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import xyz.cr3dentials.camel.ledger.state.Erasure;

/** What every ledger keeps to when subscriptions come, change and go. */
public abstract class LedgerSubscriptionsContract extends LedgerOperationsContract {

    private static final Subscription CRM = new Subscription(ACCOUNT, ItemKind.END, "crm", ENDED);
    private static final Subscription EVENTS =
            new Subscription(ACCOUNT, ItemKind.EVENT, Subscription.DEFAULT, Set.of());

    @Test
    void keepsAStatusForADayAfterTheLastConsumerThatWantedIt() {
        Subscription less = ends(ACCOUNT, Set.of("DONE"));
        clock.advance(Duration.ofHours(23));
        ledger.register(less);
        assertThat(record(ended("s1", "FAILED"))).isTrue();
        clock.advance(Duration.ofHours(2));
        ledger.register(less);
        assertThat(record(ended("s2", "FAILED"))).isFalse();
        assertThat(stateOf("s2")).isEqualTo(SessionState.UNWANTED);
        assertThat(record(ended("s3", "DONE"))).isTrue();
        assertThat(ledger.subscriptions(ACCOUNT))
                .singleElement()
                .satisfies(state -> assertThat(state.subscription().types()).containsExactly("DONE"));
    }

    @Test
    void keepsAStatusThatAnotherConsumerOfTheSubscriptionWants() {
        clock.advance(Duration.ofHours(25));
        ledger.register(ENDS);
        ledger.register(ends(ACCOUNT, Set.of("DONE")));
        assertThat(record(ended("s1", "FAILED"))).isTrue();
    }

    @Test
    void narrowsASubscriptionToAllEventsDownToSome() {
        ledger.register(EVENTS);
        clock.advance(Duration.ofHours(25));
        ledger.register(new Subscription(ACCOUNT, ItemKind.EVENT, Subscription.DEFAULT, Set.of("sent")));
        assertThat(ledger.record(event("e1", "opened", null))).isEqualTo(SessionLedger.Receipt.UNWANTED);
        assertThat(ledger.record(event("e2", "sent", null))).isEqualTo(SessionLedger.Receipt.KEPT);
    }

    @Test
    void showsSessionsAsUnwantedThatWereDueToAForgottenSubscriptionAlone() {
        record(ended("s1", "DONE"));
        record(ended("s2", "DONE"));
        ledger.park(claim().get(0), FAILURE);
        assertThat(ledger.forget(ACCOUNT, ItemKind.END, Subscription.DEFAULT)).isEqualTo(2);
        assertThat(List.of(stateOf("s1"), stateOf("s2"))).containsOnly(SessionState.UNWANTED);
        assertThat(ledger.counts(ACCOUNT)).isEqualTo(new DeliveryCounts(0, 0, 0, 0));
        assertThat(ledger.subscriptions(ACCOUNT)).isEmpty();
        assertThat(claim()).isEmpty();
        clock.advance(Duration.ofHours(2));
        assertThat(ledger.erase(ACCOUNT, Duration.ofHours(1))).isEqualTo(2);
    }

    @Test
    void keepsWhatIsDueToOthersWhenASubscriptionIsForgotten() {
        ledger.register(CRM);
        record(ended("s1", "DONE"));
        record(ended("s2", "DONE"));
        ledger.claim(CRM, 1, LEASE).forEach(ledger::markDelivered);
        assertThat(ledger.forget(ACCOUNT, ItemKind.END, Subscription.DEFAULT)).isEqualTo(2);
        assertThat(List.of(stateOf("s1"), stateOf("s2")))
                .containsExactlyInAnyOrder(SessionState.DELIVERED, SessionState.DUE);
        assertThat(ledger.claim(CRM, 10, LEASE)).hasSize(1);
        record(ended("s3", "DONE"));
        assertThat(claim()).isEmpty();
    }

    @Test
    void replaysNothingForAForgottenSubscription() {
        record(ended("s1", "DONE"));
        ledger.markDelivered(claim().get(0));
        assertThat(ledger.forget(ACCOUNT, ItemKind.END, Subscription.DEFAULT)).isZero();
        assertThat(ledger.replay(key("s1"))).isFalse();
        assertThat(stateOf("s1")).isEqualTo(SessionState.DELIVERED);
    }

    @Test
    void erasesEventsThatWereDueToAForgottenSubscriptionAlone() {
        ledger.register(EVENTS);
        ledger.record(event("e1", "sent", "s1"));
        assertThat(ledger.forget(ACCOUNT, ItemKind.END, Subscription.DEFAULT)).isZero();
        assertThat(ledger.forget(ACCOUNT, ItemKind.EVENT, Subscription.DEFAULT)).isEqualTo(1);
        clock.advance(Duration.ofHours(2));
        assertThat(ledger.erase(ACCOUNT, Duration.ofHours(1))).isEqualTo(1);
    }

    @Test
    void forgetsMoreDeliveriesThanOneTransactionTakes() {
        int many = Erasure.AT_ONCE + 1;
        IntStream.range(0, many).forEach(i -> record(ended("s" + i, "DONE")));
        assertThat(ledger.forget(ACCOUNT, ItemKind.END, Subscription.DEFAULT)).isEqualTo(many);
        assertThat(ledger.counts(ACCOUNT).backlog()).isZero();
        assertThat(ledger.tally(SessionFilter.of(Set.of(ACCOUNT))).byState()).containsOnlyKeys(SessionState.UNWANTED);
    }

    @Test
    void handsWhatEndedBeforeToANewSubscriptionThatAsksForIt() {
        record(ended("due", "DONE"));
        record(ended("delivered", "DONE"));
        record(ended("other", "FAILED"));
        record(ended("erased", "DONE"));
        claim().stream()
                .filter(delivery -> !delivery.id().itemId().equals("due"))
                .forEach(ledger::markDelivered);
        ledger.redact(key("erased"));
        Subscription done = new Subscription(ACCOUNT, ItemKind.END, "crm", Set.of("DONE"));
        assertThat(ledger.backfill(done)).isEqualTo(2);
        ledger.register(done);
        assertThat(stateOf("delivered")).isEqualTo(SessionState.DUE);
        assertThat(ledger.claim(done, 10, LEASE))
                .extracting(delivery -> delivery.id().itemId())
                .containsExactlyInAnyOrder("due", "delivered");
        assertThat(ledger.backfill(done)).isZero();
        assertThat(ledger.backfill(ENDS)).isZero();
    }

    @Test
    void repeatsNothingOfABackfillAfterWhichACrashKeptTheSubscriptionFromBeingThere() {
        record(ended("s1", "DONE"));
        record(ended("s2", "DONE"));
        assertThat(ledger.backfill(CRM)).isEqualTo(2);
        assertThat(ledger.backfill(CRM)).isZero();
        assertThat(ledger.claim(CRM, 10, LEASE)).hasSize(2);
    }

    private SessionState stateOf(String sessionId) {
        return ledger.find(key(sessionId)).orElseThrow().entry().state();
    }

    private static VendorEvent event(String eventId, String type, String sessionId) {
        return new VendorEvent(ACCOUNT, eventId, type, sessionId, null, "{\"type\":\"" + type + "\"}");
    }
}
