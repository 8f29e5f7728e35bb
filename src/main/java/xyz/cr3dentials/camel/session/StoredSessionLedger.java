package xyz.cr3dentials.camel.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.session.TimelineEntry.Event;

/**
 * The ledger, whatever it keeps its entries in. A subclass names the store, so that users make one by its name; it adds
 * nothing else. Thread-safe.
 */
public abstract class StoredSessionLedger extends StoredDetectionLedger implements SessionLedger {

    private static final int REPLAYED_AT_ONCE = 100;
    /** After that a subscription no longer gets what its consumers have ceased to want. */
    private static final Duration NARROWED_AFTER = Duration.ofDays(1);
    /** Transactions an {@link #erase} spends on each kind of data; the next call goes on. */
    private static final int ERASING_TRANSACTIONS = 20;

    private final Listeners listeners = new Listeners();
    private final LedgerStore store;
    private final LedgerRetention retention;

    /** Creates a ledger on a store. */
    protected StoredSessionLedger(LedgerStore store, LedgerRetention retention) {
        super(store);
        this.store = store;
        this.retention = retention;
    }

    // ---- intents

    @Override
    public void openIntent(Account account, String intentId, @Nullable String reference) {
        boolean opened = store.change("write down an intent", ledger -> ledger.intents()
                .insert(new CreateIntent(account, intentId, reference, ledger.now(), CreateIntent.State.OPEN, null)));
        if (!opened) {
            throw new LedgerException("The intent '%s' exists already; use a new id.".formatted(intentId));
        }
    }

    @Override
    public boolean bindIntent(String intentId, SessionSnapshot created) {
        SessionKey key = created.key();
        boolean bound = store.change("tie a session to its intent", ledger -> {
            Optional<CreateIntent> intent = ledger.intents().lock(key.account(), intentId);
            if (intent.isEmpty()) {
                return false;
            }
            String tied = intent.get().sessionId();
            if (tied != null) {
                return tied.equals(key.sessionId());
            }
            Step step = new Steps(ledger).change(key, session -> session.bound(intent.get(), created, ledger.now()));
            if (step.accepted()) {
                ledger.intents().update(intent.get().boundTo(step.next()));
            }
            return step.accepted();
        });
        return wakeIf(key.account(), bound && created.terminal()) || bound;
    }

    @Override
    public void closeIntent(Account account, String intentId, CreateIntent.State state) {
        store.change("write down what became of an intent", ledger -> {
            ledger.intents()
                    .lock(account, intentId)
                    .filter(intent -> intent.state() != CreateIntent.State.BOUND)
                    .ifPresent(intent -> ledger.intents().update(intent.closed(state)));
            return true;
        });
    }

    @Override
    public Optional<CreateIntent> findIntent(Account account, String intentId) {
        return store.change("find an intent", ledger -> ledger.intents().find(account, intentId));
    }

    @Override
    public List<CreateIntent> findIntents(Account account, String reference, int maximum) {
        return store.change(
                "find intents by reference", ledger -> ledger.intents().withReference(account, reference, maximum));
    }

    @Override
    public List<CreateIntent> unresolvedIntents(Account account, Duration openFor, Duration openedWithin, int maximum) {
        return store.change("find unresolved intents", ledger -> {
            Instant now = ledger.now();
            Instant after = now.minus(openedWithin);
            IntentRows intents = ledger.intents();
            return Stream.concat(
                            intents
                                    .in(account, CreateIntent.State.AMBIGUOUS, after, now.plusMillis(1), maximum)
                                    .stream(),
                            intents.in(account, CreateIntent.State.OPEN, after, now.minus(openFor), maximum).stream())
                    .sorted(Comparator.comparing(CreateIntent::openedAt).reversed())
                    .limit(maximum)
                    .toList();
        });
    }

    // ---- facts

    @Override
    public boolean record(SessionSnapshot snapshot, LearntBy learntBy) {
        SessionKey key = snapshot.key();
        boolean due = store.change("record a session's status", ledger -> {
            Steps steps = new Steps(ledger);
            if (!snapshot.terminal()) {
                steps.change(key, session -> session.seenOpen(snapshot, learntBy, ledger.now()));
                return false;
            }
            Handover handover = new Handover(ledger);
            Set<String> wantedBy = handover.subscriptionsTo(key.account(), ItemKind.END, snapshot.status());
            Step step =
                    steps.change(key, session -> session.ended(snapshot, learntBy, !wantedBy.isEmpty(), ledger.now()));
            if (!step.changed() || wantedBy.isEmpty()) {
                return false;
            }
            handover.makeDue(key.account(), ItemKind.END, key.sessionId(), snapshot.status(), wantedBy);
            keep(ledger, step.next(), snapshot);
            return true;
        });
        return wakeIf(key.account(), due);
    }

    /** Nobody is handed the data of an unwanted session, so they are not kept. */
    private static void keep(LedgerTransaction ledger, TrackedSession session, SessionSnapshot snapshot) {
        SessionKey key = session.key();
        String json = session.redactedAt() == null ? snapshot.json() : "";
        ledger.items().putPayload(key.account(), ItemKind.END, key.sessionId(), json);
    }

    @Override
    public Map<String, String> endedAs(Account account, Collection<String> sessionIds) {
        Map<String, String> statuses = new LinkedHashMap<>();
        known(account, sessionIds).forEach((id, session) -> {
            if (session.isWanted()) {
                statuses.put(id, session.told().status());
            }
        });
        return statuses;
    }

    private Map<String, TrackedSession> known(Account account, Collection<String> sessionIds) {
        return store.change("look up sessions", ledger -> ledger.sessions().find(account, sessionIds));
    }

    @Override
    public boolean revise(SessionSnapshot snapshot, LearntBy learntBy, String knownAs) {
        SessionKey key = snapshot.key();
        boolean due = store.change("revise a decision", ledger -> {
            Handover handover = new Handover(ledger);
            Set<String> wantedBy = handover.subscriptionsTo(key.account(), ItemKind.END, snapshot.status());
            Optional<Step> step = new Steps(ledger)
                    .changeKnown(
                            key,
                            session -> session.revised(snapshot, learntBy, knownAs, !wantedBy.isEmpty(), ledger.now()))
                    .filter(Step::changed);
            step.ifPresent(revised -> {
                handover.makeDueAnew(key, snapshot.status(), wantedBy);
                keep(ledger, revised.next(), snapshot);
            });
            return step.isPresent();
        });
        return wakeIf(key.account(), due);
    }

    @Override
    public void recordHistory(Account account, String status, Collection<String> sessionIds) {
        store.change("record history", ledger -> {
            // In one order everywhere, or two nodes with the same page could wait for each other.
            ledger.sessions()
                    .insertUnknown(new TreeSet<>(sessionIds)
                            .stream()
                                    .map(id ->
                                            TrackedSession.history(new SessionKey(account, id), status, ledger.now()))
                                    .toList());
            return true;
        });
    }

    @Override
    public Map<String, Knowledge> lookUp(Account account, Collection<String> sessionIds) {
        Map<String, TrackedSession> known = known(account, sessionIds);
        Map<String, Knowledge> answer = new LinkedHashMap<>();
        for (String id : sessionIds) {
            TrackedSession session = known.get(id);
            answer.put(id, session == null ? Knowledge.UNKNOWN : session.knowledge());
        }
        return answer;
    }

    @Override
    public List<PendingSession> pending(Account account, int maximum) {
        return store.change("find open sessions", ledger -> ledger.sessions().open(account, maximum).stream()
                .map(PendingSession::of)
                .toList());
    }

    @Override
    public List<PendingSession> overdue(Account account, Duration grace, Duration lifetime, int maximum) {
        return store.change("find overdue sessions", ledger -> {
            Instant expiredBefore = ledger.now().minus(grace);
            return ledger.sessions().overdue(account, expiredBefore, expiredBefore.minus(lifetime), maximum).stream()
                    .map(PendingSession::of)
                    .sorted(Comparator.comparing(session -> session.end(lifetime)))
                    .limit(maximum)
                    .toList();
        });
    }

    @Override
    public void abandon(SessionKey key) {
        store.change("abandon a session", ledger -> new Steps(ledger)
                .changeKnown(key, session -> session.abandoned(ledger.now())));
    }

    // ---- events

    @Override
    public Receipt record(VendorEvent event) {
        Account account = event.account();
        Receipt receipt = store.change("keep an event", ledger -> {
            Handover handover = new Handover(ledger);
            Set<String> wantedBy = handover.subscriptionsTo(account, ItemKind.EVENT, event.type());
            if (wantedBy.isEmpty()) {
                return Receipt.UNWANTED;
            }
            if (!ledger.items().insertEvent(event)) {
                return Receipt.KNOWN;
            }
            boolean redacted = handover.note(event, Event.EVENT, event.type())
                    .filter(session -> session.redactedAt() != null)
                    .isPresent();
            ledger.items().putPayload(account, ItemKind.EVENT, event.eventId(), redacted ? "" : event.json());
            handover.makeDue(account, ItemKind.EVENT, event.eventId(), event.type(), wantedBy);
            return Receipt.KEPT;
        });
        wakeIf(account, receipt == Receipt.KEPT);
        return receipt;
    }

    @Override
    public boolean replayEvent(Account account, String eventId) {
        return wakeIf(
                account, store.change("replay an event", ledger -> new Handover(ledger).replayEvent(account, eventId)));
    }

    // ---- hints

    @Override
    public boolean hint(SessionKey key, LearntBy learntBy, @Nullable String intentId) {
        return wakeIf(key.account(), store.change("write down a hint", ledger -> new Steps(ledger)
                .change(key, session -> session.hinted(learntBy, intentId, ledger.now()))
                .accepted()));
    }

    @Override
    public boolean hintListed(SessionKey key, String listStatus) {
        return wakeIf(key.account(), store.change("write down a hint", ledger -> new Steps(ledger)
                .change(key, session -> session.listed(listStatus, ledger.now()))
                .accepted()));
    }

    @Override
    public boolean parkUnreadable(Hint hint, DeliveryFailure failure) {
        SessionKey key = hint.key();
        return store.change("park a session", ledger -> {
            Handover handover = new Handover(ledger);
            Optional<Step> step = new Steps(ledger)
                    .changeKnown(
                            key,
                            session -> handover.subscriptionsTo(
                                                    key.account(),
                                                    ItemKind.END,
                                                    session.told().status())
                                            .isEmpty()
                                    ? Step.refused(session)
                                    : session.unreadable(hint.claimId(), failure.causeClass(), ledger.now()))
                    .filter(Step::changed);
            step.ifPresent(parked -> {
                String status = parked.next().told().status();
                handover.park(key, status, failure, handover.subscriptionsTo(key.account(), ItemKind.END, status));
            });
            return step.isPresent();
        });
    }

    @Override
    public boolean hintRevision(SessionKey key, String status) {
        return wakeIf(key.account(), store.change("write down a hint", ledger -> new Steps(ledger)
                .changeKnown(key, session -> session.revisionHinted(status, ledger.now()))
                .filter(Step::accepted)
                .isPresent()));
    }

    @Override
    public List<Hint> claimHints(Account account, int maximum, Duration lease) {
        return store.change("claim hints", ledger -> {
            String claimId = UUID.randomUUID().toString();
            Steps steps = new Steps(ledger);
            List<Hint> claimed = new ArrayList<>();
            for (TrackedSession session : ledger.sessions().dueHints(account, maximum)) {
                Step step = session.hintClaimed(claimId, ledger.now(), lease);
                steps.save(true, step);
                claimed.add(Hint.of(step.next()));
            }
            return claimed;
        });
    }

    @Override
    public void postponeHint(Hint hint, Duration delay) {
        changeHinted("postpone a hint", hint, (session, now) -> session.hintPostponed(hint.claimId(), delay, now));
    }

    @Override
    public void dropHint(Hint hint) {
        changeHinted("drop a hint", hint, (session, now) -> session.hintDropped(hint.claimId(), now));
    }

    private void changeHinted(String task, Hint hint, BiFunction<TrackedSession, Instant, Step> transition) {
        store.change(task, ledger -> new Steps(ledger)
                .changeKnown(hint.key(), session -> transition.apply(session, ledger.now())));
    }

    @Override
    public Optional<Instant> nextHint(Account account) {
        return store.change("look for due hints", ledger -> ledger.sessions().nextHint(account));
    }

    // ---- deliveries

    @Override
    public void register(Subscription subscription) {
        store.change("note a subscription", ledger -> {
            ledger.deliveries().register(subscription);
            ledger.deliveries().narrow(subscription, ledger.now().minus(NARROWED_AFTER));
            return true;
        });
    }

    @Override
    public List<SubscriptionState> subscriptions(Account account) {
        return store.look("list subscriptions", ledger -> ledger.deliveries().subscriptions(account));
    }

    @Override
    public int forget(Account account, ItemKind kind, String subscription) {
        return store.change(
                "forget a subscription", ledger -> ledger.deliveries().forget(account, kind, subscription));
    }

    @Override
    public List<Delivery> claim(Subscription subscription, int maximum, Duration lease) {
        return maximum <= 0
                ? List.of()
                : store.change("claim items", ledger -> new Handover(ledger).claim(subscription, maximum, lease));
    }

    @Override
    public boolean markDelivered(Delivery delivery) {
        return store.change("mark an item as delivered", ledger -> new Handover(ledger)
                .settle(
                        delivery,
                        held -> held.delivered(ledger.now()),
                        Event.DELIVERED,
                        "attempt " + delivery.attempt()));
    }

    @Override
    public void markFailed(Delivery delivery, DeliveryFailure failure, Duration delay) {
        store.change("mark a delivery as failed", ledger -> new Handover(ledger)
                .settle(
                        delivery,
                        held -> held.failed(failure, ledger.now().plus(delay)),
                        Event.FAILED,
                        failure.causeClass()));
    }

    @Override
    public void park(Delivery delivery, DeliveryFailure failure) {
        store.change("park an item", ledger -> new Handover(ledger)
                .settle(delivery, held -> held.parked(failure, ledger.now()), Event.PARKED, failure.causeClass()));
    }

    @Override
    public void release(Delivery delivery) {
        store.change("release an item", ledger -> new Handover(ledger).release(delivery));
    }

    @Override
    public List<ParkedDelivery> parked(Account account, int maximum) {
        return store.look("list parked items", ledger -> new SessionViews(ledger).parked(account, maximum));
    }

    @Override
    public boolean replay(SessionKey key) {
        return wakeIf(key.account(), store.change("replay a session", ledger -> new Handover(ledger).replayEnd(key)));
    }

    @Override
    public int replayParked(Account account) {
        return replayAll(account, null);
    }

    @Override
    public int replaySince(Account account, Instant since) {
        return replayAll(account, since);
    }

    private int replayAll(Account account, @Nullable Instant since) {
        int replayed = 0;
        DeliveryId after = null;
        List<DeliveryId> page;
        do {
            DeliveryId from = after;
            page = store.change("look for what is to be replayed", ledger -> ledger.deliveries()
                    .settled(account, since, from, REPLAYED_AT_ONCE));
            List<DeliveryId> items = page;
            replayed += store.change("replay items", ledger -> {
                Handover handover = new Handover(ledger);
                return (int) items.stream().filter(handover::replay).count();
            });
            after = page.isEmpty() ? null : page.get(page.size() - 1);
        } while (page.size() == REPLAYED_AT_ONCE);
        wakeIf(account, replayed > 0);
        return replayed;
    }

    @Override
    public Optional<Instant> nextDelivery(Subscription subscription) {
        return store.change("look for due items", ledger -> ledger.deliveries().next(subscription));
    }

    @Override
    public Optional<Instant> nextDue(Account account) {
        return store.look("look for due work", ledger -> Stream.concat(
                        ledger.sessions().nextHint(account).stream(), ledger.deliveries().next(account).stream())
                .min(Comparator.naturalOrder()));
    }

    // ---- upkeep

    @Override
    public DeliveryCounts counts(Account account) {
        return store.change("count sessions", ledger -> new SessionViews(ledger).counts(account));
    }

    @Override
    public List<TimelineEntry> timeline(SessionKey key) {
        return store.look("read a timeline", ledger -> ledger.sessions().timeline(key));
    }

    @Override
    public int erase(Account account, Duration keptFor) {
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

    private int repeat(String task, ToIntFunction<LedgerTransaction> erasing) {
        int total = 0;
        for (int i = 0; i < ERASING_TRANSACTIONS; i++) {
            int erased = store.change(task, (Function<LedgerTransaction, Integer>) erasing::applyAsInt);
            total += erased;
            if (erased < Erasure.AT_ONCE) {
                return total;
            }
        }
        return total;
    }

    @Override
    public boolean redact(SessionKey key) {
        return store.change("redact a session", ledger -> new Erasure(ledger).redact(key));
    }

    @Override
    public Optional<SessionRecord> reveal(SessionKey key) {
        return store.change("reveal a session", ledger -> new Steps(ledger)
                .changeKnown(key, session -> session.revealed(ledger.now()))
                .flatMap(step -> new SessionViews(ledger).find(key)));
    }

    @Override
    public SessionListing search(SessionFilter filter, int limit, @Nullable ListingPosition after) {
        return store.look("search sessions", ledger -> new SessionViews(ledger).search(filter, limit, after));
    }

    @Override
    public SessionTally tally(SessionFilter filter) {
        return store.look(
                "count what a search finds",
                ledger -> SessionTally.of(ledger.sessions().tally(filter)));
    }

    @Override
    public Optional<SessionRecord> find(SessionKey key) {
        return store.look("find a session", ledger -> new SessionViews(ledger).find(key));
    }

    @Override
    public long revision() {
        return store.revision();
    }

    @Override
    public Listening listen(Account account, Runnable listener) {
        return listeners.add(account, listener);
    }

    private boolean wakeIf(Account account, boolean due) {
        if (due) {
            listeners.wake(account);
        }
        return due;
    }

    @Override
    public Clock clock() {
        return store.clock();
    }

    @Override
    public Duration clockDifference() {
        return store.clockDifference();
    }

    @Override
    public Duration lookEvery() {
        return store.lookEvery();
    }
}
