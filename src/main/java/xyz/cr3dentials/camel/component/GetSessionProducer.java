package xyz.cr3dentials.camel.component;

import org.apache.camel.Exchange;
import xyz.cr3dentials.camel.api.ApiClient;
import xyz.cr3dentials.camel.http.budget.RequestPriority;

/**
 * Reads one session by its id, which comes from the header, else the option, else the body; or, where none has it, by the
 * caller's own reference. Thread-safe once started.
 */
final class GetSessionProducer<C extends ApiClient<C>> extends VendorProducer<C> {

    private final VendorEndpoint<C> endpoint;
    private final SessionIds sessionIds;

    GetSessionProducer(VendorEndpoint<C> endpoint) {
        super(endpoint, RequestPriority.CONFIRM);
        this.endpoint = endpoint;
        this.sessionIds = new SessionIds(endpoint);
    }

    @Override
    protected void call(Exchange exchange, C client) {
        String sessionId = sessionIds.find(exchange);
        endpoint.answers()
                .set(exchange.getMessage(), endpoint.spec().reading().call().apply(client, sessionId));
    }
}
