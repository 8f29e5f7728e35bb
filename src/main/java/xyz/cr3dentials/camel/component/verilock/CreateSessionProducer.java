package xyz.cr3dentials.camel.component.verilock;

import java.util.List;
import org.apache.camel.Exchange;
import xyz.cr3dentials.camel.component.IntentRecord;
import xyz.cr3dentials.camel.component.RequestReader;
import xyz.cr3dentials.camel.component.VendorProducer;
import xyz.cr3dentials.camel.http.RequestPriority;
import xyz.cr3dentials.camel.vendor.Leniency;
import xyz.cr3dentials.camel.vendor.verilock.CreateSessionRequest;
import xyz.cr3dentials.camel.vendor.verilock.CreatedSession;
import xyz.cr3dentials.camel.vendor.verilock.VerilockClient;

/** Creates a session, with the wish written down in the ledger before the request leaves. */
final class CreateSessionProducer extends VendorProducer<VerilockClient> {

    private final VerilockEndpoint endpoint;
    private final RequestReader<VerilockConfiguration> reader;
    private final Leniency rules;

    CreateSessionProducer(VerilockEndpoint endpoint) {
        super(endpoint, RequestPriority.CREATE);
        this.endpoint = endpoint;
        this.reader = new RequestReader<>(endpoint, endpoint.getConfiguration(), List.of(CreateSessionRequest.class));
        this.rules = endpoint.requestRules();
    }

    @Override
    protected void call(Exchange exchange, VerilockClient client) {
        CreateSessionRequest request =
                CreateSessionRequest.FORM.fromJson(reader.read(exchange, RequestFields.CREATE_SESSION), rules);
        IntentRecord intent = IntentRecord.open(endpoint, request.externalId());
        CreatedSession created = intent.send(() -> client.createSession(request));
        intent.bound(Snapshots.of(endpoint.account(), created, request.externalId()));
        Answer.set(exchange.getMessage(), created, intent.id(), request.externalId());
    }
}
