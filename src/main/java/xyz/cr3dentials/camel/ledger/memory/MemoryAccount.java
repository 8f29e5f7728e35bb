package xyz.cr3dentials.camel.ledger.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.ledger.Account;
import xyz.cr3dentials.camel.ledger.Baseline;
import xyz.cr3dentials.camel.ledger.Certificate;
import xyz.cr3dentials.camel.ledger.CreateIntent;
import xyz.cr3dentials.camel.ledger.ItemKind;
import xyz.cr3dentials.camel.ledger.SessionKey;
import xyz.cr3dentials.camel.ledger.SessionState;
import xyz.cr3dentials.camel.ledger.SubscriptionState;
import xyz.cr3dentials.camel.ledger.TimelineEntry;
import xyz.cr3dentials.camel.ledger.VendorEvent;
import xyz.cr3dentials.camel.ledger.state.ListRows.Lease;
import xyz.cr3dentials.camel.ledger.state.TrackedDelivery;
import xyz.cr3dentials.camel.ledger.state.TrackedSession;

/** What is kept of one account; only for who has all of the {@link MemoryStore}. */
final class MemoryAccount {

    final Map<String, TrackedSession> sessions = new LinkedHashMap<>();
    final Map<String, List<TimelineEntry>> timelines = new HashMap<>();
    /** Those that have not ended or are hinted at, in the order they became known. */
    final Set<String> open = new LinkedHashSet<>();

    final Map<ItemId, Map<String, TrackedDelivery>> deliveries = new HashMap<>();
    /** Items of which a delivery is due or parked, in the order they became so. */
    final Set<ItemId> undelivered = new LinkedHashSet<>();

    final Map<ItemId, String> payloads = new HashMap<>();
    final Map<String, VendorEvent> events = new HashMap<>();
    final Map<String, Instant> erasableEvents = new HashMap<>();
    final Map<ItemId, Instant> settled = new LinkedHashMap<>();
    final Map<List<String>, SubscriptionState> subscriptions = new LinkedHashMap<>();
    final Map<String, CreateIntent> intents = new LinkedHashMap<>();
    final Map<String, Baseline> baselines = new HashMap<>();
    final Map<String, Certificate> certificates = new HashMap<>();
    final Map<String, Long> learnt = new HashMap<>();
    final Map<String, Lease> leases = new HashMap<>();
    final FingerprintSet history = new FingerprintSet();
    final FingerprintSet forgotten = new FingerprintSet();
    final FingerprintSet forgottenEvents = new FingerprintSet();
    final MemoryLedgerLimits limits;
    private final Account account;

    /**
     * Which item.
     *
     * @param kind what kind
     * @param id the session's or event's
     */
    record ItemId(ItemKind kind, String id) {}

    MemoryAccount(Account account, MemoryLedgerLimits limits) {
        this.account = account;
        this.limits = limits;
    }

    /** Returns what is known of a session; of history, and of what was let go of, that is little. */
    @Nullable
    TrackedSession find(String sessionId, Instant now) {
        TrackedSession session = sessions.get(sessionId);
        if (session != null) {
            return session;
        }
        SessionKey key = new SessionKey(account, sessionId);
        if (history.contains(sessionId)) {
            Instant takenAt = baselines.values().stream()
                    .map(Baseline::takenAt)
                    .max(Comparator.naturalOrder())
                    .orElse(now);
            return TrackedSession.history(key, "", takenAt);
        }
        return forgotten.contains(sessionId) ? TrackedSession.history(key, "", Instant.MIN) : null;
    }

    /** Lets go of settled sessions and events that are too many or too old, keeping that they are known. */
    void forgetOld(Instant now) {
        Instant oldest = now.minus(limits.settledFor());
        Iterator<Map.Entry<ItemId, Instant>> entries = settled.entrySet().iterator();
        List<ItemId> old = new ArrayList<>();
        int kept = settled.size();
        while (entries.hasNext()) {
            Map.Entry<ItemId, Instant> first = entries.next();
            if (kept <= limits.settled() && !first.getValue().isBefore(oldest)) {
                break;
            }
            old.add(first.getKey());
            kept--;
            entries.remove();
        }
        old.forEach(this::forget);
    }

    private void forget(ItemId item) {
        if (item.kind() == ItemKind.EVENT) {
            events.remove(item.id());
            erasableEvents.remove(item.id());
            forgottenEvents.add(item.id());
        } else {
            TrackedSession session = sessions.get(item.id());
            boolean ended = session != null && session.state() != SessionState.ABANDONED;
            boolean toBeRemembered = session != null && !ended && session.redactedAt() != null;
            if (toBeRemembered) {
                return;
            }
            sessions.remove(item.id());
            timelines.remove(item.id());
            if (ended) {
                forgotten.add(item.id());
            }
        }
        deliveries.remove(item);
        payloads.remove(item);
    }
}
