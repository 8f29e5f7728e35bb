package xyz.cr3dentials.camel.component.cr3dentials;

import org.apache.camel.Exchange;
import xyz.cr3dentials.camel.component.SessionIds;
import xyz.cr3dentials.camel.component.VendorProducer;
import xyz.cr3dentials.camel.http.RequestPriority;
import xyz.cr3dentials.camel.vendor.cr3dentials.Cr3dentialsClient;

/**
 * Reads one session by its id, which comes from the header, else the option, else the body; or, where none has it, by the
 * caller's own reference.
 */
final class GetSessionProducer extends VendorProducer<Cr3dentialsClient> {

    private final SessionIds<Cr3dentialsConfiguration> sessionIds;

    GetSessionProducer(Cr3dentialsEndpoint endpoint) {
        super(endpoint, RequestPriority.CONFIRM);
        this.sessionIds = new SessionIds<>(
                endpoint, endpoint.getConfiguration(), RequestFields.SESSION_ID, RequestFields.EXTERNAL_REFERENCE_ID);
    }

    @Override
    protected void call(Exchange exchange, Cr3dentialsClient client) {
        Answer.set(exchange.getMessage(), client.getSession(sessionIds.find(exchange)));
    }
}
