package xyz.cr3dentials.camel.ledger.memory;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import xyz.cr3dentials.camel.ledger.Account;
import xyz.cr3dentials.camel.ledger.CreateIntent;
import xyz.cr3dentials.camel.ledger.state.IntentRows;

/** The intents in a {@link MemoryStore}, up to a number; the oldest leave first. */
final class MemoryIntents implements IntentRows {

    private final MemoryTransaction transaction;

    MemoryIntents(MemoryTransaction transaction) {
        this.transaction = transaction;
    }

    @Override
    public boolean insert(CreateIntent intent) {
        MemoryAccount kept = transaction.of(intent.account());
        if (kept.intents.containsKey(intent.intentId())) {
            return false;
        }
        transaction.journal().put(kept.intents, intent.intentId(), intent);
        if (kept.intents.size() > kept.limits.intents()) {
            transaction
                    .journal()
                    .remove(kept.intents, kept.intents.keySet().iterator().next());
        }
        return true;
    }

    @Override
    public Optional<CreateIntent> find(Account account, String intentId) {
        return Optional.ofNullable(transaction.of(account).intents.get(intentId));
    }

    @Override
    public Optional<CreateIntent> lock(Account account, String intentId) {
        return find(account, intentId);
    }

    @Override
    public void update(CreateIntent intent) {
        transaction.journal().put(transaction.of(intent.account()).intents, intent.intentId(), intent);
    }

    @Override
    public List<CreateIntent> withReference(Account account, String reference, int maximum) {
        return latest(account, intent -> reference.equals(intent.reference()), maximum);
    }

    @Override
    public List<CreateIntent> in(
            Account account, CreateIntent.State state, Instant openedAfter, Instant openedBefore, int maximum) {
        return latest(
                account,
                intent -> intent.reference() != null
                        && intent.state() == state
                        && intent.openedAt().isAfter(openedAfter)
                        && intent.openedAt().isBefore(openedBefore),
                maximum);
    }

    private List<CreateIntent> latest(Account account, Predicate<CreateIntent> which, int maximum) {
        return transaction.of(account).intents.values().stream()
                .filter(which)
                .sorted(Comparator.comparing(CreateIntent::openedAt).reversed())
                .limit(maximum)
                .toList();
    }

    @Override
    public void eraseReferences(Account account, Collection<String> sessionIds) {
        List.copyOf(transaction.of(account).intents.values()).stream()
                .filter(intent -> intent.reference() != null
                        && intent.sessionId() != null
                        && sessionIds.contains(intent.sessionId()))
                .forEach(intent -> update(intent.withoutReference()));
    }

    @Override
    public void deleteOpenedBefore(Account account, Instant before) {
        Map<String, CreateIntent> intents = transaction.of(account).intents;
        List.copyOf(intents.values()).stream()
                .filter(intent -> intent.openedAt().isBefore(before))
                .forEach(intent -> transaction.journal().remove(intents, intent.intentId()));
    }
}
