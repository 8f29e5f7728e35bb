package xyz.cr3dentials.camel.component.cr3dentials;

import java.time.Instant;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.http.AmbiguousCreateException;
import xyz.cr3dentials.camel.http.RequestPriority;
import xyz.cr3dentials.camel.vendor.cr3dentials.Cr3dentialsClient;
import xyz.cr3dentials.camel.vendor.cr3dentials.CreateSessionRequest;
import xyz.cr3dentials.camel.vendor.cr3dentials.CreateSessionRequests;
import xyz.cr3dentials.camel.vendor.cr3dentials.CreatedSession;
import xyz.cr3dentials.camel.vendor.cr3dentials.RequestRules;

/** Creates a session, with the wish written down in the ledger before the request leaves. */
final class CreateSessionProducer extends Cr3dentialsProducer {

    private final RequestReader reader;
    private final RequestRules rules;
    private final @Nullable WebhookAddress webhookAddress;

    CreateSessionProducer(Cr3dentialsEndpoint endpoint) {
        super(endpoint, RequestPriority.CREATE);
        this.reader = new RequestReader(endpoint);
        this.rules = endpoint.getRequestRules();
        this.webhookAddress = WebhookAddress.of(endpoint);
    }

    @Override
    void call(Exchange exchange, Cr3dentialsClient client) {
        CreateSessionRequest asked =
                CreateSessionRequests.fromJson(reader.read(exchange, RequestField.CREATE_SESSION), rules);
        IntentRecord intent = IntentRecord.open(getEndpoint(), asked.externalReferenceId());
        CreatedSession created = create(client, withWebhook(asked, intent), intent);
        intent.bound(created);
        Answer.set(exchange.getMessage(), created, intent.id(), asked.externalReferenceId());
    }

    private static CreatedSession create(Cr3dentialsClient client, CreateSessionRequest request, IntentRecord intent) {
        try {
            return client.createSession(request);
        } catch (AmbiguousCreateException e) {
            throw intent.ambiguous(e.withIntentId(intent.id()));
        } catch (RuntimeException e) {
            // Whatever else goes wrong does so before the request leaves, say in the supplier of the API key.
            throw intent.refused(e);
        }
    }

    private CreateSessionRequest withWebhook(CreateSessionRequest asked, IntentRecord intent) {
        if (webhookAddress == null || asked.webhookUrl() != null) {
            return asked;
        }
        Instant now = getEndpoint().getClock().instant();
        return new CreateSessionRequest(
                asked.platformId(),
                asked.receiverData(),
                asked.expiresInHours(),
                asked.country(),
                webhookAddress.of(intent.id(), now, asked.expiresInHours()),
                asked.externalReferenceId());
    }
}
