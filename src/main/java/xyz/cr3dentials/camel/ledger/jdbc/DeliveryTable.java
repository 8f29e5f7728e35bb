package xyz.cr3dentials.camel.ledger.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.ledger.Account;
import xyz.cr3dentials.camel.ledger.DeliveryFailure;
import xyz.cr3dentials.camel.ledger.DeliveryId;
import xyz.cr3dentials.camel.ledger.ItemKind;
import xyz.cr3dentials.camel.ledger.Subscription;
import xyz.cr3dentials.camel.ledger.SubscriptionState;
import xyz.cr3dentials.camel.ledger.state.DeliveryRows;
import xyz.cr3dentials.camel.ledger.state.TrackedDelivery;

/** The statements on deliveries and subscriptions. */
final class DeliveryTable implements DeliveryRows {

    /** Stands for every type of event. */
    private static final String ANY = "*";

    private static final int LONGEST_FAILURE = 500;
    private static final List<String> COLUMNS =
            List.of("type", "state", "attempts", "due_at", "claim_id", "settled_at", "failure_cause", "failure_place");
    private static final String OF_ACCOUNT = " where d.vendor = :vendor and d.account = :account";
    private static final String OF_KIND = OF_ACCOUNT + " and d.kind = :kind";
    private static final String OF_ITEM = OF_KIND + " and d.item_id = :item";
    private static final String SELECT = "select d.vendor, d.account, d.kind, d.item_id, d.subscription, d."
            + String.join(", d.", COLUMNS) + " from {delivery} as d";
    private static final String UPDATE = "update {delivery} as d set "
            + String.join(
                    ", ",
                    COLUMNS.stream().map(column -> column + " = :" + column).toList())
            + OF_ITEM + " and d.subscription = :subscription";
    private static final String INSERT = "insert into {delivery} (vendor, account, kind, item_id, subscription, "
            + String.join(", ", COLUMNS) + ") values (:vendor, :account, :kind, :item, :subscription, :"
            + String.join(", :", COLUMNS) + ")";
    private static final String DUE = OF_KIND + " and d.subscription = :subscription and d.due_at is not null";

    private final Database database;
    private final JdbcTransaction transaction;

    DeliveryTable(Database database, JdbcTransaction transaction) {
        this.database = database;
        this.transaction = transaction;
    }

    // ---- subscriptions

    @Override
    public Set<String> subscriptionsTo(Account account, ItemKind kind, String type) {
        return new HashSet<>(database.list(
                "select d.name from {subscription} as d" + OF_KIND + " and d.type in (:type, '" + ANY + "')",
                parameters(account, kind).text("type", type),
                (row, number) -> row.getString("name")));
    }

    @Override
    public void register(Subscription subscription) {
        for (String type : types(subscription)) {
            Parameters parameters = parameters(subscription).text("type", type).time("now", transaction.now());
            if (database.update(
                            "update {subscription} as d set seen_at = :now" + OF_KIND
                                    + " and d.name = :subscription and d.type = :type",
                            parameters)
                    == 0) {
                database.insertIfAbsent(
                        "insert into {subscription} (vendor, account, kind, name, type, registered_at, seen_at) values (:vendor, :account, :kind, :subscription, :type, :now, :now)",
                        parameters);
            }
        }
    }

    @Override
    public void narrow(Subscription subscription, Instant unseenSince) {
        database.update(
                "delete from {subscription} as d" + OF_KIND
                        + " and d.name = :subscription and d.seen_at < :since and d.type not in (:types)",
                parameters(subscription).time("since", unseenSince).texts("types", types(subscription)));
    }

    /** In one order everywhere, or two nodes could wait for each other. */
    private static List<String> types(Subscription subscription) {
        return subscription.types().isEmpty()
                ? List.of(ANY)
                : subscription.types().stream().sorted().toList();
    }

    @Override
    public List<SubscriptionState> subscriptions(Account account) {
        Map<List<String>, SubscriptionState> states = new LinkedHashMap<>();
        database.list(
                        "select d.kind, d.name, d.type, d.registered_at, d.seen_at from {subscription} as d"
                                + OF_ACCOUNT + " order by d.kind, d.name, d.type",
                        Parameters.of(account),
                        (row, number) -> new SubscriptionState(
                                new Subscription(
                                        account,
                                        ItemKind.valueOf(row.getString("kind")),
                                        row.getString("name"),
                                        row.getString("type").equals(ANY) ? Set.of() : Set.of(row.getString("type"))),
                                Columns.requiredTime(row, "registered_at"),
                                Columns.requiredTime(row, "seen_at")))
                .forEach(state -> states.merge(
                        List.of(
                                state.subscription().kind().name(),
                                state.subscription().name()),
                        state,
                        SubscriptionState::and));
        return List.copyOf(states.values());
    }

    @Override
    public void unregister(Account account, ItemKind kind, String subscription) {
        database.update(
                "delete from {subscription} as d" + OF_KIND + " and d.name = :subscription",
                parameters(account, kind).text("subscription", subscription));
    }

    // ---- deliveries

    @Override
    public List<TrackedDelivery> lock(Account account, ItemKind kind, String itemId) {
        return list(
                SELECT + OF_ITEM + " order by d.subscription for update",
                parameters(account, kind).text("item", itemId));
    }

    @Override
    public void put(List<TrackedDelivery> deliveries) {
        List<Parameters> rows =
                deliveries.stream().map(DeliveryTable::parameters).toList();
        int[] known = database.updateAll(UPDATE, rows);
        database.updateAll(
                INSERT,
                IntStream.range(0, known.length)
                        .filter(row -> known[row] == 0)
                        .mapToObj(rows::get)
                        .toList());
    }

    @Override
    public void delete(Account account, ItemKind kind, Collection<String> itemIds) {
        for (List<String> ids : IdLists.split(itemIds)) {
            database.update(
                    "delete from {delivery} as d" + OF_KIND + " and d.item_id in (:ids)",
                    parameters(account, kind).texts("ids", ids));
        }
    }

    @Override
    public void delete(DeliveryId delivery) {
        database.update(
                "delete from {delivery} as d" + OF_ITEM + " and d.subscription = :subscription",
                parameters(delivery.account(), delivery.kind())
                        .text("item", delivery.itemId())
                        .text("subscription", delivery.subscription()));
    }

    @Override
    public List<DeliveryId> of(
            Account account, ItemKind kind, String subscription, @Nullable DeliveryId after, int maximum) {
        return database.list(
                "select d.item_id from {delivery} as d" + OF_KIND
                        + " and d.subscription = :subscription and d.item_id > :after order by d.item_id limit :maximum",
                parameters(account, kind)
                        .text("subscription", subscription)
                        .text("after", after == null ? "" : after.itemId())
                        .number("maximum", maximum),
                (row, number) -> new DeliveryId(account, kind, row.getString("item_id"), subscription));
    }

    @Override
    public List<TrackedDelivery> due(Subscription subscription, int maximum) {
        return list(
                SELECT + DUE + ofType(subscription)
                        + " and d.due_at <= :now order by d.due_at limit :maximum for update skip locked",
                parameters(subscription)
                        .texts("types", types(subscription))
                        .time("now", transaction.now())
                        .number("maximum", maximum));
    }

    @Override
    public Optional<Instant> next(Subscription subscription) {
        return next(DUE + ofType(subscription), parameters(subscription).texts("types", types(subscription)));
    }

    private static String ofType(Subscription subscription) {
        return subscription.types().isEmpty() ? "" : " and d.type in (:types)";
    }

    @Override
    public Optional<Instant> next(Account account) {
        return next(OF_ACCOUNT + " and d.due_at is not null", Parameters.of(account));
    }

    private Optional<Instant> next(String where, Parameters parameters) {
        return Optional.ofNullable(database.first(
                "select min(d.due_at) as due from {delivery} as d" + where
                        + " and (d.claim_id is null or d.due_at <= :now)",
                parameters.time("now", transaction.now()),
                (row, number) -> Columns.time(row, "due")));
    }

    @Override
    public List<TrackedDelivery> find(Account account, ItemKind kind, Collection<String> itemIds) {
        List<TrackedDelivery> found = new ArrayList<>();
        for (List<String> ids : IdLists.split(itemIds)) {
            found.addAll(list(
                    SELECT + OF_KIND + " and d.item_id in (:ids)",
                    parameters(account, kind).texts("ids", ids)));
        }
        return found;
    }

    @Override
    public List<TrackedDelivery> parked(Account account, int maximum) {
        return list(
                SELECT + OF_ACCOUNT + " and d.state = 'PARKED' order by d.settled_at desc limit :maximum",
                Parameters.of(account).number("maximum", maximum));
    }

    @Override
    public List<DeliveryId> settled(Account account, @Nullable Instant since, @Nullable DeliveryId after, int maximum) {
        String which = since == null ? "d.state = 'PARKED'" : "d.settled_at >= :since";
        String from = after == null ? "" : " and (d.kind, d.item_id) > (:kind, :item)";
        Parameters parameters = Parameters.of(account).time("since", since).number("maximum", maximum);
        if (after != null) {
            parameters.text("kind", after.kind().name()).text("item", after.itemId());
        }
        return database.list(
                "select distinct d.kind, d.item_id from {delivery} as d" + OF_ACCOUNT + " and " + which + from
                        + " order by d.kind, d.item_id limit :maximum",
                parameters,
                (row, number) ->
                        new DeliveryId(account, ItemKind.valueOf(row.getString("kind")), row.getString("item_id"), ""));
    }

    @Override
    public long count(Account account, TrackedDelivery.State state) {
        String which = state == TrackedDelivery.State.DUE ? "d.due_at is not null" : "d.state = :state";
        return database.count(
                "select count(*) from {delivery} as d" + OF_ACCOUNT + " and " + which,
                Parameters.of(account).text("state", state.name()));
    }

    // ---- a delivery as a row

    private static Parameters parameters(Account account, ItemKind kind) {
        return Parameters.of(account).text("kind", kind.name());
    }

    private static Parameters parameters(Subscription subscription) {
        return parameters(subscription.account(), subscription.kind()).text("subscription", subscription.name());
    }

    private static Parameters parameters(TrackedDelivery delivery) {
        DeliveryFailure failure = delivery.failure();
        return parameters(delivery.id().account(), delivery.id().kind())
                .text("item", delivery.id().itemId())
                .text("subscription", delivery.id().subscription())
                .text("type", delivery.type())
                .text("state", delivery.state().name())
                .number("attempts", delivery.attempts())
                .time("due_at", delivery.dueAt())
                .text("claim_id", delivery.claim())
                .time("settled_at", delivery.settledAt())
                .text("failure_cause", failure == null ? null : cut(failure.causeClass()))
                .text("failure_place", failure == null ? null : cut(failure.failedAt()));
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(LONGEST_FAILURE, text.length()));
    }

    private List<TrackedDelivery> list(String sql, Parameters parameters) {
        return database.list(sql, parameters, (row, number) -> delivery(row));
    }

    private static TrackedDelivery delivery(ResultSet row) throws SQLException {
        String cause = row.getString("failure_cause");
        return new TrackedDelivery(
                new DeliveryId(
                        new Account(row.getString("vendor"), row.getString("account")),
                        ItemKind.valueOf(row.getString("kind")),
                        row.getString("item_id"),
                        row.getString("subscription")),
                row.getString("type"),
                TrackedDelivery.State.valueOf(row.getString("state")),
                row.getInt("attempts"),
                Columns.time(row, "due_at"),
                Columns.text(row, "claim_id"),
                Columns.time(row, "settled_at"),
                cause == null ? null : new DeliveryFailure(cause, row.getString("failure_place")));
    }
}
