package xyz.cr3dentials.camel.ledger.state;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.ledger.Account;
import xyz.cr3dentials.camel.ledger.DeliveryId;
import xyz.cr3dentials.camel.ledger.DeliveryLedger;
import xyz.cr3dentials.camel.ledger.ItemKind;
import xyz.cr3dentials.camel.ledger.LedgerRetention;
import xyz.cr3dentials.camel.ledger.ListingPosition;
import xyz.cr3dentials.camel.ledger.SessionFilter;
import xyz.cr3dentials.camel.ledger.SessionLedger;
import xyz.cr3dentials.camel.ledger.SessionState;
import xyz.cr3dentials.camel.ledger.Subscription;
import xyz.cr3dentials.camel.ledger.SubscriptionState;

/** What ages, is forgotten or is replayed, in as many transactions as it takes, so that none holds many locks for long. */
final class Upkeep {

    private static final int AT_ONCE = 100;
    /** Transactions an erasure spends on each kind of data; the next one goes on. */
    private static final int ERASING_TRANSACTIONS = 20;

    /** After that a subscription no longer gets what its consumers have ceased to want. */
    private static final Duration NARROWED_AFTER = Duration.ofDays(1);

    private final LedgerStore store;
    private final LedgerRetention retention;

    Upkeep(LedgerStore store, LedgerRetention retention) {
        this.store = store;
        this.retention = retention;
    }

    /** See {@link DeliveryLedger#register}. */
    void register(Subscription subscription) {
        store.change("note a subscription", ledger -> {
            ledger.deliveries().register(subscription);
            ledger.deliveries().narrow(subscription, ledger.now().minus(NARROWED_AFTER));
            return true;
        });
    }

    /** See {@link DeliveryLedger#backfill}. */
    int backfill(Subscription subscription) {
        Account account = subscription.account();
        boolean known = store.change("list subscriptions", ledger -> ledger.deliveries().subscriptions(account).stream()
                .map(SubscriptionState::subscription)
                .anyMatch(other ->
                        other.kind() == subscription.kind() && other.name().equals(subscription.name())));
        if (known || subscription.kind() != ItemKind.END) {
            return 0;
        }
        SessionFilter wanted = new SessionFilter(
                Set.of(account),
                Set.of(SessionState.DUE, SessionState.PARKED, SessionState.DELIVERED),
                subscription.types(),
                null,
                null,
                null,
                null);
        return this.<ListingPosition>byPages(
                "hand over what has ended before",
                (ledger, after) -> ledger.sessions().search(wanted, AT_ONCE, after).stream()
                        .map(session -> new ListingPosition(session.knownSince(), session.key()))
                        .toList(),
                (ledger, session) -> new Handover(ledger).backfill(session.key(), subscription.name()));
    }

    /** See {@link SessionLedger#erase}. */
    int erase(Account account, Duration keptFor) {
        int erased = repeat("erase data", ledger -> new Erasure(ledger)
                .sessions(account, ledger.now().minus(keptFor)));
        erased += repeat("erase events", ledger -> new Erasure(ledger)
                .events(account, ledger.now().minus(keptFor)));
        repeat("erase timelines", ledger -> ledger.sessions()
                .deleteTimeline(account, ledger.now().minus(retention.timelines()), Erasure.AT_ONCE));
        store.change("delete old intents", ledger -> {
            ledger.intents().deleteOpenedBefore(account, ledger.now().minus(retention.intents()));
            return true;
        });
        return erased;
    }

    private int repeat(String task, Function<LedgerTransaction, Integer> erasing) {
        int total = 0;
        int erased = Erasure.AT_ONCE;
        for (int i = 0; i < ERASING_TRANSACTIONS && erased >= Erasure.AT_ONCE; i++) {
            erased = store.change(task, erasing);
            total += erased;
        }
        return total;
    }

    /**
     * Replays what was parked, or settled since a time.
     *
     * @param since {@code null} for what is parked alone
     */
    int replay(Account account, @Nullable Instant since) {
        return this.<DeliveryId>byPages(
                "replay items",
                (ledger, after) -> ledger.deliveries().settled(account, since, after, AT_ONCE),
                (ledger, item) -> new Handover(ledger).replay(item));
    }

    /** Forgets a subscription, first that it is there, so that nothing more becomes due to it. */
    int forget(Account account, ItemKind kind, String subscription) {
        store.change("forget a subscription", ledger -> {
            ledger.deliveries().unregister(account, kind, subscription);
            return true;
        });
        return this.<DeliveryId>byPages(
                "forget deliveries",
                (ledger, after) -> ledger.deliveries().of(account, kind, subscription, after, AT_ONCE),
                (ledger, delivery) -> new Handover(ledger).forget(delivery));
    }

    /** Changes items page by page and returns how many the change held for. */
    private <T> int byPages(
            String task,
            BiFunction<LedgerTransaction, @Nullable T, List<T>> find,
            BiPredicate<LedgerTransaction, T> change) {
        int changed = 0;
        T last = null;
        List<T> page;
        do {
            T after = last;
            page = store.change("find what to change next", ledger -> find.apply(ledger, after));
            List<T> items = page;
            changed += store.change(task, ledger -> (int)
                    items.stream().filter(item -> change.test(ledger, item)).count());
            last = page.isEmpty() ? null : page.get(page.size() - 1);
        } while (page.size() == AT_ONCE);
        return changed;
    }
}
