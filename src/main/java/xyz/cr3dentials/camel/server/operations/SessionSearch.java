package xyz.cr3dentials.camel.server.operations;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.http.InvalidRequestException;
import xyz.cr3dentials.camel.session.Account;
import xyz.cr3dentials.camel.session.LedgerSearch;
import xyz.cr3dentials.camel.session.ListingPosition;
import xyz.cr3dentials.camel.session.SessionListing;
import xyz.cr3dentials.camel.session.SessionTally;

/** Lists and counts the sessions of all followed vendors, without personal data. Thread-safe. */
public final class SessionSearch {

    /** The name by which flows find the bean. */
    public static final String BEAN_NAME = "sessionSearch";

    private final LedgerSearch ledger;
    private final List<Account> accounts;

    /**
     * Creates the search.
     *
     * @param accounts whose sessions are shown; one or more
     */
    public SessionSearch(LedgerSearch ledger, List<Account> accounts) {
        this.ledger = ledger;
        this.accounts = List.copyOf(accounts);
    }

    /**
     * Returns a page of sessions, those heard of last first.
     *
     * @param body a JSON object with the filter, {@code limit} and {@code after}, all of them optional
     * @throws InvalidRequestException with all that is wrong with the body
     */
    public String search(@Nullable String body) {
        SearchRequest request = SearchRequest.ofPage(body, accounts);
        SessionListing found = ledger.search(request.filter(), request.limit(), request.after());
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode sessions = answer.putArray("sessions");
        found.sessions().forEach(session -> sessions.add(SessionJson.of(session)));
        ListingPosition next = found.next();
        return answer.put("next", next == null ? null : SearchCursor.of(next)).toString();
    }

    /**
     * Counts the sessions that a search would find.
     *
     * @param body a JSON object with the filter
     * @throws InvalidRequestException with all that is wrong with the body
     */
    public String counts(@Nullable String body) {
        SessionTally tally = ledger.tally(SearchRequest.ofCounts(body, accounts));
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("total", tally.total());
        ObjectNode byState = answer.putObject("byState");
        tally.byState().forEach((state, count) -> byState.put(state.name(), count));
        ObjectNode byStatus = answer.putObject("byStatus");
        tally.byStatus().forEach(byStatus::put);
        return answer.toString();
    }
}
