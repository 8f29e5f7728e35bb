package xyz.cr3dentials.camel.ledger.memory;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.ledger.Account;
import xyz.cr3dentials.camel.ledger.ItemKind;
import xyz.cr3dentials.camel.ledger.SessionKey;
import xyz.cr3dentials.camel.ledger.VendorEvent;
import xyz.cr3dentials.camel.ledger.memory.MemoryAccount.ItemId;
import xyz.cr3dentials.camel.ledger.state.ItemRows;

/** The items' data and the events in a {@link MemoryStore}. */
final class MemoryItems implements ItemRows {

    private final MemoryTransaction transaction;

    MemoryItems(MemoryTransaction transaction) {
        this.transaction = transaction;
    }

    @Override
    public void putPayload(Account account, ItemKind kind, String itemId, String json) {
        Map<ItemId, String> payloads = transaction.of(account).payloads;
        if (json.isEmpty()) {
            transaction.journal().remove(payloads, new ItemId(kind, itemId));
        } else {
            transaction.journal().put(payloads, new ItemId(kind, itemId), json);
        }
    }

    @Override
    public void deletePayloads(Account account, ItemKind kind, Collection<String> itemIds) {
        itemIds.forEach(id -> putPayload(account, kind, id, ""));
    }

    @Override
    public Map<String, String> payloads(Account account, ItemKind kind, Collection<String> itemIds) {
        Map<String, String> found = new HashMap<>();
        for (String id : itemIds) {
            String json = transaction.of(account).payloads.get(new ItemId(kind, id));
            if (json != null) {
                found.put(id, json);
            }
        }
        return found;
    }

    @Override
    public boolean insertEvent(VendorEvent event) {
        MemoryAccount kept = transaction.of(event.account());
        if (kept.events.containsKey(event.eventId()) || kept.forgottenEvents.contains(event.eventId())) {
            return false;
        }
        transaction
                .journal()
                .put(
                        kept.events,
                        event.eventId(),
                        new VendorEvent(
                                event.account(),
                                event.eventId(),
                                event.type(),
                                event.sessionId(),
                                event.occurredAt(),
                                ""));
        return true;
    }

    @Override
    public Map<String, VendorEvent> events(Account account, Collection<String> eventIds) {
        Map<String, VendorEvent> found = new HashMap<>();
        for (String id : eventIds) {
            VendorEvent event = transaction.of(account).events.get(id);
            if (event != null) {
                found.put(id, event);
            }
        }
        return found;
    }

    @Override
    public void settleEvent(Account account, String eventId, @Nullable Instant since) {
        Map<ItemId, Instant> settled = transaction.of(account).settled;
        ItemId item = new ItemId(ItemKind.EVENT, eventId);
        transaction.journal().remove(settled, item);
        transaction.journal().remove(transaction.of(account).erasableEvents, eventId);
        if (since != null) {
            transaction.journal().put(settled, item, since);
            transaction.journal().put(transaction.of(account).erasableEvents, eventId, since);
        }
    }

    @Override
    public void eventsErased(Account account, Collection<String> eventIds) {
        eventIds.forEach(id -> transaction.journal().remove(transaction.of(account).erasableEvents, id));
    }

    @Override
    public List<String> erasableEvents(Account account, Instant before, int maximum) {
        return transaction.of(account).erasableEvents.entrySet().stream()
                .filter(entry -> entry.getValue().isBefore(before))
                .map(Map.Entry::getKey)
                .limit(maximum)
                .toList();
    }

    @Override
    public List<String> eventsOf(SessionKey key) {
        return transaction.of(key.account()).events.values().stream()
                .filter(event -> key.sessionId().equals(event.sessionId()))
                .map(VendorEvent::eventId)
                .toList();
    }
}
