package xyz.cr3dentials.camel.component.cr3dentials;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import xyz.cr3dentials.camel.http.RequestPriority;
import xyz.cr3dentials.camel.vendor.cr3dentials.Cr3dentialsClient;
import xyz.cr3dentials.camel.vendor.cr3dentials.ListSessionsRequest;

/** Lists sessions: one page, or an iterator that reads page after page as the route consumes it. */
final class ListSessionsProducer extends Cr3dentialsProducer {

    private final RequestReader reader;

    ListSessionsProducer(Cr3dentialsEndpoint endpoint) {
        super(endpoint, RequestPriority.BACKFILL);
        this.reader = new RequestReader(endpoint);
    }

    @Override
    void call(Exchange exchange, Cr3dentialsClient client) {
        ListSessionsRequest request = ListRequestDecoder.decode(reader.read(exchange, RequestField.LIST_SESSIONS));
        Message message = exchange.getMessage();
        if (getEndpoint().getConfiguration().isAutoPage()) {
            Answer.set(message, client.listAllSessions(request));
        } else {
            Answer.set(message, client.listSessions(request));
        }
    }
}
