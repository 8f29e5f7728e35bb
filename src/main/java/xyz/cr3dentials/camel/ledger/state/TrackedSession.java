package xyz.cr3dentials.camel.ledger.state;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.ledger.CreateIntent;
import xyz.cr3dentials.camel.ledger.Knowledge;
import xyz.cr3dentials.camel.ledger.LearntBy;
import xyz.cr3dentials.camel.ledger.SessionKey;
import xyz.cr3dentials.camel.ledger.SessionSnapshot;
import xyz.cr3dentials.camel.ledger.SessionState;
import xyz.cr3dentials.camel.ledger.TimelineEntry.Event;

/**
 * A session as a ledger knows it, and every way in which that changes. Immutable; each transition returns what is to be
 * saved. It knows no vendor and no database, and takes the time from the caller.
 *
 * @param key whose session it is
 * @param state where it stands
 * @param knownSince when the ledger heard of it first
 * @param told what the vendor's answers have told
 * @param end what is kept of its end
 * @param intentId the creation it is tied to
 * @param redactedAt when its personal data were erased on request, which holds for what is learnt of it afterwards, too
 * @param hint what says that it may have ended
 */
public record TrackedSession(
        SessionKey key,
        SessionState state,
        Instant knownSince,
        Told told,
        KnownEnd end,
        @Nullable String intentId,
        @Nullable Instant redactedAt,
        @Nullable PendingHint hint) {

    /** A session that nothing is known of but its name. */
    public static TrackedSession heardOf(SessionKey key, Instant now) {
        return new TrackedSession(key, SessionState.HINTED, now, Told.NOTHING, KnownEnd.NONE, null, null, null);
    }

    /** A session that had ended before the ledger began to watch; the list counts it from the beginning. */
    public static TrackedSession history(SessionKey key, String status, Instant now) {
        return new TrackedSession(
                key,
                SessionState.HISTORY,
                now,
                Told.NOTHING.withStatus(status),
                KnownEnd.NONE.counted(status),
                null,
                null,
                null);
    }

    /** Tells what detection has to know of it. */
    public Knowledge knowledge() {
        return mayEnd() ? Knowledge.OPEN : Knowledge.TERMINAL;
    }

    private boolean mayEnd() {
        return state == SessionState.HINTED || state == SessionState.OPEN || state == SessionState.ABANDONED;
    }

    /** Tells whether it has ended otherwise than before the ledger began to watch. */
    public boolean hasEnded() {
        return !mayEnd() && state != SessionState.HISTORY;
    }

    /** Tells whether its end is for somebody, delivered or not. */
    public boolean isWanted() {
        return hasEnded() && state != SessionState.UNWANTED && !isUnreadable();
    }

    /** Tells whether a list says that it has ended and its result could not be read. */
    public boolean isUnreadable() {
        return state == SessionState.PARKED && end.learntBy() == null;
    }

    // ---- creation

    /** It is the one that was created for an intent, of which this is the vendor's answer. */
    Step bound(CreateIntent intent, SessionSnapshot created, Instant now) {
        if (!mayBeOf(intent)) {
            return Step.refused(this);
        }
        boolean unseen = state == SessionState.HINTED || state == SessionState.HISTORY;
        String reference = told.reference() == null ? intent.reference() : told.reference();
        TrackedSession tied = new TrackedSession(
                key,
                unseen ? SessionState.OPEN : state,
                knownSince,
                told.referringTo(redactedAt == null ? reference : null),
                end,
                intent.intentId(),
                redactedAt,
                hint);
        Step step = Step.to(tied).noting(now, Event.BOUND, "intent " + intent.intentId());
        // The vendor's answer to a creation is no full account of a session that has ended, so it is asked for.
        return step.then(
                created.terminal()
                        ? tied.hinted(LearntBy.CREATE, null, now)
                        : tied.seenOpen(created, LearntBy.CREATE, now));
    }

    /** By nobody else, not before it, not with another reference. */
    private boolean mayBeOf(CreateIntent intent) {
        if (intentId != null) {
            return intentId.equals(intent.intentId());
        }
        Instant earliest = intent.earliestCreation();
        Instant createdAt = told.createdAt();
        return !knownSince.isBefore(earliest)
                && (createdAt == null || !createdAt.isBefore(earliest))
                && (told.reference() == null || told.reference().equals(intent.reference()));
    }

    // ---- hints

    /** Something says that it may have ended. */
    Step hinted(LearntBy by, @Nullable String forIntent, Instant now) {
        boolean untied = forIntent != null && intentId == null;
        boolean tryAgain = isUnreadable() && by == LearntBy.WEBHOOK;
        return mayEnd() || untied || tryAgain ? joined(by, forIntent, now) : Step.refused(this);
    }

    /** A list says that it has ended in a status, and not with which result. */
    Step listed(String status, Instant now) {
        if (!mayEnd()) {
            return Step.refused(this);
        }
        TrackedSession listed =
                new TrackedSession(key, state, knownSince, told.withStatus(status), end, intentId, redactedAt, hint);
        Step step = listed.joined(LearntBy.LIST, null, now);
        return step.changed() || listed.equals(this) ? step : Step.to(listed);
    }

    /** Something says that the decision was changed after its end. */
    Step revisionHinted(String status, Instant now) {
        boolean news = hint != null || !told.status().equals(status);
        return hasEnded() && news ? joined(LearntBy.WEBHOOK, null, now) : Step.refused(this);
    }

    private Step joined(LearntBy by, @Nullable String forIntent, Instant now) {
        if (hint == null) {
            return Step.to(with(PendingHint.of(by, forIntent, now))).noting(now, Event.HINTED, by.name());
        }
        PendingHint newer = hint.joinedBy(by, forIntent, now);
        return newer.equals(hint) ? Step.kept(this) : Step.to(with(newer));
    }

    Step hintClaimed(String claim, Instant now, Duration lease) {
        return hint == null ? Step.refused(this) : Step.to(with(hint.claimed(claim, now, lease)));
    }

    Step hintPostponed(String claim, Duration delay, Instant now) {
        return isHintHeldBy(claim)
                ? Step.to(with(Objects.requireNonNull(hint).postponed(delay, now)))
                : Step.refused(this);
    }

    /** The vendor does not know the session, or knows better than the hint; newer news stays. */
    Step hintDropped(String claim, Instant now) {
        if (!isHintHeldBy(claim)) {
            return Step.refused(this);
        }
        PendingHint held = Objects.requireNonNull(hint);
        if (held.renewed()) {
            return Step.to(with(held.begunAnew(now)));
        }
        boolean onlyHinted = state == SessionState.HINTED && redactedAt == null;
        return onlyHinted ? Step.forgetting(this) : Step.to(with((PendingHint) null));
    }

    private boolean isHintHeldBy(String claim) {
        return hint != null && claim.equals(hint.claim());
    }

    // ---- what the vendor's answers say

    /** The vendor says that it has not ended. */
    Step seenOpen(SessionSnapshot snapshot, LearntBy by, Instant now) {
        if (!mayEnd()) {
            return Step.refused(this);
        }
        SessionState next = state == SessionState.HINTED ? SessionState.OPEN : state;
        TrackedSession seen = told(snapshot).in(next, end);
        if (seen.equals(this)) {
            return Step.kept(this);
        }
        boolean news = !told.status().equals(snapshot.status());
        return news ? Step.to(seen).noting(now, Event.LEARNT, snapshot.status() + " by " + by) : Step.to(seen);
    }

    /** The vendor says that it has ended, which settles every hint. */
    Step ended(SessionSnapshot snapshot, LearntBy by, boolean wanted, Instant now) {
        if (!mayEnd() && !isUnreadable()) {
            return Step.refused(this);
        }
        KnownEnd learnt = end.learnt(by, now).counted(snapshot.status());
        TrackedSession ended = told(snapshot)
                .with((PendingHint) null)
                .in(wanted ? SessionState.DUE : SessionState.UNWANTED, wanted ? learnt : learnt.settled(now, now));
        return counted(Step.to(ended).noting(now, Event.LEARNT, snapshot.status() + " by " + by), snapshot.status());
    }

    /** What was history is counted already; a result that could not be read may turn out to be another one. */
    private Step counted(Step step, String status) {
        String before = end.countedAs();
        if (before == null) {
            return step.counting(status, 1);
        }
        return isUnreadable() && !before.equals(status)
                ? step.counting(before, -1).counting(status, 1)
                : step;
    }

    /** The vendor changed its decision. */
    Step revised(SessionSnapshot snapshot, LearntBy by, String knownAs, boolean wanted, Instant now) {
        boolean news = told.status().equals(knownAs) && !snapshot.status().equals(knownAs);
        if (!isWanted() || !snapshot.terminal() || !news) {
            return Step.refused(this);
        }
        KnownEnd learnt = end.learnt(by, now);
        return Step.to(told(snapshot)
                        .in(
                                wanted ? SessionState.DUE : SessionState.UNWANTED,
                                wanted ? learnt : learnt.settled(now, now)))
                .noting(now, Event.REVISED, snapshot.status() + " by " + by);
    }

    /** What the vendor answers about it cannot be read or kept, so the list's word for its status has to do. */
    Step unreadable(String claim, String cause, Instant now) {
        if (!isHintHeldBy(claim) || (!mayEnd() && !isUnreadable())) {
            return Step.refused(this);
        }
        KnownEnd unknown = end.learnt(null, now).counted(told.status()).settled(now, null);
        TrackedSession parked = with((PendingHint) null).in(SessionState.PARKED, unknown);
        return counted(Step.to(parked).noting(now, Event.PARKED, cause), told.status());
    }

    /** Its result is to be read once more. */
    Step askedAgain(Instant now) {
        return isUnreadable() ? joined(LearntBy.WEBHOOK, null, now) : Step.refused(this);
    }

    /** The search for its end is given up. */
    Step abandoned(Instant now) {
        if (state != SessionState.HINTED && state != SessionState.OPEN) {
            return Step.refused(this);
        }
        return Step.to(with((PendingHint) null).in(SessionState.ABANDONED, end.settled(now, now)))
                .noting(now, Event.ABANDONED, told.status());
    }

    // ---- delivery

    /** Its deliveries have changed; these are all of them, and without any nobody wants it any more. */
    Step delivering(Collection<TrackedDelivery> deliveries, Instant now) {
        if (deliveries.isEmpty()) {
            return Step.to(in(SessionState.UNWANTED, end.settled(now, now)));
        }
        TrackedSession next =
                switch (TrackedDelivery.summary(deliveries)) {
                    case PARKED -> in(SessionState.PARKED, end.settled(now, null));
                    case DUE -> in(SessionState.DUE, end.settled(null, null));
                    case DELIVERED -> in(SessionState.DELIVERED, end.settled(now, now));
                };
        return Step.to(next);
    }

    // ---- personal data

    /** Its personal data are erased now and for good. */
    Step redacted(Instant now) {
        return Step.to(new TrackedSession(
                        key,
                        state,
                        knownSince,
                        told.referringTo(null),
                        end,
                        intentId,
                        redactedAt == null ? now : redactedAt,
                        hint))
                .noting(now, Event.REDACTED, "");
    }

    /** Its personal data are erased, since nobody needs them any more. */
    Step erased() {
        return Step.to(new TrackedSession(
                key,
                state,
                knownSince,
                told.referringTo(null),
                end.settled(end.settledAt(), null),
                intentId,
                redactedAt,
                hint));
    }

    /** Somebody is shown its data. */
    Step revealed(Instant now) {
        return Step.to(this).noting(now, Event.REVEALED, "");
    }

    // ---- copies

    private TrackedSession told(SessionSnapshot snapshot) {
        Told completed = told.completedBy(snapshot);
        return new TrackedSession(
                key,
                state,
                knownSince,
                redactedAt == null ? completed : completed.referringTo(null),
                end,
                intentId,
                redactedAt,
                hint);
    }

    private TrackedSession in(SessionState next, KnownEnd nextEnd) {
        return new TrackedSession(key, next, knownSince, told, nextEnd, intentId, redactedAt, hint);
    }

    private TrackedSession with(@Nullable PendingHint next) {
        return new TrackedSession(key, state, knownSince, told, end, intentId, redactedAt, next);
    }

    /** Returns what the vendor said of it, with the data that were kept of it. */
    public SessionSnapshot snapshot(String json) {
        return new SessionSnapshot(
                key,
                told.status(),
                hasEnded(),
                told.createdAt(),
                told.completedAt(),
                told.expiresAt(),
                told.reference(),
                json);
    }
}
