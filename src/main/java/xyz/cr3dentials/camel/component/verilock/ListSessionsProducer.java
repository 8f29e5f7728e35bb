package xyz.cr3dentials.camel.component.verilock;

import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import xyz.cr3dentials.camel.component.RequestReader;
import xyz.cr3dentials.camel.component.VendorProducer;
import xyz.cr3dentials.camel.http.RequestPriority;
import xyz.cr3dentials.camel.vendor.Leniency;
import xyz.cr3dentials.camel.vendor.verilock.ListSessionsRequest;
import xyz.cr3dentials.camel.vendor.verilock.VerilockClient;

/** Lists sessions: one page, or an iterator that reads page after page as the route consumes it. */
final class ListSessionsProducer extends VendorProducer<VerilockClient> {

    private final RequestReader<VerilockConfiguration> reader;
    private final boolean autoPage;

    ListSessionsProducer(VerilockEndpoint endpoint) {
        super(endpoint, RequestPriority.BACKFILL);
        this.reader = new RequestReader<>(endpoint, endpoint.getConfiguration(), List.of(ListSessionsRequest.class));
        this.autoPage = endpoint.getConfiguration().isAutoPage();
    }

    @Override
    protected void call(Exchange exchange, VerilockClient client) {
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
