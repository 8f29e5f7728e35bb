package xyz.cr3dentials.camel.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import xyz.cr3dentials.camel.ledger.TimelineEntry.Event;

/** What every ledger shows to those who look into it. */
public abstract class LedgerSearchContract extends LedgerSubscriptionsContract {

    private static final Account SIBLING = new Account("sibling", "default");

    @Test
    void listsSessionsHeardOfLastFirst() {
        hear("a", "NEW", "loan-1");
        hear("b", "NEW", "loan-2");
        hear("c", "NEW", null);
        assertThat(ids(everything(), 10)).containsExactly("c", "b", "a");
        assertThat(ledger.search(everything(), 10, null).next()).isNull();
    }

    @Test
    void pagesThroughSessionsThatWereHeardOfAtOnceAndLeavesNoneOut() {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            record(snapshot("s" + i, "NEW", false, null));
            all.add("s" + i);
        }
        // The same ids at the same time elsewhere, too.
        for (int i = 0; i < 4; i++) {
            recordOf(SIBLING, "s" + i);
            all.add("s" + i);
        }
        SessionFilter filter = SessionFilter.of(Set.of(ACCOUNT, SIBLING));
        List<SessionKey> seen = new ArrayList<>();
        ListingPosition after = null;
        do {
            SessionListing page = ledger.search(filter, 3, after);
            assertThat(page.sessions()).hasSizeBetween(1, 3);
            page.sessions().forEach(session -> seen.add(session.key()));
            after = page.next();
        } while (after != null);
        assertThat(seen).doesNotHaveDuplicates();
        assertThat(seen).extracting(SessionKey::sessionId).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void goesOnAfterAPageThoughSessionsCameMeanwhile() {
        hear("a", "NEW", null);
        hear("b", "NEW", null);
        hear("c", "NEW", null);
        SessionListing first = ledger.search(everything(), 2, null);
        hear("d", "NEW", null);
        assertThat(ledger.search(everything(), 2, first.next()).sessions())
                .extracting(session -> session.key().sessionId())
                .containsExactly("a");
    }

    @Test
    void findsByEveryPartOfTheFilter() {
        hear("a", "NEW", "loan-1");
        Instant second = clock.instant();
        hear("b", "RUNNING", "loan-2");
        Instant third = clock.instant();
        hear("c", "NEW", "loan-1");
        record(ended("d", "DONE"));
        recordOf(SIBLING, "e");

        assertThat(ids(filter(Set.of(SessionState.DUE), Set.of(), null, null, null, null), 10))
                .containsExactly("d");
        assertThat(ids(filter(Set.of(SessionState.OPEN, SessionState.DUE), Set.of(), null, null, null, null), 10))
                .containsExactly("d", "c", "b", "a");
        assertThat(ids(filter(Set.of(), Set.of("RUNNING", "DONE"), null, null, null, null), 10))
                .containsExactly("d", "b");
        assertThat(ids(filter(Set.of(), Set.of(), "loan-1", null, null, null), 10))
                .containsExactly("c", "a");
        assertThat(ids(filter(Set.of(), Set.of(), "loan", null, null, null), 10))
                .isEmpty();
        assertThat(ids(filter(Set.of(), Set.of(), null, "b", null, null), 10)).containsExactly("b");
        assertThat(ids(filter(Set.of(), Set.of(), null, null, second, third), 10))
                .containsExactly("b");
        assertThat(ids(filter(Set.of(SessionState.OPEN), Set.of("NEW"), "loan-1", "a", null, second), 10))
                .containsExactly("a");
        assertThat(ids(SessionFilter.of(Set.of(SIBLING)), 10)).containsExactly("e");
        assertThat(ids(SessionFilter.of(Set.of()), 10)).isEmpty();
    }

    @Test
    void countsWhatASearchFinds() {
        hear("a", "NEW", "loan-1");
        hear("b", "NEW", "loan-2");
        record(ended("c", "DONE"));
        ledger.hint(key("d"), LearntBy.WEBHOOK, null);
        recordOf(SIBLING, "e");
        assertThat(ledger.tally(everything()))
                .isEqualTo(new SessionTally(
                        4,
                        Map.of(SessionState.OPEN, 2L, SessionState.DUE, 1L, SessionState.HINTED, 1L),
                        Map.of("NEW", 2L, "DONE", 1L)));
        assertThat(ledger.tally(filter(Set.of(), Set.of(), "loan-1", null, null, null)))
                .isEqualTo(new SessionTally(1, Map.of(SessionState.OPEN, 1L), Map.of("NEW", 1L)));
        assertThat(ledger.tally(SessionFilter.of(Set.of())).total()).isZero();
    }

    @Test
    void showsWhatIsKnownOfASessionThroughItsLife() {
        Instant created = clock.instant().minusSeconds(60);
        Instant completed = clock.instant().minusSeconds(5);
        Instant expires = clock.instant().plusSeconds(600);
        assertThat(ledger.find(key("s1"))).isEmpty();
        ledger.hint(key("s1"), LearntBy.WEBHOOK, null);
        assertThat(entry("s1"))
                .isEqualTo(new SessionEntry(
                        key("s1"),
                        SessionState.HINTED,
                        clock.instant(),
                        new SessionEntry.Told("", null, null, null, null),
                        new SessionEntry.Progress(null, null, 0, null, null, null)));
        Instant heard = clock.instant();
        clock.advance(Duration.ofSeconds(1));
        SessionSnapshot snapshot =
                new SessionSnapshot(key("s1"), "DONE", true, created, completed, expires, "loan-1", "{\"a\":1}");
        ledger.record(snapshot, LearntBy.WEBHOOK);
        Instant learnt = clock.instant();
        SessionEntry due = entry("s1");
        assertThat(due)
                .isEqualTo(new SessionEntry(
                        key("s1"),
                        SessionState.DUE,
                        heard,
                        new SessionEntry.Told("DONE", "loan-1", created, completed, expires),
                        new SessionEntry.Progress(LearntBy.WEBHOOK, learnt, 0, null, learnt, null)));
        ledger.park(claim().get(0), FAILURE);
        SessionEntry parked = entry("s1");
        assertThat(parked.state()).isEqualTo(SessionState.PARKED);
        assertThat(parked.progress().attempts()).isEqualTo(1);
        assertThat(parked.progress().failure()).isEqualTo(FAILURE);
        assertThat(parked.progress().settledAt()).isEqualTo(learnt);
        assertThat(parked.progress().dueAt()).isNull();

        SessionRecord whole = ledger.find(key("s1")).orElseThrow();
        assertThat(whole.json()).isEqualTo("{\"a\":1}");
        assertThat(whole.timeline())
                .extracting(TimelineEntry::event)
                .containsExactly(Event.HINTED, Event.LEARNT, Event.PARKED);
        assertThat(whole + parked.toString()).doesNotContain("loan-1").doesNotContain("{\"a\":1}");
    }

    @Test
    void revealsASessionOnlyTogetherWithALineInItsTimeline() {
        SessionSnapshot snapshot =
                new SessionSnapshot(key("s1"), "DONE", true, null, null, null, "loan-1", "{\"a\":1}");
        ledger.record(snapshot, LearntBy.LIST);
        SessionRecord revealed = ledger.reveal(key("s1")).orElseThrow();
        assertThat(revealed.entry().told().reference()).isEqualTo("loan-1");
        assertThat(revealed.json()).isEqualTo("{\"a\":1}");
        assertThat(revealed.timeline()).isEqualTo(ledger.timeline(key("s1")));
        assertThat(revealed.timeline()).extracting(TimelineEntry::event).endsWith(Event.REVEALED);
        assertThat(ledger.reveal(key("unknown"))).isEmpty();
        assertThat(ledger.find(key("unknown"))).isEmpty();
    }

    @Test
    void hasNothingToRevealOfARedactedSession() {
        SessionSnapshot snapshot =
                new SessionSnapshot(key("s1"), "DONE", true, null, null, null, "loan-1", "{\"a\":1}");
        ledger.record(snapshot, LearntBy.LIST);
        ledger.redact(key("s1"));
        SessionRecord revealed = ledger.reveal(key("s1")).orElseThrow();
        assertThat(revealed.entry().told().reference()).isNull();
        assertThat(revealed.json()).isEmpty();
        assertThat(revealed.timeline())
                .extracting(TimelineEntry::event)
                .containsExactly(Event.LEARNT, Event.REDACTED, Event.REVEALED);
    }

    @Test
    void growsInRevisionWithEveryChangeAndNotByLooking() {
        List<Delivery> claimed = new ArrayList<>();
        List<Runnable> changes = List.of(
                () -> openIntent("i1"),
                () -> ledger.bindIntent("i1", open("s1")),
                () -> ledger.hint(key("s1"), LearntBy.WEBHOOK, null),
                () -> ledger.claimHints(ACCOUNT, 1, LEASE),
                () -> ledger.hint(key("s2"), LearntBy.WEBHOOK, null),
                () -> record(ended("s1", "DONE")),
                () -> ledger.release(claim().get(0)),
                () -> claimed.addAll(claim()),
                () -> ledger.park(claimed.get(0), FAILURE),
                () -> ledger.replayParked(ACCOUNT),
                () -> ledger.reveal(key("s1")),
                () -> ledger.redact(key("s1")));
        for (Runnable change : changes) {
            long before = ledger.revision();
            change.run();
            assertThat(ledger.revision()).isGreaterThan(before);
        }
        long before = ledger.revision();
        ledger.search(everything(), 10, null);
        ledger.tally(everything());
        ledger.find(key("s1"));
        ledger.counts(ACCOUNT);
        ledger.timeline(key("s1"));
        ledger.nextDelivery(ENDS);
        ledger.nextDue(ACCOUNT);
        assertThat(ledger.revision()).isEqualTo(before);
    }

    private SessionEntry entry(String sessionId) {
        SessionEntry listed = ledger.search(filter(Set.of(), Set.of(), null, sessionId, null, null), 1, null)
                .sessions()
                .get(0);
        assertThat(ledger.find(key(sessionId)).orElseThrow().entry()).isEqualTo(listed);
        return listed;
    }

    /** A moment after the one before. */
    private void hear(String sessionId, String status, String reference) {
        ledger.record(
                new SessionSnapshot(key(sessionId), status, false, null, null, null, reference, "{}"), LearntBy.LIST);
        clock.advance(Duration.ofSeconds(1));
    }

    private void recordOf(Account account, String sessionId) {
        ledger.record(
                new SessionSnapshot(new SessionKey(account, sessionId), "NEW", false, null, null, null, null, "{}"),
                LearntBy.LIST);
    }

    private List<String> ids(SessionFilter filter, int limit) {
        return ledger.search(filter, limit, null).sessions().stream()
                .map(session -> session.key().sessionId())
                .toList();
    }

    private static SessionFilter everything() {
        return SessionFilter.of(Set.of(ACCOUNT));
    }

    private static SessionFilter filter(
            Set<SessionState> states,
            Set<String> statuses,
            String reference,
            String sessionId,
            Instant since,
            Instant until) {
        return new SessionFilter(Set.of(ACCOUNT), states, statuses, reference, sessionId, since, until);
    }
}
