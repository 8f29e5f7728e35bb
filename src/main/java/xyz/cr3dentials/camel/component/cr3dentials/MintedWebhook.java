package xyz.cr3dentials.camel.component.cr3dentials;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.api.cr3dentials.Cr3dentialsClient;
import xyz.cr3dentials.camel.api.cr3dentials.CreateSessionRequest;
import xyz.cr3dentials.camel.component.CreationSteps;
import xyz.cr3dentials.camel.component.IntentRecord;

/** Lets the vendor call back at an address of the session's own, unless the request names another. Thread-safe. */
final class MintedWebhook implements CreationSteps<Cr3dentialsClient, CreateSessionRequest> {

    private final @Nullable WebhookAddress address;
    private final Clock clock;

    MintedWebhook(Cr3dentialsEndpoint endpoint) {
        this.address = WebhookAddress.of(endpoint);
        this.clock = endpoint.clock();
    }

    @Override
    public CreateSessionRequest complete(CreateSessionRequest asked, IntentRecord intent) {
        return address == null || asked.webhookUrl() != null
                ? asked
                : asked.withWebhookUrl(address.of(intent.id(), clock.instant(), asked.expiresInHours()));
    }
}
