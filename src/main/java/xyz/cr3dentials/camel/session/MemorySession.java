package xyz.cr3dentials.camel.session;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.session.TimelineEntry.Event;

/** What a {@link MemoryAccount} knows of one session; guarded by the ledger's lock. */
final class MemorySession {

    private static final int LONGEST_TIMELINE = 30;

    final SessionKey key;
    final Instant knownSince;
    private final List<TimelineEntry> timeline = new ArrayList<>();

    SessionState state = SessionState.HINTED;
    String status = "";

    @Nullable
    Instant createdAt;

    @Nullable
    Instant expiresAt;

    @Nullable
    String reference;

    @Nullable
    String intentId;

    /** Whether its personal data were erased on request, which holds for what is learnt of it afterwards, too. */
    boolean redacted;

    @Nullable
    Fact fact;

    int attempts;
    Instant dueAt;
    final MemoryClaim claim = new MemoryClaim();

    @Nullable
    Instant settledAt;

    @Nullable
    DeliveryFailure failure;

    @Nullable
    MemoryHint hint;

    MemorySession(SessionKey key, Instant knownSince) {
        this.key = key;
        this.knownSince = knownSince;
        this.dueAt = knownSince;
    }

    /** Tells whether the vendor said that the session has ended. */
    boolean ended() {
        return state == SessionState.UNWANTED
                || state == SessionState.DUE
                || state == SessionState.PARKED
                || state == SessionState.DELIVERED;
    }

    /** Tells whether it may have been created for an intent: by nobody else, not before it, not with another reference. */
    boolean mayBeOf(CreateIntent intent) {
        if (intentId != null) {
            return intentId.equals(intent.intentId());
        }
        Instant earliest = intent.earliestCreation();
        return !knownSince.isBefore(earliest)
                && (createdAt == null || !createdAt.isBefore(earliest))
                && (reference == null || reference.equals(intent.reference()));
    }

    PendingSession pending() {
        return new PendingSession(key, status, knownSince, expiresAt);
    }

    /** Returns when it ends by itself. */
    Instant end(Duration lifetime) {
        return expiresAt == null ? knownSince.plus(lifetime) : expiresAt;
    }

    /** Tells whether it was delivered, is to be delivered or is parked. */
    boolean wasWanted() {
        return state == SessionState.DUE || state == SessionState.PARKED || state == SessionState.DELIVERED;
    }

    /** Takes over a changed decision, to be delivered anew. */
    void revise(Fact revised) {
        fact = new Fact(merge(revised.snapshot()), revised.learntBy(), revised.learntAt(), true);
        note(revised.learntAt(), Event.REVISED, revised.snapshot().status() + " by " + revised.learntBy());
        state = SessionState.DUE;
        attempts = 0;
        dueAt = revised.learntAt();
        settledAt = null;
        // Whoever works on the old decision is told that his claim was lost.
        claim.end();
    }

    /** Tells whether it needs no more work. */
    boolean settled() {
        return state == SessionState.UNWANTED || state == SessionState.DELIVERED || state == SessionState.ABANDONED;
    }

    Knowledge knowledge() {
        if (!ended()) {
            return Knowledge.OPEN;
        }
        return state == SessionState.UNWANTED ? Knowledge.UNWANTED : Knowledge.TERMINAL;
    }

    /** Takes over what a snapshot says, and completes the snapshot by what earlier ones said. */
    SessionSnapshot merge(SessionSnapshot snapshot) {
        status = snapshot.status();
        createdAt = snapshot.createdAt() == null ? createdAt : snapshot.createdAt();
        expiresAt = snapshot.expiresAt() == null ? expiresAt : snapshot.expiresAt();
        refer(snapshot.reference() == null ? reference : snapshot.reference());
        return new SessionSnapshot(
                key,
                snapshot.status(),
                snapshot.terminal(),
                createdAt,
                snapshot.completedAt(),
                expiresAt,
                reference,
                redacted ? "" : snapshot.json());
    }

    /** Takes over the caller's reference. */
    void refer(@Nullable String newReference) {
        reference = redacted ? null : newReference;
    }

    /** Erases the vendor's data and tells whether there was any. */
    boolean erase() {
        Fact kept = fact;
        if (kept == null || !hasData()) {
            return false;
        }
        fact = withoutData(kept, kept.snapshot().reference());
        return true;
    }

    private Fact withoutData(Fact full, @Nullable String keptReference) {
        SessionSnapshot old = full.snapshot();
        SessionSnapshot skeleton = new SessionSnapshot(
                key, old.status(), true, old.createdAt(), old.completedAt(), old.expiresAt(), keptReference, "");
        return new Fact(skeleton, full.learntBy(), full.learntAt(), full.wanted());
    }

    boolean hasData() {
        return fact != null && !fact.snapshot().json().isEmpty();
    }

    void redact(Instant at) {
        redacted = true;
        reference = null;
        if (fact != null) {
            fact = withoutData(fact, null);
        }
        note(at, Event.REDACTED, "");
    }

    void replay(Instant at) {
        note(at, Event.REPLAYED, status);
        state = SessionState.DUE;
        attempts = 0;
        dueAt = at;
        settledAt = null;
    }

    void note(Instant at, Event event, String detail) {
        if (timeline.size() == LONGEST_TIMELINE) {
            // How it began stays; of the rest the latest is what helps.
            timeline.remove(1);
        }
        timeline.add(new TimelineEntry(at, event, detail));
    }

    List<TimelineEntry> timeline() {
        return List.copyOf(timeline);
    }

    boolean matches(SessionFilter filter) {
        return (filter.states().isEmpty() || filter.states().contains(state))
                && (filter.statuses().isEmpty() || filter.statuses().contains(status))
                && (filter.reference() == null || filter.reference().equals(reference))
                && (filter.sessionId() == null || filter.sessionId().equals(key.sessionId()))
                && (filter.since() == null || !knownSince.isBefore(filter.since()))
                && (filter.until() == null || knownSince.isBefore(filter.until()));
    }

    SessionEntry toEntry() {
        Fact known = fact;
        return new SessionEntry(
                key,
                state,
                status,
                reference,
                knownSince,
                createdAt,
                known == null ? null : known.snapshot().completedAt(),
                expiresAt,
                known == null ? null : known.learntBy(),
                known == null ? null : known.learntAt(),
                attempts,
                settledAt,
                state == SessionState.DUE ? dueAt : null,
                failure);
    }

    SessionRecord toRecord() {
        Fact known = fact;
        return new SessionRecord(
                toEntry(), timeline, known == null ? "" : known.snapshot().json());
    }
}
