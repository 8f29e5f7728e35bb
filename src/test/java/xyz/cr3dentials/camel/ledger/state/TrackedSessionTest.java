package xyz.cr3dentials.camel.ledger.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import xyz.cr3dentials.camel.ledger.Account;
import xyz.cr3dentials.camel.ledger.CreateIntent;
import xyz.cr3dentials.camel.ledger.DeliveryId;
import xyz.cr3dentials.camel.ledger.ItemKind;
import xyz.cr3dentials.camel.ledger.LearntBy;
import xyz.cr3dentials.camel.ledger.SessionKey;
import xyz.cr3dentials.camel.ledger.SessionSnapshot;
import xyz.cr3dentials.camel.ledger.SessionState;
import xyz.cr3dentials.camel.ledger.Subscription;

/**
 * Every transition from every session that transitions can lead to in a few steps; what a ledger promises of all of them.
 */
class TrackedSessionTest {

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final SessionKey KEY = new SessionKey(new Account("vendor", "default"), "s1");
    private static final int STEPS = 5;

    private static final Map<String, BiFunction<TrackedSession, Instant, Step>> TRANSITIONS = transitions();

    private static Map<String, BiFunction<TrackedSession, Instant, Step>> transitions() {
        Map<String, BiFunction<TrackedSession, Instant, Step>> all = new LinkedHashMap<>();
        all.put("bound", (session, now) -> session.bound(intent("i1"), snapshot("NEW", false), now));
        all.put("bound to another", (session, now) -> session.bound(intent("i2"), snapshot("NEW", false), now));
        all.put("bound when ended", (session, now) -> session.bound(intent("i1"), snapshot("DONE", true), now));
        all.put("hinted by webhook", (session, now) -> session.hinted(LearntBy.WEBHOOK, null, now));
        all.put("hinted by list", (session, now) -> session.hinted(LearntBy.LIST, null, now));
        all.put("hinted for an intent", (session, now) -> session.hinted(LearntBy.WEBHOOK, "i1", now));
        all.put("revision hinted", (session, now) -> session.revisionHinted("FAILED", now));
        all.put("hint claimed", (session, now) -> session.hintClaimed("c", now, Duration.ofMinutes(1)));
        all.put("hint postponed", (session, now) -> session.hintPostponed("c", Duration.ofMinutes(1), now));
        all.put("hint dropped", (session, now) -> session.hintDropped("c", now));
        all.put("seen open", (session, now) -> session.seenOpen(snapshot("RUNNING", false), LearntBy.READ, now));
        all.put("ended", (session, now) -> session.ended(snapshot("DONE", true), LearntBy.LIST, true, now));
        all.put("ended otherwise", (session, now) -> session.ended(snapshot("FAILED", true), LearntBy.READ, true, now));
        all.put("ended unwanted", (session, now) -> session.ended(snapshot("DONE", true), LearntBy.LIST, false, now));
        all.put(
                "revised",
                (session, now) -> session.revised(snapshot("FAILED", true), LearntBy.READ, "DONE", true, now));
        all.put(
                "revised to what nobody wants",
                (session, now) -> session.revised(snapshot("FAILED", true), LearntBy.READ, "DONE", false, now));
        all.put("listed", (session, now) -> session.listed("DONE", now));
        all.put("unreadable", (session, now) -> session.unreadable("c", "java.io.IOException", now));
        all.put("asked again", TrackedSession::askedAgain);
        all.put("abandoned", TrackedSession::abandoned);
        all.put(
                "delivered",
                (session, now) -> onlyIf(session.isWanted(), session, now, TrackedDelivery.State.DELIVERED));
        all.put("parked", (session, now) -> onlyIf(session.isWanted(), session, now, TrackedDelivery.State.PARKED));
        all.put("due again", (session, now) -> onlyIf(session.isWanted(), session, now, TrackedDelivery.State.DUE));
        all.put("redacted", TrackedSession::redacted);
        all.put("erased", (session, now) -> session.erased());
        all.put("revealed", TrackedSession::revealed);
        return all;
    }

    private static Step onlyIf(boolean holds, TrackedSession session, Instant now, TrackedDelivery.State state) {
        DeliveryId id = new DeliveryId(KEY.account(), ItemKind.END, "s1", Subscription.DEFAULT);
        return holds
                ? session.delivering(List.of(new TrackedDelivery(id, "DONE", state, 1, null, null, null, null)), now)
                : Step.refused(session);
    }

    /** A session and the way to it. */
    private record Reached(TrackedSession session, List<String> way, int counted) {}

    @Test
    void keepsItsPromisesWhateverHappensInWhateverOrder() {
        List<Reached> reached = new ArrayList<>();
        reached.add(new Reached(TrackedSession.heardOf(KEY, START), List.of(), 0));
        reached.add(new Reached(TrackedSession.history(KEY, "DONE", START), List.of("history"), 1));
        Set<TrackedSession> known = new HashSet<>();
        Set<SessionState> states = new HashSet<>();
        Set<String> took = new HashSet<>();
        for (int steps = 0; steps < STEPS; steps++) {
            List<Reached> next = new ArrayList<>();
            Instant now = START.plusSeconds(20L * (steps + 1));
            for (Reached from : reached) {
                TRANSITIONS.forEach((name, transition) -> {
                    Step step = transition.apply(from.session(), now);
                    List<String> way = new ArrayList<>(from.way());
                    way.add(name);
                    int counted = from.counted()
                            + step.counts().values().stream()
                                    .mapToInt(Integer::intValue)
                                    .sum();
                    check(from.session(), step, counted, way);
                    if (step.changed()) {
                        took.add(name);
                        states.add(step.next().state());
                        if (known.add(step.next())) {
                            next.add(new Reached(step.next(), way, counted));
                        }
                    }
                });
            }
            reached = next;
        }
        assertThat(states).containsExactlyInAnyOrder(SessionState.values());
        assertThat(took).containsExactlyInAnyOrderElementsOf(TRANSITIONS.keySet());
        assertThat(known).hasSizeGreaterThan(1_000);
    }

    private static void check(TrackedSession before, Step step, int counted, List<String> way) {
        TrackedSession after = step.next();
        String path = String.join(", ", way);
        if (!step.changed()) {
            assertThat(after).as(path).isEqualTo(before);
            assertThat(step.entries()).as(path).isEmpty();
            assertThat(step.counts()).as(path).isEmpty();
            return;
        }
        // Counted exactly while the ledger takes its end for known, or has it from before it began to watch.
        assertThat(counted).as("counted after " + path).isEqualTo(after.end().countedAs() == null ? 0 : 1);
        if (after.hasEnded()) {
            assertThat(after.end().countedAs()).as(path).isNotNull();
        }
        // What was erased on request never comes back.
        if (before.redactedAt() != null) {
            assertThat(after.redactedAt()).as(path).isEqualTo(before.redactedAt());
            assertThat(after.told().reference()).as(path).isNull();
        }
        // An end is final, but for a result that could not be read.
        if (before.hasEnded() && !before.isUnreadable()) {
            assertThat(after.hasEnded()).as(path).isTrue();
            assertThat(after.isUnreadable()).as(path).isFalse();
        }
        // Who is tied to one creation is never tied to another.
        if (before.intentId() != null) {
            assertThat(after.intentId()).as(path).isEqualTo(before.intentId());
        }
        // Data is let go of only when nobody needs it.
        if (after.end().erasableSince() != null) {
            assertThat(after.state())
                    .as(path)
                    .isIn(SessionState.DELIVERED, SessionState.UNWANTED, SessionState.ABANDONED);
        }
        // What waits for a route was learnt, and says how.
        if (after.state() == SessionState.DUE || after.state() == SessionState.DELIVERED) {
            assertThat(after.end().learntBy()).as(path).isNotNull();
        }
        assertThat(after.knownSince()).as(path).isEqualTo(before.knownSince());
        assertThat(after.key()).as(path).isEqualTo(before.key());
    }

    @Test
    void movesTheCountWhenAResultThatCouldNotBeReadIsAnotherThanTheListSaid() {
        TrackedSession parked = TrackedSession.heardOf(KEY, START)
                .listed("DONE", START)
                .next()
                .hintClaimed("c", START, Duration.ofMinutes(1))
                .next()
                .unreadable("c", "x", START)
                .next();
        Step read = parked.ended(snapshot("FAILED", true), LearntBy.READ, true, START);
        assertThat(read.counts()).isEqualTo(Map.of("DONE", -1, "FAILED", 1));
        assertThat(read.next().state()).isEqualTo(SessionState.DUE);
    }

    private static CreateIntent intent(String id) {
        return new CreateIntent(KEY.account(), id, "ref", START, CreateIntent.State.OPEN, null);
    }

    private static SessionSnapshot snapshot(String status, boolean terminal) {
        return new SessionSnapshot(KEY, status, terminal, START, terminal ? START : null, null, "ref", "{}");
    }
}
