package xyz.cr3dentials.camel.detection;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import xyz.cr3dentials.camel.ledger.CreateIntent;
import xyz.cr3dentials.camel.ledger.CreateIntent.State;
import xyz.cr3dentials.camel.ledger.SessionLedger;
import xyz.cr3dentials.camel.ledger.SessionSnapshot;

/** Ties sessions to the intents whose creation was not answered. */
final class Adoption {

    /** How far our clock and the vendor's may differ. */
    private static final Duration CLOCK_DIFFERENCE = Duration.ofMinutes(10);
    /** How long the vendor may have worked on a request whose answer was lost. */
    private static final Duration CREATED_WITHIN = Duration.ofMinutes(10);

    private static final int INTENTS = 20;

    private final SessionLedger ledger;
    private final DetectionRules rules;
    private final Clock clock;

    Adoption(SessionLedger ledger, DetectionRules rules, Clock clock) {
        this.ledger = ledger;
        this.rules = rules;
        this.clock = clock;
    }

    /** Ties the session to the intent its webhook's address was made for, unless it plainly belongs to another. */
    boolean adoptByWebhook(String intentId, SessionSnapshot session) {
        Optional<CreateIntent> intent = ledger.findIntent(rules.account(), intentId);
        if (intent.isEmpty() || intent.get().state() == State.REFUSED) {
            return false;
        }
        boolean foreign = session.reference() != null
                && !session.reference().equals(intent.get().reference());
        return !isOlder(intent.get(), session) && !foreign && ledger.bindIntent(intentId, session);
    }

    /** Ties the session to an unresolved intent of its reference, if there is one of its age, and records it as open. */
    void adoptByReference(SessionSnapshot session) {
        String reference = session.reference();
        if (reference == null) {
            return;
        }
        Instant openBefore = clock.instant().minus(OrphanSearch.ANSWERED_WITHIN);
        ledger.findIntents(rules.account(), reference, INTENTS).stream()
                .filter(intent -> intent.state() == State.AMBIGUOUS
                        || (intent.state() == State.OPEN && intent.openedAt().isBefore(openBefore)))
                .filter(intent -> mayBeOf(intent, session))
                .findFirst()
                .ifPresent(intent -> ledger.bindIntent(intent.intentId(), session));
    }

    /** Tells whether a session is as old as one that the intent's request has created. */
    static boolean mayBeOf(CreateIntent intent, SessionSnapshot session) {
        Instant createdAt = session.createdAt();
        return createdAt != null
                && !isOlder(intent, session)
                && createdAt.isBefore(intent.openedAt().plus(CREATED_WITHIN).plus(CLOCK_DIFFERENCE));
    }

    private static boolean isOlder(CreateIntent intent, SessionSnapshot session) {
        Instant createdAt = session.createdAt();
        return createdAt != null && createdAt.isBefore(intent.earliestCreation());
    }
}
