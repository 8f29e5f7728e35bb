package xyz.cr3dentials.camel.ledger.state;

import java.util.Optional;
import java.util.function.Function;
import xyz.cr3dentials.camel.ledger.LedgerException;
import xyz.cr3dentials.camel.ledger.SessionKey;

/** Applies transitions to the sessions of one transaction and saves what comes of them. */
final class Steps {

    /** Somebody else can add a session only once; more than that is a store that does not show it. */
    private static final int MOST_TRIES = 5;

    private final LedgerTransaction transaction;

    Steps(LedgerTransaction transaction) {
        this.transaction = transaction;
    }

    /** Changes a session, be it known or not. */
    Step change(SessionKey key, Function<TrackedSession, Step> transition) {
        for (int i = 0; i < MOST_TRIES; i++) {
            Optional<TrackedSession> known = transaction.sessions().lock(key);
            TrackedSession session = known.orElseGet(() -> TrackedSession.heardOf(key, transaction.now()));
            Step step = transition.apply(session);
            if (save(known.isPresent(), step)) {
                return step;
            }
        }
        throw new LedgerException("A session was added by somebody else and cannot be seen; try again");
    }

    /** Changes a session if it is known. */
    Optional<Step> changeKnown(SessionKey key, Function<TrackedSession, Step> transition) {
        return transaction.sessions().lock(key).map(session -> {
            Step step = transition.apply(session);
            save(true, step);
            return step;
        });
    }

    /** Saves what became of a session that is locked, and returns false when somebody else has added it meanwhile. */
    boolean save(boolean known, Step step) {
        SessionKey key = step.next().key();
        switch (step.outcome()) {
            case REFUSED, KEPT -> {
                return true;
            }
            case FORGOTTEN -> transaction.sessions().delete(key);
            case CHANGED -> {
                if (known) {
                    transaction.sessions().update(step.next());
                } else if (!transaction.sessions().insert(step.next())) {
                    return false;
                }
            }
        }
        transaction.sessions().append(key, step.entries());
        step.counts().forEach((status, difference) -> transaction.lists().add(key, status, difference));
        return true;
    }
}
