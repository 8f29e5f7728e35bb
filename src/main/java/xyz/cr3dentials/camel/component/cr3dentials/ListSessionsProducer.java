package xyz.cr3dentials.camel.component.cr3dentials;

import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import xyz.cr3dentials.camel.component.RequestReader;
import xyz.cr3dentials.camel.component.VendorProducer;
import xyz.cr3dentials.camel.http.RequestPriority;
import xyz.cr3dentials.camel.vendor.Leniency;
import xyz.cr3dentials.camel.vendor.cr3dentials.Cr3dentialsClient;
import xyz.cr3dentials.camel.vendor.cr3dentials.ListSessionsRequest;

/** Lists sessions: one page, or an iterator that reads page after page as the route consumes it. */
final class ListSessionsProducer extends VendorProducer<Cr3dentialsClient> {

    private final RequestReader<Cr3dentialsConfiguration> reader;
    private final boolean autoPage;

    ListSessionsProducer(Cr3dentialsEndpoint endpoint) {
        super(endpoint, RequestPriority.BACKFILL);
        this.reader = new RequestReader<>(endpoint, endpoint.getConfiguration(), List.of(ListSessionsRequest.class));
        this.autoPage = endpoint.getConfiguration().isAutoPage();
    }

    @Override
    protected void call(Exchange exchange, Cr3dentialsClient client) {
        ListSessionsRequest request = ListSessionsRequest.FORM.fromJson(
                reader.read(exchange, RequestFields.LIST_SESSIONS), Leniency.NONE);
        Message message = exchange.getMessage();
        if (autoPage) {
            Answer.set(message, client.listAllSessions(request));
        } else {
            Answer.set(message, client.listSessions(request));
        }
    }
}
