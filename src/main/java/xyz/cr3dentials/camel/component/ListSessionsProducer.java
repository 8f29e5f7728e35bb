package xyz.cr3dentials.camel.component;

import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import xyz.cr3dentials.camel.api.ApiClient;
import xyz.cr3dentials.camel.api.Leniency;
import xyz.cr3dentials.camel.api.SessionRows;
import xyz.cr3dentials.camel.component.message.RequestField;
import xyz.cr3dentials.camel.http.budget.RequestPriority;

/**
 * Lists sessions: one page, or an iterator that reads page after page as the route consumes it. Thread-safe once started.
 */
final class ListSessionsProducer<C extends ApiClient<C>, L extends Record, P extends SessionRows<?>>
        extends VendorProducer<C> {

    private final VendorEndpoint<C> endpoint;
    private final Listing<C, ?, L, P> listing;
    private final List<RequestField> fields;
    private final RequestReader reader;

    ListSessionsProducer(VendorEndpoint<C> endpoint, Listing<C, ?, L, P> listing) {
        super(endpoint, RequestPriority.BACKFILL);
        this.endpoint = endpoint;
        this.listing = listing;
        this.fields = endpoint.spec().listingFields();
        this.reader = new RequestReader(endpoint, List.of(listing.form().type()));
    }

    @Override
    protected void call(Exchange exchange, C client) {
        L request = listing.form().fromJson(reader.read(exchange, fields), Leniency.NONE);
        Message message = exchange.getMessage();
        if (endpoint.getConfiguration().isAutoPage()) {
            endpoint.answers().setBody(message, listing.walk().apply(client, request));
        } else {
            endpoint.answers().setPage(message, listing.page().apply(client, request), listing.headers());
        }
    }
}
