package xyz.cr3dentials.camel.ledger;

import java.util.Set;

/**
 * Who is handed what: each subscription of an account has its own progress, failures and replays. Consumers that share its
 * name share its items.
 *
 * @param account whose items
 * @param kind what is handed over
 * @param name 1 to 100 characters
 * @param types for {@link ItemKind#END} the terminal statuses, in the vendor's own words; for {@link ItemKind#EVENT} the
 *     events' types, empty for all
 */
public record Subscription(Account account, ItemKind kind, String name, Set<String> types) {

    /** The name of a subscription that was given none. */
    public static final String DEFAULT = "default";

    /** Copies the types. */
    public Subscription {
        types = Set.copyOf(types);
    }

    /** Tells whether items of a type are handed over. */
    public boolean wants(String type) {
        return types.contains(type) || (kind == ItemKind.EVENT && types.isEmpty());
    }
}
