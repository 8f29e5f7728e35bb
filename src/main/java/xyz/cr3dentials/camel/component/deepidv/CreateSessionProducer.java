package xyz.cr3dentials.camel.component.deepidv;

import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import xyz.cr3dentials.camel.component.IntentRecord;
import xyz.cr3dentials.camel.component.RequestReader;
import xyz.cr3dentials.camel.component.VendorProducer;
import xyz.cr3dentials.camel.http.AmbiguousCreateException;
import xyz.cr3dentials.camel.http.RequestPriority;
import xyz.cr3dentials.camel.vendor.Leniency;
import xyz.cr3dentials.camel.vendor.deepidv.CreateSessionRequest;
import xyz.cr3dentials.camel.vendor.deepidv.CreatedSession;
import xyz.cr3dentials.camel.vendor.deepidv.DeepidvClient;

/**
 * Creates a session, with the wish written down in the ledger before the request leaves. When the answer gets lost, the
 * vendor is asked once for the session by the caller's own reference.
 */
final class CreateSessionProducer extends VendorProducer<DeepidvClient> {

    private final DeepidvEndpoint endpoint;
    private final RequestReader<DeepidvConfiguration> reader;
    private final Leniency rules;
    private final LostCreation lostCreation;

    CreateSessionProducer(DeepidvEndpoint endpoint) {
        super(endpoint, RequestPriority.CREATE);
        this.endpoint = endpoint;
        this.reader = new RequestReader<>(endpoint, endpoint.getConfiguration(), List.of(CreateSessionRequest.class));
        this.rules = endpoint.requestRules();
        this.lostCreation = new LostCreation(endpoint);
    }

    @Override
    protected void call(Exchange exchange, DeepidvClient client) {
        CreateSessionRequest request =
                CreateSessionRequest.FORM.fromJson(reader.read(exchange, RequestFields.CREATE_SESSION), rules);
        IntentRecord intent = IntentRecord.open(endpoint, request.externalId());
        CreatedSession created = create(client, request, intent);
        Answer.set(exchange.getMessage(), created, intent.id(), request.externalId());
    }

    private CreatedSession create(DeepidvClient client, CreateSessionRequest request, IntentRecord intent) {
        try {
            CreatedSession created = intent.send(() -> client.createSession(request));
            intent.bound(Snapshots.of(endpoint.account(), created, request.externalId()));
            return created;
        } catch (AmbiguousCreateException e) {
            Optional<CreatedSession> found = lostCreation.find(client, request.externalId(), intent, e);
            return found.orElseThrow(() -> e);
        }
    }
}
