package xyz.cr3dentials.camel.component.verilock;

import org.apache.camel.Exchange;
import xyz.cr3dentials.camel.component.SessionIds;
import xyz.cr3dentials.camel.component.VendorProducer;
import xyz.cr3dentials.camel.http.RequestPriority;
import xyz.cr3dentials.camel.vendor.verilock.VerilockClient;

/**
 * Reads one session by its id, which comes from the header, else the option, else the body; or, where none has it, by the
 * caller's own reference.
 */
final class GetSessionProducer extends VendorProducer<VerilockClient> {

    private final SessionIds<VerilockConfiguration> sessionIds;

    GetSessionProducer(VerilockEndpoint endpoint) {
        super(endpoint, RequestPriority.CONFIRM);
        this.sessionIds = new SessionIds<>(
                endpoint, endpoint.getConfiguration(), RequestFields.SESSION_ID, RequestFields.EXTERNAL_ID);
    }

    @Override
    protected void call(Exchange exchange, VerilockClient client) {
        Answer.set(exchange.getMessage(), client.getSession(sessionIds.find(exchange)));
    }
}
