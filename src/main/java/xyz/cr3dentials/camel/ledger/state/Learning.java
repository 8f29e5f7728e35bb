package xyz.cr3dentials.camel.ledger.state;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import xyz.cr3dentials.camel.ledger.Account;
import xyz.cr3dentials.camel.ledger.CreateIntent;
import xyz.cr3dentials.camel.ledger.DeliveryFailure;
import xyz.cr3dentials.camel.ledger.Hint;
import xyz.cr3dentials.camel.ledger.HintLedger;
import xyz.cr3dentials.camel.ledger.ItemKind;
import xyz.cr3dentials.camel.ledger.LearntBy;
import xyz.cr3dentials.camel.ledger.SessionKey;
import xyz.cr3dentials.camel.ledger.SessionLedger;
import xyz.cr3dentials.camel.ledger.SessionSnapshot;
import xyz.cr3dentials.camel.ledger.TimelineEntry.Event;
import xyz.cr3dentials.camel.ledger.VendorEvent;

/** What one transaction learns of sessions, by the vendor's answers and events, and whom it makes that due for. */
final class Learning {

    private final LedgerTransaction transaction;
    private final Steps steps;
    private final Handover handover;

    Learning(LedgerTransaction transaction) {
        this.transaction = transaction;
        this.steps = new Steps(transaction);
        this.handover = new Handover(transaction);
    }

    /** See {@link SessionLedger#bindIntent}. */
    boolean bind(String intentId, SessionSnapshot created) {
        SessionKey key = created.key();
        CreateIntent intent =
                transaction.intents().lock(key.account(), intentId).orElse(null);
        if (intent == null) {
            return false;
        }
        if (intent.sessionId() != null) {
            return intent.sessionId().equals(key.sessionId());
        }
        Step step = steps.change(key, session -> session.bound(intent, created, transaction.now()));
        if (step.accepted()) {
            transaction
                    .intents()
                    .update(intent.boundTo(key.sessionId(), step.next().redactedAt() != null));
        }
        return step.accepted();
    }

    /** See {@link SessionLedger#record}. */
    boolean record(SessionSnapshot snapshot, LearntBy learntBy) {
        SessionKey key = snapshot.key();
        if (!snapshot.terminal()) {
            steps.change(key, session -> session.seenOpen(snapshot, learntBy, transaction.now()));
            return false;
        }
        Set<String> wantedBy = endWantedBy(key, snapshot.status());
        Step step =
                steps.change(key, session -> session.ended(snapshot, learntBy, !wantedBy.isEmpty(), transaction.now()));
        if (!step.changed() || wantedBy.isEmpty()) {
            return false;
        }
        handover.makeDue(key.account(), ItemKind.END, key.sessionId(), snapshot.status(), wantedBy);
        keep(step.next(), snapshot);
        return true;
    }

    /** See {@link SessionLedger#revise}. */
    boolean revise(SessionSnapshot snapshot, LearntBy learntBy, String knownAs) {
        SessionKey key = snapshot.key();
        Set<String> wantedBy = endWantedBy(key, snapshot.status());
        Step step = steps.changeKnown(
                        key,
                        session -> session.revised(snapshot, learntBy, knownAs, !wantedBy.isEmpty(), transaction.now()))
                .filter(Step::changed)
                .orElse(null);
        if (step == null) {
            return false;
        }
        handover.makeDueAnew(key, snapshot.status(), wantedBy);
        keep(step.next(), snapshot);
        return true;
    }

    private Set<String> endWantedBy(SessionKey key, String status) {
        return handover.subscriptionsTo(key.account(), ItemKind.END, status);
    }

    /** Nobody is handed the data of an unwanted session, so they are not kept. */
    private void keep(TrackedSession session, SessionSnapshot snapshot) {
        SessionKey key = session.key();
        String json = session.redactedAt() == null ? snapshot.json() : "";
        transaction.items().putPayload(key.account(), ItemKind.END, key.sessionId(), json);
    }

    /** See {@link HintLedger#parkUnreadable}. */
    boolean parkUnreadable(Hint hint, DeliveryFailure failure) {
        SessionKey key = hint.key();
        TrackedSession session = transaction.sessions().lock(key).orElse(null);
        Set<String> wantedBy =
                session == null ? Set.of() : endWantedBy(key, session.told().status());
        if (session == null || wantedBy.isEmpty()) {
            return false;
        }
        Step step = session.unreadable(hint.claimId(), failure.causeClass(), transaction.now());
        steps.save(true, step);
        if (step.changed()) {
            handover.park(key, session.told().status(), failure, wantedBy);
        }
        return step.changed();
    }

    List<Hint> claimHints(Account account, int maximum, Duration lease) {
        String claimId = UUID.randomUUID().toString();
        List<Hint> claimed = new ArrayList<>();
        for (TrackedSession session : transaction.sessions().dueHints(account, maximum)) {
            Step step = session.hintClaimed(claimId, transaction.now(), lease);
            steps.save(true, step);
            claimed.add(hint(step.next()));
        }
        return claimed;
    }

    private static Hint hint(TrackedSession claimed) {
        PendingHint hint = Objects.requireNonNull(claimed.hint());
        return new Hint(
                claimed.key(),
                hint.learntBy(),
                hint.hintedAt(),
                hint.attempts(),
                hint.intentId(),
                claimed.hasEnded() ? claimed.told().status() : null,
                Objects.requireNonNull(hint.claim()));
    }

    /** See {@link SessionLedger#record}. */
    SessionLedger.Receipt record(VendorEvent event) {
        Set<String> wantedBy = handover.subscriptionsTo(event.account(), ItemKind.EVENT, event.type());
        if (wantedBy.isEmpty()) {
            return SessionLedger.Receipt.UNWANTED;
        }
        if (!transaction.items().insertEvent(event)) {
            return SessionLedger.Receipt.KNOWN;
        }
        boolean redacted = handover.note(event, Event.EVENT, event.type())
                .filter(session -> session.redactedAt() != null)
                .isPresent();
        transaction.items().putPayload(event.account(), ItemKind.EVENT, event.eventId(), redacted ? "" : event.json());
        handover.makeDue(event.account(), ItemKind.EVENT, event.eventId(), event.type(), wantedBy);
        return SessionLedger.Receipt.KEPT;
    }
}
