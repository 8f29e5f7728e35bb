package xyz.cr3dentials.camel.ledger.memory;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.ledger.Account;
import xyz.cr3dentials.camel.ledger.DeliveryId;
import xyz.cr3dentials.camel.ledger.ItemKind;
import xyz.cr3dentials.camel.ledger.LedgerException;
import xyz.cr3dentials.camel.ledger.Subscription;
import xyz.cr3dentials.camel.ledger.SubscriptionState;
import xyz.cr3dentials.camel.ledger.memory.MemoryAccount.ItemId;
import xyz.cr3dentials.camel.ledger.state.DeliveryRows;
import xyz.cr3dentials.camel.ledger.state.TrackedDelivery;

/** The deliveries and subscriptions in a {@link MemoryStore}. */
final class MemoryDeliveries implements DeliveryRows {

    private final MemoryTransaction transaction;

    MemoryDeliveries(MemoryTransaction transaction) {
        this.transaction = transaction;
    }

    // ---- subscriptions, one entry for each type

    @Override
    public Set<String> subscriptionsTo(Account account, ItemKind kind, String type) {
        return transaction.of(account).subscriptions.values().stream()
                .map(SubscriptionState::subscription)
                .filter(subscription -> subscription.kind() == kind && subscription.wants(type))
                .map(Subscription::name)
                .collect(Collectors.toSet());
    }

    @Override
    public void register(Subscription subscription) {
        Map<List<String>, SubscriptionState> known = transaction.of(subscription.account()).subscriptions;
        for (String type : types(subscription)) {
            List<String> key = List.of(subscription.kind().name(), subscription.name(), type);
            SubscriptionState before = known.get(key);
            Subscription ofType = new Subscription(
                    subscription.account(),
                    subscription.kind(),
                    subscription.name(),
                    type.isEmpty() ? Set.of() : Set.of(type));
            transaction
                    .journal()
                    .put(
                            known,
                            key,
                            new SubscriptionState(
                                    ofType,
                                    before == null ? transaction.now() : before.registeredAt(),
                                    transaction.now()));
        }
    }

    @Override
    public void narrow(Subscription subscription, Instant unseenSince) {
        Map<List<String>, SubscriptionState> known = transaction.of(subscription.account()).subscriptions;
        List.copyOf(known.entrySet()).stream()
                .filter(entry -> isOf(entry.getValue(), subscription.kind(), subscription.name())
                        && entry.getValue().seenAt().isBefore(unseenSince)
                        && !types(subscription).contains(entry.getKey().get(2)))
                .forEach(entry -> transaction.journal().remove(known, entry.getKey()));
    }

    /** No text stands for every type. */
    private static Set<String> types(Subscription subscription) {
        return subscription.types().isEmpty() ? Set.of("") : subscription.types();
    }

    private static boolean isOf(SubscriptionState state, ItemKind kind, String name) {
        return state.subscription().kind() == kind
                && state.subscription().name().equals(name);
    }

    @Override
    public List<SubscriptionState> subscriptions(Account account) {
        Map<List<String>, SubscriptionState> states = new TreeMap<>(
                Comparator.comparing((List<String> key) -> key.get(0)).thenComparing(key -> key.get(1)));
        transaction
                .of(account)
                .subscriptions
                .forEach((key, state) -> states.merge(key.subList(0, 2), state, SubscriptionState::and));
        return List.copyOf(states.values());
    }

    @Override
    public void unregister(Account account, ItemKind kind, String subscription) {
        Map<List<String>, SubscriptionState> known = transaction.of(account).subscriptions;
        List.copyOf(known.entrySet()).stream()
                .filter(entry -> isOf(entry.getValue(), kind, subscription))
                .forEach(entry -> transaction.journal().remove(known, entry.getKey()));
    }

    // ---- deliveries

    @Override
    public List<TrackedDelivery> lock(Account account, ItemKind kind, String itemId) {
        return List.copyOf(transaction
                .of(account)
                .deliveries
                .getOrDefault(new ItemId(kind, itemId), Map.of())
                .values());
    }

    @Override
    public void put(List<TrackedDelivery> deliveries) {
        for (TrackedDelivery delivery : deliveries) {
            MemoryAccount kept = transaction.of(delivery.id().account());
            ItemId item = item(delivery.id());
            Map<String, TrackedDelivery> all = new HashMap<>(kept.deliveries.getOrDefault(item, Map.of()));
            all.put(delivery.id().subscription(), delivery);
            put(kept, item, all);
        }
    }

    private void put(MemoryAccount kept, ItemId item, Map<String, TrackedDelivery> all) {
        boolean undelivered =
                all.values().stream().anyMatch(delivery -> delivery.state() != TrackedDelivery.State.DELIVERED);
        if (undelivered) {
            if (!kept.undelivered.contains(item) && kept.undelivered.size() >= kept.limits.undelivered()) {
                throw new LedgerException(
                        "%s sessions wait for delivery, which is all that this ledger keeps; further ones wait at the vendor. Look at parked sessions and at failing routes."
                                .formatted(kept.undelivered.size()));
            }
            transaction.journal().add(kept.undelivered, item);
        } else {
            transaction.journal().remove(kept.undelivered, item);
        }
        transaction.journal().put(kept.deliveries, item, all);
    }

    @Override
    public void delete(Account account, ItemKind kind, Collection<String> itemIds) {
        MemoryAccount kept = transaction.of(account);
        for (String id : itemIds) {
            transaction.journal().remove(kept.deliveries, new ItemId(kind, id));
            transaction.journal().remove(kept.undelivered, new ItemId(kind, id));
        }
    }

    @Override
    public void delete(DeliveryId delivery) {
        MemoryAccount kept = transaction.of(delivery.account());
        Map<String, TrackedDelivery> others = new HashMap<>(kept.deliveries.getOrDefault(item(delivery), Map.of()));
        others.remove(delivery.subscription());
        put(kept, item(delivery), others);
    }

    @Override
    public List<DeliveryId> of(
            Account account, ItemKind kind, String subscription, @Nullable DeliveryId after, int maximum) {
        return transaction.of(account).deliveries.entrySet().stream()
                .filter(entry ->
                        entry.getKey().kind() == kind && entry.getValue().containsKey(subscription))
                .map(entry -> new DeliveryId(account, kind, entry.getKey().id(), subscription))
                .filter(id -> after == null || id.itemId().compareTo(after.itemId()) > 0)
                .sorted(Comparator.comparing(DeliveryId::itemId))
                .limit(maximum)
                .toList();
    }

    @Override
    public List<TrackedDelivery> due(Subscription subscription, int maximum) {
        return undelivered(subscription.account())
                .filter(isFor(subscription))
                .filter(delivery -> isOver(delivery.dueAt()))
                .sorted(Comparator.comparing(delivery -> Objects.requireNonNull(delivery.dueAt())))
                .limit(maximum)
                .toList();
    }

    private boolean isOver(@Nullable Instant time) {
        return time != null && !time.isAfter(transaction.now());
    }

    private static Predicate<TrackedDelivery> isFor(Subscription subscription) {
        return delivery -> delivery.id().kind() == subscription.kind()
                && delivery.id().subscription().equals(subscription.name())
                && subscription.wants(delivery.type());
    }

    private Stream<TrackedDelivery> undelivered(Account account) {
        MemoryAccount kept = transaction.of(account);
        return kept.undelivered.stream()
                .flatMap(item -> kept.deliveries.getOrDefault(item, Map.of()).values().stream())
                .filter(delivery -> delivery.state() != TrackedDelivery.State.DELIVERED);
    }

    @Override
    public Optional<Instant> next(Subscription subscription) {
        return next(undelivered(subscription.account()).filter(isFor(subscription)));
    }

    @Override
    public Optional<Instant> next(Account account) {
        return next(undelivered(account));
    }

    private Optional<Instant> next(Stream<TrackedDelivery> deliveries) {
        return deliveries
                .filter(delivery -> delivery.claim() == null || isOver(delivery.dueAt()))
                .map(TrackedDelivery::dueAt)
                .flatMap(Stream::ofNullable)
                .min(Comparator.naturalOrder());
    }

    @Override
    public List<TrackedDelivery> find(Account account, ItemKind kind, Collection<String> itemIds) {
        return itemIds.stream().flatMap(id -> lock(account, kind, id).stream()).toList();
    }

    @Override
    public List<TrackedDelivery> parked(Account account, int maximum) {
        return undelivered(account)
                .filter(delivery -> delivery.state() == TrackedDelivery.State.PARKED)
                .sorted(Comparator.comparing((TrackedDelivery delivery) -> Objects.requireNonNull(delivery.settledAt()))
                        .reversed())
                .limit(maximum)
                .toList();
    }

    @Override
    public List<DeliveryId> settled(Account account, @Nullable Instant since, @Nullable DeliveryId after, int maximum) {
        Comparator<DeliveryId> order =
                Comparator.comparing((DeliveryId id) -> id.kind().name()).thenComparing(DeliveryId::itemId);
        return transaction.of(account).deliveries.values().stream()
                .flatMap(all -> all.values().stream())
                .filter(delivery -> since == null
                        ? delivery.state() == TrackedDelivery.State.PARKED
                        : isSince(delivery.settledAt(), since))
                .map(delivery -> new DeliveryId(
                        account, delivery.id().kind(), delivery.id().itemId(), ""))
                .distinct()
                .filter(id -> after == null || order.compare(id, after) > 0)
                .sorted(order)
                .limit(maximum)
                .toList();
    }

    private static boolean isSince(@Nullable Instant time, Instant since) {
        return time != null && !time.isBefore(since);
    }

    @Override
    public long count(Account account, TrackedDelivery.State state) {
        return undelivered(account)
                .filter(delivery -> delivery.state() == state)
                .count();
    }

    private static ItemId item(DeliveryId id) {
        return new ItemId(id.kind(), id.itemId());
    }
}
