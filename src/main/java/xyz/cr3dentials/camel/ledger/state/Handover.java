package xyz.cr3dentials.camel.ledger.state;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.ledger.Account;
import xyz.cr3dentials.camel.ledger.Delivery;
import xyz.cr3dentials.camel.ledger.DeliveryFailure;
import xyz.cr3dentials.camel.ledger.DeliveryId;
import xyz.cr3dentials.camel.ledger.EventItem;
import xyz.cr3dentials.camel.ledger.Fact;
import xyz.cr3dentials.camel.ledger.Item;
import xyz.cr3dentials.camel.ledger.ItemKind;
import xyz.cr3dentials.camel.ledger.SessionKey;
import xyz.cr3dentials.camel.ledger.SessionSnapshot;
import xyz.cr3dentials.camel.ledger.SessionState;
import xyz.cr3dentials.camel.ledger.Subscription;
import xyz.cr3dentials.camel.ledger.TimelineEntry;
import xyz.cr3dentials.camel.ledger.TimelineEntry.Event;
import xyz.cr3dentials.camel.ledger.VendorEvent;

/** What is done to the deliveries of one transaction, and what that means for the items they are of. */
final class Handover {

    private final LedgerTransaction transaction;
    private final Steps steps;

    Handover(LedgerTransaction transaction) {
        this.transaction = transaction;
        this.steps = new Steps(transaction);
    }

    Set<String> subscriptionsTo(Account account, ItemKind kind, String type) {
        return transaction.deliveries().subscriptionsTo(account, kind, type);
    }

    /** Makes a changed decision due; whoever works on the earlier one finds his claim lost. */
    void makeDueAnew(SessionKey key, String type, Collection<String> subscriptions) {
        transaction.deliveries().delete(key.account(), ItemKind.END, List.of(key.sessionId()));
        makeDue(key.account(), ItemKind.END, key.sessionId(), type, subscriptions);
    }

    /** Makes an item due for subscriptions. */
    void makeDue(Account account, ItemKind kind, String itemId, String type, Collection<String> subscriptions) {
        transaction
                .deliveries()
                .put(subscriptions.stream()
                        .map(name -> TrackedDelivery.due(
                                new DeliveryId(account, kind, itemId, name), type, transaction.now()))
                        .toList());
    }

    void park(SessionKey key, String type, DeliveryFailure failure, Collection<String> subscriptions) {
        transaction
                .deliveries()
                .put(subscriptions.stream()
                        .map(name -> TrackedDelivery.unreadable(
                                new DeliveryId(key.account(), ItemKind.END, key.sessionId(), name),
                                type,
                                failure,
                                transaction.now()))
                        .toList());
    }

    // ---- claims

    List<Delivery> claim(Subscription subscription, int maximum, Duration lease) {
        List<TrackedDelivery> due = transaction.deliveries().due(subscription, maximum);
        if (due.isEmpty()) {
            return List.of();
        }
        Instant until = transaction.now().plus(lease);
        String claimId = UUID.randomUUID().toString();
        List<TrackedDelivery> claimed =
                due.stream().map(delivery -> delivery.claimed(claimId, until)).toList();
        transaction.deliveries().put(claimed);
        Map<String, ? extends Item> items = items(subscription.account(), subscription.kind(), claimed);
        List<Delivery> deliveries = new ArrayList<>();
        for (TrackedDelivery delivery : claimed) {
            Item item = Objects.requireNonNull(
                    items.get(delivery.id().itemId()), () -> delivery.id() + " is a delivery of nothing");
            deliveries.add(new Delivery(delivery.id(), item, delivery.attempts(), claimId, until));
        }
        return deliveries;
    }

    private Map<String, ? extends Item> items(Account account, ItemKind kind, List<TrackedDelivery> deliveries) {
        Set<String> ids =
                deliveries.stream().map(delivery -> delivery.id().itemId()).collect(Collectors.toSet());
        Map<String, String> payloads = transaction.items().payloads(account, kind, ids);
        return kind == ItemKind.END ? facts(account, ids, payloads) : events(account, ids, payloads);
    }

    private Map<String, Fact> facts(Account account, Set<String> ids, Map<String, String> payloads) {
        return transaction.sessions().find(account, ids).values().stream()
                .map(session -> new Fact(
                        session.snapshot(payloads.getOrDefault(session.key().sessionId(), "")),
                        Objects.requireNonNull(session.end().learntBy()),
                        Objects.requireNonNull(session.end().learntAt())))
                .collect(Collectors.toMap(fact -> fact.snapshot().key().sessionId(), fact -> fact));
    }

    private Map<String, EventItem> events(Account account, Set<String> ids, Map<String, String> payloads) {
        Map<String, VendorEvent> events = transaction.items().events(account, ids);
        Set<String> sessionIds = events.values().stream()
                .map(VendorEvent::sessionId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Map<String, TrackedSession> sessions = transaction.sessions().find(account, sessionIds);
        return events.values().stream()
                .map(event -> new EventItem(
                        withData(event, payloads.getOrDefault(event.eventId(), "")), snapshot(event, sessions)))
                .collect(Collectors.toMap(item -> item.event().eventId(), item -> item));
    }

    private static VendorEvent withData(VendorEvent event, String json) {
        return new VendorEvent(
                event.account(), event.eventId(), event.type(), event.sessionId(), event.occurredAt(), json);
    }

    private static @Nullable SessionSnapshot snapshot(VendorEvent event, Map<String, TrackedSession> sessions) {
        TrackedSession session = event.sessionId() == null ? null : sessions.get(event.sessionId());
        // Of history a store may keep no more than the id.
        return session == null || session.state() == SessionState.HISTORY ? null : session.snapshot("");
    }

    boolean delivered(Delivery claimed) {
        return settle(
                claimed, held -> held.delivered(transaction.now()), Event.DELIVERED, "attempt " + claimed.attempt());
    }

    boolean failed(Delivery claimed, DeliveryFailure failure, Duration delay) {
        return settle(
                claimed,
                held -> held.failed(failure, transaction.now().plus(delay)),
                Event.FAILED,
                failure.causeClass());
    }

    boolean parked(Delivery claimed, DeliveryFailure failure) {
        return settle(claimed, held -> held.parked(failure, transaction.now()), Event.PARKED, failure.causeClass());
    }

    boolean released(Delivery claimed) {
        return settle(claimed, held -> held.released(transaction.now()), Optional.empty());
    }

    private boolean settle(Delivery claimed, UnaryOperator<TrackedDelivery> change, Event event, String detail) {
        return settle(claimed, change, Optional.of(new TimelineEntry(transaction.now(), event, detail)));
    }

    /** Changes a claimed delivery and what its item says of it; returns false when the claim was lost. */
    private boolean settle(Delivery claimed, UnaryOperator<TrackedDelivery> change, Optional<TimelineEntry> entry) {
        DeliveryId id = claimed.id();
        Optional<TrackedSession> session = lockSession(id);
        List<TrackedDelivery> all = transaction.deliveries().lock(id.account(), id.kind(), id.itemId());
        Optional<TrackedDelivery> held = all.stream()
                .filter(delivery -> delivery.id().equals(id) && delivery.isHeldBy(claimed.claimId()))
                .findFirst();
        if (held.isEmpty()) {
            return false;
        }
        TrackedDelivery changed = change.apply(held.get());
        transaction.deliveries().put(List.of(changed));
        List<TrackedDelivery> now = new ArrayList<>(others(all, id));
        now.add(changed);
        restate(id, session, now);
        entry.map(line -> named(line, id)).ifPresent(line -> note(claimed, session, line));
        return true;
    }

    private static List<TrackedDelivery> others(List<TrackedDelivery> all, DeliveryId but) {
        return all.stream().filter(delivery -> !delivery.id().equals(but)).toList();
    }

    /** Says of an item what its deliveries amount to; these are all of them. */
    private void restate(DeliveryId id, Optional<TrackedSession> session, List<TrackedDelivery> all) {
        session.ifPresent(known -> steps.save(true, known.delivering(all, transaction.now())));
        if (id.kind() == ItemKind.EVENT) {
            boolean done = TrackedDelivery.summary(all) == TrackedDelivery.State.DELIVERED;
            transaction.items().settleEvent(id.account(), id.itemId(), done ? transaction.now() : null);
        }
    }

    private void note(Delivery settled, Optional<TrackedSession> session, TimelineEntry line) {
        session.ifPresent(known -> transaction.sessions().append(known.key(), List.of(line)));
        if (settled.item() instanceof EventItem item) {
            note(item.event(), line.event(), "event " + item.event().type() + ", " + line.detail());
        }
    }

    /** Removes a delivery for good, and returns whether its item was still to be handed over. */
    boolean forget(DeliveryId id) {
        Optional<TrackedSession> session = lockSession(id);
        List<TrackedDelivery> all = transaction.deliveries().lock(id.account(), id.kind(), id.itemId());
        boolean undelivered = all.stream()
                .anyMatch(delivery -> delivery.id().equals(id) && delivery.state() != TrackedDelivery.State.DELIVERED);
        transaction.deliveries().delete(id);
        if (undelivered) {
            restate(id, session, others(all, id));
        }
        return undelivered;
    }

    /** Makes a session due that ended before a subscription was there, unless that has it or its data are erased. */
    boolean backfill(SessionKey key, String subscription) {
        DeliveryId id = new DeliveryId(key.account(), ItemKind.END, key.sessionId(), subscription);
        Optional<TrackedSession> session = lockSession(id).filter(TrackedSession::isWanted);
        List<TrackedDelivery> all =
                new ArrayList<>(transaction.deliveries().lock(key.account(), ItemKind.END, key.sessionId()));
        boolean known = all.stream().anyMatch(delivery -> delivery.id().equals(id));
        if (session.isEmpty() || known || !isKept(id)) {
            return false;
        }
        TrackedDelivery due = TrackedDelivery.due(id, session.get().told().status(), transaction.now());
        transaction.deliveries().put(List.of(due));
        all.add(due);
        restate(id, session, all);
        return true;
    }

    private boolean isKept(DeliveryId id) {
        return transaction
                .items()
                .payloads(id.account(), id.kind(), List.of(id.itemId()))
                .containsKey(id.itemId());
    }

    private Optional<TrackedSession> lockSession(DeliveryId id) {
        return id.kind() == ItemKind.END
                ? transaction.sessions().lock(new SessionKey(id.account(), id.itemId()))
                : Optional.empty();
    }

    /** Adds to the timeline of the session that an event is about, if it is known, and returns the session. */
    Optional<TrackedSession> note(VendorEvent event, Event what, String detail) {
        Map<String, TrackedSession> sessions = event.sessionId() == null
                ? Map.of()
                : transaction.sessions().find(event.account(), List.of(event.sessionId()));
        // Of history a store may keep no more than the id.
        Optional<TrackedSession> about = sessions.values().stream()
                .filter(session -> session.state() != SessionState.HISTORY)
                .findFirst();
        about.ifPresent(session -> transaction
                .sessions()
                .append(session.key(), List.of(new TimelineEntry(transaction.now(), what, detail))));
        return about;
    }

    private static TimelineEntry named(TimelineEntry line, DeliveryId id) {
        return id.subscription().equals(Subscription.DEFAULT)
                ? line
                : new TimelineEntry(line.at(), line.event(), line.detail() + " for " + id.subscription());
    }

    // ---- replay

    /** Makes an item due again, and tells whether it could be. */
    boolean replay(DeliveryId item) {
        return item.kind() == ItemKind.END
                ? replayEnd(new SessionKey(item.account(), item.itemId()))
                : replayEvent(item.account(), item.itemId());
    }

    boolean replayEnd(SessionKey key) {
        Optional<TrackedSession> session = transaction.sessions().lock(key);
        if (session.isPresent() && session.get().isUnreadable()) {
            Step step = session.get().askedAgain(transaction.now());
            steps.save(true, step);
            return step.changed();
        }
        if (session.isEmpty() || !session.get().isWanted()) {
            return false;
        }
        List<TrackedDelivery> again = replayed(key.account(), ItemKind.END, key.sessionId());
        if (again.isEmpty()) {
            return false;
        }
        List<TrackedDelivery> all = transaction.deliveries().lock(key.account(), ItemKind.END, key.sessionId());
        steps.save(
                true,
                session.get()
                        .delivering(all, transaction.now())
                        .noting(
                                transaction.now(),
                                Event.REPLAYED,
                                session.get().told().status()));
        return true;
    }

    boolean replayEvent(Account account, String eventId) {
        if (replayed(account, ItemKind.EVENT, eventId).isEmpty()) {
            return false;
        }
        transaction.items().settleEvent(account, eventId, null);
        return true;
    }

    /** What was delivered and then erased would reach the route without its data; what is parked was never erased. */
    private List<TrackedDelivery> replayed(Account account, ItemKind kind, String itemId) {
        boolean kept = isKept(new DeliveryId(account, kind, itemId, ""));
        List<TrackedDelivery> again = transaction.deliveries().lock(account, kind, itemId).stream()
                .filter(delivery -> delivery.state() == TrackedDelivery.State.PARKED
                        || (delivery.state() == TrackedDelivery.State.DELIVERED && kept))
                .map(delivery -> delivery.replayed(transaction.now()))
                .toList();
        transaction.deliveries().put(again);
        return again;
    }
}
