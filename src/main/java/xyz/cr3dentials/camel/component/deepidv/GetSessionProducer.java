package xyz.cr3dentials.camel.component.deepidv;

import org.apache.camel.Exchange;
import xyz.cr3dentials.camel.component.SessionIds;
import xyz.cr3dentials.camel.component.VendorProducer;
import xyz.cr3dentials.camel.http.RequestPriority;
import xyz.cr3dentials.camel.vendor.deepidv.DeepidvClient;

/**
 * Reads one session by its id, which comes from the header, else the option, else the body; or, where none has it, by the
 * caller's own reference.
 */
final class GetSessionProducer extends VendorProducer<DeepidvClient> {

    private final SessionIds<DeepidvConfiguration> sessionIds;

    GetSessionProducer(DeepidvEndpoint endpoint) {
        super(endpoint, RequestPriority.CONFIRM);
        this.sessionIds = AnsweredSession.finder(endpoint);
    }

    @Override
    protected void call(Exchange exchange, DeepidvClient client) {
        Answer.set(exchange.getMessage(), client.getSession(AnsweredSession.find(sessionIds, exchange)));
    }
}
