package xyz.cr3dentials.camel.ledger.state;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.ledger.Account;
import xyz.cr3dentials.camel.ledger.ItemKind;
import xyz.cr3dentials.camel.ledger.SessionKey;
import xyz.cr3dentials.camel.ledger.VendorEvent;

/** The data of a store's items, and its events. Internal. */
public interface ItemRows {

    /** Keeps the data of an item in place of what was kept before; nothing is kept of empty data. */
    void putPayload(Account account, ItemKind kind, String itemId, String json);

    /** Removes the data of items. */
    void deletePayloads(Account account, ItemKind kind, Collection<String> itemIds);

    /** Returns the data of items by their ids; erased ones are left out. */
    Map<String, String> payloads(Account account, ItemKind kind, Collection<String> itemIds);

    /** Adds an event without its data; returns false, and does nothing, when it is known. */
    boolean insertEvent(VendorEvent event);

    /** Returns events without their data, by their ids. */
    Map<String, VendorEvent> events(Account account, Collection<String> eventIds);

    /**
     * Notes since when nobody needs an event's data.
     *
     * @param since {@code null} when somebody does
     */
    void settleEvent(Account account, String eventId, @Nullable Instant since);

    /** Returns events whose data nobody has needed since before a time; what others have locked is passed over. */
    List<String> erasableEvents(Account account, Instant before, int maximum);

    /** Notes that the data of events are erased. */
    void eventsErased(Account account, Collection<String> eventIds);

    /** Returns the ids of the events about a session. */
    List<String> eventsOf(SessionKey key);
}
