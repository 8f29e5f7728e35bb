package xyz.cr3dentials.camel.service.operations;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.http.InvalidRequestException;
import xyz.cr3dentials.camel.ledger.Account;
import xyz.cr3dentials.camel.ledger.ListingPosition;
import xyz.cr3dentials.camel.ledger.SessionFilter;
import xyz.cr3dentials.camel.ledger.SessionState;

/**
 * What a caller looks for.
 *
 * @param filter which sessions
 * @param limit how many at most
 * @param after where the page begins, null for the first one
 */
record SearchRequest(
        SessionFilter filter, int limit, @Nullable ListingPosition after) {

    private static final int MOST = 200;
    private static final int STANDARD = 50;

    private static final List<String> FILTER =
            List.of("vendor", "states", "statuses", "reference", "sessionId", "since", "until");

    /** @throws InvalidRequestException with all that is wrong */
    static SearchRequest ofPage(@Nullable String body, List<Account> accounts) {
        Set<String> known = new LinkedHashSet<>(FILTER);
        known.addAll(List.of("limit", "after"));
        return read(body, accounts, known, "search");
    }

    /** @throws InvalidRequestException with all that is wrong, a limit or a place included */
    static SessionFilter ofCounts(@Nullable String body, List<Account> accounts) {
        return read(body, accounts, new LinkedHashSet<>(FILTER), "counts").filter();
    }

    private static SearchRequest read(
            @Nullable String body, List<Account> accounts, Set<String> known, String operation) {
        List<String> violations = new ArrayList<>();
        RequestFields fields = RequestFields.read(body, known, violations);
        Instant since = fields.time("since");
        Instant until = fields.time("until");
        if (since != null && until != null && !since.isBefore(until)) {
            violations.add("until: not after since; name a later time");
        }
        SessionFilter filter = new SessionFilter(
                accounts(fields.text("vendor"), accounts, violations),
                states(fields.texts("states"), violations),
                fields.texts("statuses"),
                fields.text("reference"),
                fields.text("sessionId"),
                since,
                until);
        boolean paged = known.contains("limit");
        SearchRequest request = new SearchRequest(
                filter,
                paged ? fields.number("limit", 1, MOST, STANDARD) : STANDARD,
                paged ? after(fields.text("after"), violations) : null);
        if (!violations.isEmpty()) {
            throw new InvalidRequestException(accounts.get(0).vendor(), operation, violations);
        }
        return request;
    }

    private static Set<Account> accounts(@Nullable String vendor, List<Account> accounts, List<String> violations) {
        Set<Account> named = accounts.stream()
                .filter(account -> vendor == null || account.vendor().equals(vendor))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (named.isEmpty()) {
            violations.add("vendor: not one that is followed here; name one of "
                    + accounts.stream().map(Account::vendor).collect(Collectors.joining(", ")) + ", or null for all");
        }
        return named;
    }

    private static Set<SessionState> states(Set<String> names, List<String> violations) {
        Set<SessionState> states = EnumSet.noneOf(SessionState.class);
        Stream.of(SessionState.values())
                .filter(state -> names.contains(state.name()))
                .forEach(states::add);
        if (states.size() < names.size()) {
            violations.add("states: one is not known; name some of "
                    + Stream.of(SessionState.values()).map(Enum::name).collect(Collectors.joining(", ")));
        }
        return states;
    }

    private static @Nullable ListingPosition after(@Nullable String cursor, List<String> violations) {
        if (cursor == null) {
            return null;
        }
        Optional<ListingPosition> position = SearchCursor.parse(cursor);
        if (position.isEmpty()) {
            violations.add("after: not what an answer had in next; send that, or null for the beginning");
        }
        return position.orElse(null);
    }
}
