package xyz.cr3dentials.camel.component.cr3dentials;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.api.Leniency;
import xyz.cr3dentials.camel.api.RequestForm;
import xyz.cr3dentials.camel.api.cr3dentials.Cr3dentialsApi;
import xyz.cr3dentials.camel.api.cr3dentials.Cr3dentialsClient;
import xyz.cr3dentials.camel.api.cr3dentials.CreateSessionRequest;
import xyz.cr3dentials.camel.api.cr3dentials.HttpCr3dentialsClient;
import xyz.cr3dentials.camel.api.cr3dentials.ListSessionsRequest;
import xyz.cr3dentials.camel.api.cr3dentials.SessionPage;
import xyz.cr3dentials.camel.api.cr3dentials.SessionStatus;
import xyz.cr3dentials.camel.api.cr3dentials.WebhookNotification;
import xyz.cr3dentials.camel.component.ClientReads;
import xyz.cr3dentials.camel.component.ConfigurationCheck;
import xyz.cr3dentials.camel.component.Creation;
import xyz.cr3dentials.camel.component.ListDetection;
import xyz.cr3dentials.camel.component.Listing;
import xyz.cr3dentials.camel.component.OwnOperation;
import xyz.cr3dentials.camel.component.VendorSpec;
import xyz.cr3dentials.camel.component.Webhooks;
import xyz.cr3dentials.camel.component.message.Life;
import xyz.cr3dentials.camel.component.message.PageHeader;
import xyz.cr3dentials.camel.component.message.Reading;
import xyz.cr3dentials.camel.detection.ListedSessions;

/** What CR3DENTIALS is like. */
final class Cr3dentialsSpec {

    static final VendorSpec<Cr3dentialsClient, Cr3dentialsEndpoint> SPEC = VendorSpec.of(
                    Cr3dentialsConstants.SCHEME, Cr3dentialsEndpoint.class)
            .client(HttpCr3dentialsClient::new, Cr3dentialsSpec::leniency)
            .creation(new Creation<>(
                    CreateSessionRequest.FORM,
                    Cr3dentialsClient::createSession,
                    "externalReferenceId",
                    CreateSessionRequest::externalReferenceId,
                    MintedWebhook::new,
                    JsonNodeFactory.instance.objectNode().put("platformId", 1)))
            .reading(new Reading<>(
                    Cr3dentialsClient::getSession,
                    Cr3dentialsApi.SPEC::session,
                    "sessionId",
                    List.of("externalReferenceId"),
                    null))
            .listing(new Listing<>(
                    ListSessionsRequest.FORM,
                    Cr3dentialsClient::listSessions,
                    Cr3dentialsClient::listAllSessions,
                    List.of(
                            new PageHeader<>("Total", SessionPage::total),
                            new PageHeader<>("Limit", SessionPage::limit),
                            new PageHeader<>("Offset", SessionPage::offset)),
                    ListDetection.counted(Cr3dentialsSpec::look)))
            // Rows carry neither data nor error; a cancelled or terminated session has neither. The vendor documents
            // 168
            // hours as the longest a session lives.
            .life(Life.of(
                    SessionStatus.TERMINAL,
                    Set.of(SessionStatus.COMPLETED, SessionStatus.PARTIAL_COMPLETE, SessionStatus.ERROR),
                    Duration.ofDays(7),
                    100))
            .webhooks(new Webhooks<>(
                    endpoint -> endpoint.getConfiguration().isPortalWebhook()
                            ? new PortalWebhookReceiver(endpoint)
                            : new TokenWebhookReceiver(endpoint),
                    new WebhookPlace(),
                    "event",
                    WebhookNotification::of))
            .operations(List.of(new OwnOperation<>("listPlatforms", true, ListPlatformsProducer::new)))
            .personal("receiverData")
            .confidential("webhookUrl")
            .checks(Cr3dentialsSpec::checkBudget, Cr3dentialsSpec::check)
            .build();

    private Cr3dentialsSpec() {}

    private static Leniency leniency(Cr3dentialsEndpoint endpoint) {
        Cr3dentialsConfiguration options = endpoint.getConfiguration();
        return new Leniency(
                options.isAllowAnyCountry(), options.isAllowLocalWebhookUrl(), options.isAdditionalFields());
    }

    static ListedSessions look(
            Cr3dentialsClient client,
            ClientReads<Cr3dentialsClient> reads,
            @Nullable String status,
            int limit,
            long offset) {
        SessionPage page = client.listSessions(new ListSessionsRequest(
                status == null ? null : SessionStatus.of(status), limit, Math.toIntExact(offset)));
        return new ListedSessions(
                reads.rows(page), reads.total(page.total(), SessionPage.UNKNOWN_TOTAL), page.offset());
    }

    private static void checkBudget(Cr3dentialsEndpoint endpoint, ConfigurationCheck check) {
        Cr3dentialsConfiguration options = endpoint.getConfiguration();
        check.requestsPerMinute(options.getRequestsPerMinute(), options.getRequestReserve());
    }

    private static void check(Cr3dentialsEndpoint endpoint, ConfigurationCheck check) {
        Cr3dentialsConfiguration options = endpoint.getConfiguration();
        check.webhookSecret(options.getWebhookSecret(), options.isPortalWebhook(), endpoint::getWebhookTokens);
        String base = options.getWebhookBaseUrl();
        if (!ConfigurationCheck.blank(base)) {
            if (ConfigurationCheck.blank(options.getWebhookSecret())) {
                check.add("webhookSecret: missing; webhookBaseUrl is set, and webhook addresses must be signed");
            }
            RequestForm<CreateSessionRequest> form = CreateSessionRequest.FORM;
            form.violations(new CreateSessionRequest(1L, null, null, null, base, null), leniency(endpoint))
                    .forEach(violation -> check.add(violation.replaceFirst("^webhookUrl ", "webhookBaseUrl ")));
        }
        if (ConfigurationCheck.blank(options.getWebhookHeaderName())
                != ConfigurationCheck.blank(options.getWebhookHeaderSecret())) {
            check.add("webhookHeaderName, webhookHeaderSecret: set both or neither");
        }
        check.atLeast("webhookTokenGrace", options.getWebhookTokenGrace(), 0);
    }
}
