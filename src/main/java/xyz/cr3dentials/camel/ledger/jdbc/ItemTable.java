package xyz.cr3dentials.camel.ledger.jdbc;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.ledger.Account;
import xyz.cr3dentials.camel.ledger.ItemKind;
import xyz.cr3dentials.camel.ledger.SessionKey;
import xyz.cr3dentials.camel.ledger.VendorEvent;
import xyz.cr3dentials.camel.ledger.state.ItemRows;

/** The statements on the items' data, the only table with personal ones besides references, and on events. */
final class ItemTable implements ItemRows {

    private static final String OF_ACCOUNT = " where i.vendor = :vendor and i.account = :account";
    private static final String OF_ITEM = OF_ACCOUNT + " and i.kind = :kind and i.item_id = :item";
    private static final String OF_ITEMS = OF_ACCOUNT + " and i.kind = :kind and i.item_id in (:ids)";

    private final Database database;

    ItemTable(Database database) {
        this.database = database;
    }

    @Override
    public void putPayload(Account account, ItemKind kind, String itemId, String json) {
        Parameters parameters = parameters(account, kind).text("item", itemId).secret("json", json);
        if (json.isEmpty()) {
            database.update("delete from {payload} as i" + OF_ITEM, parameters);
        } else if (database.update("update {payload} as i set json = :json" + OF_ITEM, parameters) == 0) {
            database.update(
                    "insert into {payload} (vendor, account, kind, item_id, json) values (:vendor, :account, :kind, :item, :json)",
                    parameters);
        }
    }

    @Override
    public void deletePayloads(Account account, ItemKind kind, Collection<String> itemIds) {
        for (List<String> ids : IdLists.split(itemIds)) {
            database.update(
                    "delete from {payload} as i" + OF_ITEMS,
                    parameters(account, kind).texts("ids", ids));
        }
    }

    @Override
    public Map<String, String> payloads(Account account, ItemKind kind, Collection<String> itemIds) {
        Map<String, String> payloads = new LinkedHashMap<>();
        for (List<String> ids : IdLists.split(itemIds)) {
            database.list(
                            "select i.item_id, i.json from {payload} as i" + OF_ITEMS,
                            parameters(account, kind).texts("ids", ids),
                            (row, number) -> Map.entry(row.getString("item_id"), row.getString("json")))
                    .forEach(entry -> payloads.put(entry.getKey(), entry.getValue()));
        }
        return payloads;
    }

    @Override
    public boolean insertEvent(VendorEvent event) {
        return database.insertIfAbsent(
                "insert into {event} (vendor, account, event_id, type, session_id, occurred_at) values (:vendor, :account, :event, :type, :sessionId, :occurredAt)",
                Parameters.of(event.account())
                        .text("event", event.eventId())
                        .text("type", event.type())
                        .text("sessionId", event.sessionId())
                        .time("occurredAt", event.occurredAt()));
    }

    @Override
    public Map<String, VendorEvent> events(Account account, Collection<String> eventIds) {
        Map<String, VendorEvent> events = new LinkedHashMap<>();
        for (List<String> ids : IdLists.split(eventIds)) {
            database.list(
                            "select i.event_id, i.type, i.session_id, i.occurred_at from {event} as i" + OF_ACCOUNT
                                    + " and i.event_id in (:ids)",
                            Parameters.of(account).texts("ids", ids),
                            (row, number) -> new VendorEvent(
                                    account,
                                    row.getString("event_id"),
                                    row.getString("type"),
                                    Columns.text(row, "session_id"),
                                    Columns.time(row, "occurred_at"),
                                    ""))
                    .forEach(event -> events.put(event.eventId(), event));
        }
        return events;
    }

    @Override
    public void settleEvent(Account account, String eventId, @Nullable Instant since) {
        database.update(
                "update {event} as i set erasable_since = :since" + OF_ACCOUNT + " and i.event_id = :event",
                Parameters.of(account).text("event", eventId).time("since", since));
    }

    @Override
    public List<String> erasableEvents(Account account, Instant before, int maximum) {
        return database.list(
                "select i.event_id from {event} as i" + OF_ACCOUNT
                        + " and i.erasable_since < :before order by i.erasable_since limit :maximum for update skip locked",
                Parameters.of(account).time("before", before).number("maximum", maximum),
                (row, number) -> row.getString("event_id"));
    }

    @Override
    public void eventsErased(Account account, Collection<String> eventIds) {
        eventIds.forEach(id -> settleEvent(account, id, null));
    }

    @Override
    public List<String> eventsOf(SessionKey key) {
        return database.list(
                "select i.event_id from {event} as i" + OF_ACCOUNT + " and i.session_id = :sessionId",
                Parameters.of(key),
                (row, number) -> row.getString("event_id"));
    }

    private static Parameters parameters(Account account, ItemKind kind) {
        return Parameters.of(account).text("kind", kind.name());
    }
}
