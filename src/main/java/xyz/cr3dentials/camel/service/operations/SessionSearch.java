package xyz.cr3dentials.camel.service.operations;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.http.InvalidRequestException;
import xyz.cr3dentials.camel.ledger.Account;
import xyz.cr3dentials.camel.ledger.LedgerException;
import xyz.cr3dentials.camel.ledger.LedgerSearch;
import xyz.cr3dentials.camel.ledger.ListingPosition;
import xyz.cr3dentials.camel.ledger.SessionFilter;
import xyz.cr3dentials.camel.ledger.SessionListing;

/** Lists and counts the sessions of all followed vendors, without personal data. Thread-safe. */
public final class SessionSearch {

    /** The name by which flows find the bean. */
    public static final String BEAN_NAME = "sessionSearch";

    private final LedgerSearch ledger;
    private final LedgerCalls calls;
    private final List<Account> accounts;

    /**
     * Creates the search.
     *
     * @param calls who asks the ledger
     * @param accounts whose sessions are shown; one or more
     */
    public SessionSearch(LedgerSearch ledger, LedgerCalls calls, List<Account> accounts) {
        this.ledger = ledger;
        this.calls = calls;
        this.accounts = List.copyOf(accounts);
    }

    record Page(List<ObjectNode> sessions, @Nullable String next) {}

    /**
     * Returns a page of sessions, those heard of last first.
     *
     * @param body a JSON object with the filter, {@code limit} and {@code after}, all of them optional
     * @throws InvalidRequestException with all that is wrong with the body
     * @throws LedgerException if the ledger does not answer in time
     */
    public String search(@Nullable String body) {
        SearchRequest request = SearchRequest.ofPage(body, accounts);
        SessionListing found = calls.ask(() -> ledger.search(request.filter(), request.limit(), request.after()));
        ListingPosition next = found.next();
        return Json.write(new Page(
                found.sessions().stream().map(SessionJson::of).toList(), next == null ? null : SearchCursor.of(next)));
    }

    /**
     * Counts the sessions that a search would find.
     *
     * @param body a JSON object with the filter
     * @throws InvalidRequestException with all that is wrong with the body
     * @throws LedgerException if the ledger does not answer in time
     */
    public String counts(@Nullable String body) {
        SessionFilter filter = SearchRequest.ofCounts(body, accounts);
        return Json.write(calls.ask(() -> ledger.tally(filter)));
    }
}
