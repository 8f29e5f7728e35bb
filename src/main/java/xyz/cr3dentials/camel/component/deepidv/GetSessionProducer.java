package xyz.cr3dentials.camel.component.deepidv;

import org.apache.camel.Exchange;
import xyz.cr3dentials.camel.component.VendorProducer;
import xyz.cr3dentials.camel.http.RequestPriority;
import xyz.cr3dentials.camel.vendor.deepidv.DeepidvClient;

/**
 * Reads one session by its id, which comes from the header, else the option, else the body; or, where none has it, by the
 * caller's own reference.
 */
final class GetSessionProducer extends VendorProducer<DeepidvClient> {

    private final SessionIds sessionIds;

    GetSessionProducer(DeepidvEndpoint endpoint) {
        super(endpoint, RequestPriority.CONFIRM);
        this.sessionIds = new SessionIds(endpoint);
    }

    @Override
    protected void call(Exchange exchange, DeepidvClient client) {
        Answer.set(exchange.getMessage(), client.getSession(sessionIds.find(exchange)));
    }
}
