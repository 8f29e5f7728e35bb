package xyz.cr3dentials.camel.component.cr3dentials;

import java.time.Instant;
import java.util.List;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.component.IntentRecord;
import xyz.cr3dentials.camel.component.RequestReader;
import xyz.cr3dentials.camel.component.VendorProducer;
import xyz.cr3dentials.camel.http.RequestPriority;
import xyz.cr3dentials.camel.vendor.Leniency;
import xyz.cr3dentials.camel.vendor.cr3dentials.Cr3dentialsClient;
import xyz.cr3dentials.camel.vendor.cr3dentials.CreateSessionRequest;
import xyz.cr3dentials.camel.vendor.cr3dentials.CreatedSession;

/** Creates a session, with the wish written down in the ledger before the request leaves. */
final class CreateSessionProducer extends VendorProducer<Cr3dentialsClient> {

    private final Cr3dentialsEndpoint endpoint;
    private final RequestReader<Cr3dentialsConfiguration> reader;
    private final Leniency rules;
    private final @Nullable WebhookAddress webhookAddress;

    CreateSessionProducer(Cr3dentialsEndpoint endpoint) {
        super(endpoint, RequestPriority.CREATE);
        this.endpoint = endpoint;
        this.reader = new RequestReader<>(endpoint, endpoint.getConfiguration(), List.of(CreateSessionRequest.class));
        this.rules = endpoint.requestRules();
        this.webhookAddress = WebhookAddress.of(endpoint);
    }

    @Override
    protected void call(Exchange exchange, Cr3dentialsClient client) {
        CreateSessionRequest asked =
                CreateSessionRequest.FORM.fromJson(reader.read(exchange, RequestFields.CREATE_SESSION), rules);
        IntentRecord intent = IntentRecord.open(endpoint, asked.externalReferenceId());
        CreateSessionRequest request = withWebhook(asked, intent);
        CreatedSession created = intent.send(() -> client.createSession(request));
        intent.bound(Snapshots.of(endpoint.account(), created, asked.externalReferenceId()));
        Answer.set(exchange.getMessage(), created, intent.id(), asked.externalReferenceId());
    }

    private CreateSessionRequest withWebhook(CreateSessionRequest asked, IntentRecord intent) {
        if (webhookAddress == null || asked.webhookUrl() != null) {
            return asked;
        }
        Instant now = endpoint.clock().instant();
        return asked.withWebhookUrl(webhookAddress.of(intent.id(), now, asked.expiresInHours()));
    }
}
