package xyz.cr3dentials.camel.ledger.state;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.ledger.Account;
import xyz.cr3dentials.camel.ledger.CreateIntent;
import xyz.cr3dentials.camel.ledger.Delivery;
import xyz.cr3dentials.camel.ledger.DeliveryCounts;
import xyz.cr3dentials.camel.ledger.DeliveryFailure;
import xyz.cr3dentials.camel.ledger.DetectionLedger;
import xyz.cr3dentials.camel.ledger.Hint;
import xyz.cr3dentials.camel.ledger.ItemKind;
import xyz.cr3dentials.camel.ledger.Knowledge;
import xyz.cr3dentials.camel.ledger.LearntBy;
import xyz.cr3dentials.camel.ledger.LedgerException;
import xyz.cr3dentials.camel.ledger.LedgerRetention;
import xyz.cr3dentials.camel.ledger.ListingPosition;
import xyz.cr3dentials.camel.ledger.ParkedDelivery;
import xyz.cr3dentials.camel.ledger.SessionFilter;
import xyz.cr3dentials.camel.ledger.SessionKey;
import xyz.cr3dentials.camel.ledger.SessionLedger;
import xyz.cr3dentials.camel.ledger.SessionListing;
import xyz.cr3dentials.camel.ledger.SessionRecord;
import xyz.cr3dentials.camel.ledger.SessionSnapshot;
import xyz.cr3dentials.camel.ledger.SessionTally;
import xyz.cr3dentials.camel.ledger.Subscription;
import xyz.cr3dentials.camel.ledger.SubscriptionState;
import xyz.cr3dentials.camel.ledger.TimelineEntry;
import xyz.cr3dentials.camel.ledger.VendorEvent;

/**
 * The ledger, whatever it keeps its entries in. A subclass names the store, so that users make one by its name; it adds
 * nothing else. Thread-safe.
 */
public abstract class StoredSessionLedger implements SessionLedger {

    private final Listeners listeners = new Listeners();
    private final LedgerStore store;
    private final Upkeep upkeep;
    private final DetectionLedger detection;

    /** Creates a ledger on a store. */
    protected StoredSessionLedger(LedgerStore store, LedgerRetention retention) {
        this.store = store;
        this.upkeep = new Upkeep(store, retention);
        this.detection = new StoredDetectionLedger(store);
    }

    @Override
    public DetectionLedger detection() {
        return detection;
    }

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
        boolean bound =
                store.change("tie a session to its intent", ledger -> new Learning(ledger).bind(intentId, created));
        return wakeIf(created.key().account(), bound && created.terminal()) || bound;
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
    public boolean record(SessionSnapshot snapshot, LearntBy learntBy) {
        return wakeIf(snapshot.key().account(), store.change("record a session's status", ledger -> new Learning(ledger)
                .record(snapshot, learntBy)));
    }

    @Override
    public boolean revise(SessionSnapshot snapshot, LearntBy learntBy, String knownAs) {
        return wakeIf(snapshot.key().account(), store.change("revise a decision", ledger -> new Learning(ledger)
                .revise(snapshot, learntBy, knownAs)));
    }

    @Override
    public Map<String, Knowledge> lookUp(Account account, Collection<String> sessionIds) {
        return store.change("look up sessions", ledger -> new SessionViews(ledger).lookUp(account, sessionIds));
    }

    @Override
    public void abandon(SessionKey key) {
        store.change("abandon a session", ledger -> new Steps(ledger)
                .changeKnown(key, session -> session.abandoned(ledger.now())));
    }

    @Override
    public Receipt record(VendorEvent event) {
        Receipt receipt = store.change("keep an event", ledger -> new Learning(ledger).record(event));
        wakeIf(event.account(), receipt == Receipt.KEPT);
        return receipt;
    }

    @Override
    public boolean replayEvent(Account account, String eventId) {
        return wakeIf(account, handOver("replay an event", handover -> handover.replayEvent(account, eventId)));
    }

    @Override
    public boolean hint(SessionKey key, LearntBy learntBy, @Nullable String intentId) {
        return hinted(key, (session, now) -> session.hinted(learntBy, intentId, now));
    }

    @Override
    public boolean hintListed(SessionKey key, String listStatus) {
        return hinted(key, (session, now) -> session.listed(listStatus, now));
    }

    @Override
    public boolean hintRevision(SessionKey key, String status) {
        return hinted(key, (session, now) -> session.revisionHinted(status, now));
    }

    private boolean hinted(SessionKey key, BiFunction<TrackedSession, Instant, Step> transition) {
        return wakeIf(
                key.account(), change("write down a hint", key, transition).accepted());
    }

    private Step change(String task, SessionKey key, BiFunction<TrackedSession, Instant, Step> transition) {
        return store.change(
                task, ledger -> new Steps(ledger).change(key, session -> transition.apply(session, ledger.now())));
    }

    @Override
    public boolean parkUnreadable(Hint hint, DeliveryFailure failure) {
        return store.change("park a session", ledger -> new Learning(ledger).parkUnreadable(hint, failure));
    }

    @Override
    public List<Hint> claimHints(Account account, int maximum, Duration lease) {
        return store.change("claim hints", ledger -> new Learning(ledger).claimHints(account, maximum, lease));
    }

    @Override
    public void postponeHint(Hint hint, Duration delay) {
        change("postpone a hint", hint.key(), (session, now) -> session.hintPostponed(hint.claimId(), delay, now));
    }

    @Override
    public void dropHint(Hint hint) {
        change("drop a hint", hint.key(), (session, now) -> session.hintDropped(hint.claimId(), now));
    }

    @Override
    public Optional<Instant> nextHint(Account account) {
        return store.change("look for due hints", ledger -> ledger.sessions().nextHint(account));
    }

    @Override
    public void register(Subscription subscription) {
        upkeep.register(subscription);
    }

    @Override
    public int backfill(Subscription subscription) {
        return waking(subscription.account(), upkeep.backfill(subscription));
    }

    @Override
    public List<SubscriptionState> subscriptions(Account account) {
        return store.look("list subscriptions", ledger -> ledger.deliveries().subscriptions(account));
    }

    @Override
    public int forget(Account account, ItemKind kind, String subscription) {
        return upkeep.forget(account, kind, subscription);
    }

    @Override
    public List<Delivery> claim(Subscription subscription, int maximum, Duration lease) {
        return maximum <= 0
                ? List.of()
                : handOver("claim items", handover -> handover.claim(subscription, maximum, lease));
    }

    private <T> T handOver(String task, Function<Handover, T> work) {
        return store.change(task, ledger -> work.apply(new Handover(ledger)));
    }

    @Override
    public boolean markDelivered(Delivery delivery) {
        return handOver("mark an item as delivered", handover -> handover.delivered(delivery));
    }

    @Override
    public void markFailed(Delivery delivery, DeliveryFailure failure, Duration delay) {
        handOver("mark a delivery as failed", handover -> handover.failed(delivery, failure, delay));
    }

    @Override
    public void park(Delivery delivery, DeliveryFailure failure) {
        handOver("park an item", handover -> handover.parked(delivery, failure));
    }

    @Override
    public void release(Delivery delivery) {
        handOver("release an item", handover -> handover.released(delivery));
    }

    @Override
    public List<ParkedDelivery> parked(Account account, int maximum) {
        return store.look("list parked items", ledger -> new SessionViews(ledger).parked(account, maximum));
    }

    @Override
    public boolean replay(SessionKey key) {
        return wakeIf(key.account(), handOver("replay a session", handover -> handover.replayEnd(key)));
    }

    @Override
    public int replayParked(Account account) {
        return waking(account, upkeep.replay(account, null));
    }

    @Override
    public int replaySince(Account account, Instant since) {
        return waking(account, upkeep.replay(account, since));
    }

    private int waking(Account account, int due) {
        wakeIf(account, due > 0);
        return due;
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
        return upkeep.erase(account, keptFor);
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
