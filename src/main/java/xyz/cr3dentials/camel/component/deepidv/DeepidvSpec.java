package xyz.cr3dentials.camel.component.deepidv;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.api.Leniency;
import xyz.cr3dentials.camel.api.deepidv.CreateSessionRequest;
import xyz.cr3dentials.camel.api.deepidv.DeepidvApi;
import xyz.cr3dentials.camel.api.deepidv.DeepidvClient;
import xyz.cr3dentials.camel.api.deepidv.HttpDeepidvClient;
import xyz.cr3dentials.camel.api.deepidv.ListSessionsRequest;
import xyz.cr3dentials.camel.api.deepidv.SessionPage;
import xyz.cr3dentials.camel.api.deepidv.SessionStatus;
import xyz.cr3dentials.camel.api.deepidv.WebhookNotification;
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
import xyz.cr3dentials.camel.component.message.RequestField;
import xyz.cr3dentials.camel.detection.feed.FeedPage;

/** What deepidv is like. */
final class DeepidvSpec {

    static final RequestField NEW_STATUS = RequestField.of(DeepidvConstants.SCHEME, "new_status", "newStatus");

    static final VendorSpec<DeepidvClient, DeepidvEndpoint> SPEC = VendorSpec.of(
                    DeepidvConstants.SCHEME, DeepidvEndpoint.class)
            .client(HttpDeepidvClient::new, DeepidvSpec::leniency)
            .creation(new Creation<>(
                    CreateSessionRequest.FORM,
                    DeepidvClient::createSession,
                    "externalId",
                    CreateSessionRequest::externalId,
                    LostCreation::of,
                    // The person's data, which no option holds, is made up, so that only the options can be wrong.
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("first_name", "first")
                            .put("last_name", "last")
                            .put("email", "name@example.com")
                            .put("phone", "+15550100123")))
            .reading(new Reading<>(
                    DeepidvClient::getSession,
                    DeepidvApi.SPEC::session,
                    "id",
                    List.of("external_id", "externalId"),
                    "session_record"))
            .listing(new Listing<>(
                    ListSessionsRequest.FORM,
                    DeepidvClient::listSessions,
                    DeepidvClient::listAllSessions,
                    List.of(new PageHeader<>("NextToken", SessionPage::nextToken)),
                    ListDetection.fed(DeepidvSpec::look)))
            // Rows carry neither person nor pictures; a session that nobody finished has nothing to add. The vendor
            // documents 8760 hours as the longest a session lives.
            .life(Life.of(
                    SessionStatus.TERMINAL,
                    Set.of(SessionStatus.VERIFIED, SessionStatus.REJECTED, SessionStatus.FAILED),
                    Duration.ofDays(365),
                    500))
            .webhooks(new Webhooks<>(
                    DeepidvWebhookReceiver::new, Webhooks.Place.fixed(), "type", WebhookNotification::of))
            .operations(List.of(
                    new OwnOperation<>("updateStatus", true, UpdateStatusProducer::new),
                    new OwnOperation<>("receiveRedirect", false, ReceiveRedirectProducer::new)))
            .operationFields(List.of(NEW_STATUS))
            .personal("firstName", "lastName", "email", "phone")
            .confidential("redirectUrl", "limit", "newStatus", "redirectStatus", "redirectReason")
            .checks(DeepidvSpec::checkBudget, DeepidvSpec::check)
            .build();

    /** More no minute can hold as a number. */
    private static final int MOST_A_SECOND = Integer.MAX_VALUE / 60;

    private DeepidvSpec() {}

    private static Leniency leniency(DeepidvEndpoint endpoint) {
        DeepidvConfiguration options = endpoint.getConfiguration();
        return new Leniency(false, options.isAllowLocalRedirectUrl(), options.isAdditionalFields());
    }

    private static FeedPage look(
            DeepidvEndpoint endpoint,
            DeepidvClient client,
            ClientReads<DeepidvClient> reads,
            @Nullable String token,
            int limit) {
        Boolean byOrganization = endpoint.getConfiguration().isByOrganization() ? Boolean.TRUE : null;
        SessionPage page =
                client.listSessions(new ListSessionsRequest(limit, token, null, null, byOrganization, null, null));
        return new FeedPage(reads.snapshots(page), page.nextToken());
    }

    private static void checkBudget(DeepidvEndpoint endpoint, ConfigurationCheck check) {
        DeepidvConfiguration options = endpoint.getConfiguration();
        check.atLeast("requestsPerSecond", options.getRequestsPerSecond(), 1);
        if (options.getRequestsPerSecond() > MOST_A_SECOND) {
            check.add("requestsPerSecond: must be %s or less, but is %s"
                    .formatted(MOST_A_SECOND, options.getRequestsPerSecond()));
        }
        check.atLeast("burst", options.getBurst(), 1);
        check.atLeast("requestsPerDay", options.getRequestsPerDay(), 0);
    }

    private static void check(DeepidvEndpoint endpoint, ConfigurationCheck check) {
        DeepidvConfiguration options = endpoint.getConfiguration();
        check.webhookSecret(options.getWebhookSecret(), false, endpoint::webhookSecrets);
        String decision = options.getNewStatus();
        if (decision != null
                && !decision.isBlank()
                && !endpoint.getOperation().isConsumer()
                && !SessionStatus.DECISIONS.contains(SessionStatus.of(decision))) {
            check.add("newStatus: must be VERIFIED or REJECTED, the vendor lets nothing else be set");
        }
    }
}
