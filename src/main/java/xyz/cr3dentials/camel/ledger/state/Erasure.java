package xyz.cr3dentials.camel.ledger.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import xyz.cr3dentials.camel.ledger.Account;
import xyz.cr3dentials.camel.ledger.ItemKind;
import xyz.cr3dentials.camel.ledger.SessionKey;

/** Removes personal data in one transaction. */
public final class Erasure {

    /** Rows a transaction, so that none holds many locks for long. */
    public static final int AT_ONCE = 500;

    private final LedgerTransaction transaction;
    private final Steps steps;

    Erasure(LedgerTransaction transaction) {
        this.transaction = transaction;
        this.steps = new Steps(transaction);
    }

    int sessions(Account account, Instant before) {
        List<TrackedSession> old = transaction.sessions().erasable(account, before, AT_ONCE);
        List<String> ids = new ArrayList<>();
        for (TrackedSession session : old) {
            steps.save(true, session.erased());
            ids.add(session.key().sessionId());
        }
        transaction.intents().eraseReferences(account, ids);
        erase(account, ItemKind.END, ids);
        return ids.size();
    }

    int events(Account account, Instant before) {
        List<String> ids = transaction.items().erasableEvents(account, before, AT_ONCE);
        transaction.items().eventsErased(account, ids);
        erase(account, ItemKind.EVENT, ids);
        return ids.size();
    }

    /** Without its data an item cannot be replayed, so its deliveries are of no use, either. */
    private void erase(Account account, ItemKind kind, List<String> ids) {
        transaction.items().deletePayloads(account, kind, ids);
        transaction.deliveries().delete(account, kind, ids);
    }

    boolean redact(SessionKey key) {
        Account account = key.account();
        transaction.intents().eraseReferences(account, List.of(key.sessionId()));
        boolean known = steps.changeKnown(key, session -> session.redacted(transaction.now()))
                .isPresent();
        transaction.items().deletePayloads(account, ItemKind.END, List.of(key.sessionId()));
        List<String> events = transaction.items().eventsOf(key);
        transaction.items().deletePayloads(account, ItemKind.EVENT, events);
        return known || !events.isEmpty();
    }
}
