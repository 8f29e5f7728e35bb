package xyz.cr3dentials.camel.component.verilock;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.api.Leniency;
import xyz.cr3dentials.camel.api.verilock.CreateSessionRequest;
import xyz.cr3dentials.camel.api.verilock.HttpVerilockClient;
import xyz.cr3dentials.camel.api.verilock.ListSessionsRequest;
import xyz.cr3dentials.camel.api.verilock.SessionPage;
import xyz.cr3dentials.camel.api.verilock.SessionStatus;
import xyz.cr3dentials.camel.api.verilock.VerilockApi;
import xyz.cr3dentials.camel.api.verilock.VerilockClient;
import xyz.cr3dentials.camel.api.verilock.WebhookNotification;
import xyz.cr3dentials.camel.component.ClientReads;
import xyz.cr3dentials.camel.component.ConfigurationCheck;
import xyz.cr3dentials.camel.component.Creation;
import xyz.cr3dentials.camel.component.CreationSteps;
import xyz.cr3dentials.camel.component.ListDetection;
import xyz.cr3dentials.camel.component.Listing;
import xyz.cr3dentials.camel.component.VendorSpec;
import xyz.cr3dentials.camel.component.Webhooks;
import xyz.cr3dentials.camel.component.message.Life;
import xyz.cr3dentials.camel.component.message.PageHeader;
import xyz.cr3dentials.camel.component.message.Reading;
import xyz.cr3dentials.camel.detection.ListedSessions;
import xyz.cr3dentials.camel.detection.NumberedPage;
import xyz.cr3dentials.camel.detection.PageWindow;

/** What Verilock is like. */
final class VerilockSpec {

    private static final String ANY_PROFILE = "00000000-0000-0000-0000-000000000000";

    static final VendorSpec<VerilockClient, VerilockEndpoint> SPEC = VendorSpec.of(
                    VerilockConstants.SCHEME, VerilockEndpoint.class)
            .client(HttpVerilockClient::new, VerilockSpec::leniency)
            .creation(new Creation<>(
                    CreateSessionRequest.FORM,
                    VerilockClient::createSession,
                    "externalId",
                    CreateSessionRequest::externalId,
                    endpoint -> new CreationSteps<>() {},
                    JsonNodeFactory.instance.objectNode().put("profile_id", ANY_PROFILE)))
            .reading(new Reading<>(
                    VerilockClient::getSession,
                    VerilockApi.SPEC::session,
                    "id",
                    List.of("external_id", "reference_id"),
                    null))
            .listing(new Listing<>(
                    ListSessionsRequest.FORM,
                    VerilockClient::listSessions,
                    VerilockClient::listAllSessions,
                    List.of(
                            new PageHeader<>("Total", VerilockSpec::knownTotal),
                            new PageHeader<>("Page", SessionPage::currentPage),
                            new PageHeader<>("PerPage", SessionPage::perPage)),
                    ListDetection.counted(VerilockSpec::look)))
            // No document shows that rows carry the results; an expired session has none. The vendor documents 86,400
            // seconds as the longest a session lives.
            .life(Life.of(
                    SessionStatus.TERMINAL,
                    Set.of(SessionStatus.APPROVED, SessionStatus.DECLINED),
                    Duration.ofDays(1),
                    100))
            .webhooks(new Webhooks<>(
                    SignedWebhookReceiver::new, Webhooks.Place.fixed(), "event", WebhookNotification::of))
            .personal("applicantEmail", "applicantName", "metadata")
            .confidential("redirectUrl")
            .checks(VerilockSpec::checkBudget, VerilockSpec::check)
            .build();

    private VerilockSpec() {}

    private static Leniency leniency(VerilockEndpoint endpoint) {
        VerilockConfiguration options = endpoint.getConfiguration();
        return new Leniency(false, options.isAllowLocalRedirectUrl(), options.isAdditionalFields());
    }

    private static @Nullable Long knownTotal(SessionPage page) {
        return page.total() == SessionPage.UNKNOWN_TOTAL ? null : page.total();
    }

    private static ListedSessions look(
            VerilockClient client, ClientReads<VerilockClient> reads, @Nullable String status, int limit, long offset) {
        SessionStatus wanted = status == null ? null : SessionStatus.of(status);
        return PageWindow.read(
                (number, size) -> {
                    SessionPage page = client.listSessions(new ListSessionsRequest(number, size, wanted, null, null));
                    return new NumberedPage(
                            reads.rows(page),
                            page.currentPage(),
                            page.perPage(),
                            reads.total(page.total(), SessionPage.UNKNOWN_TOTAL));
                },
                limit,
                offset);
    }

    private static void checkBudget(VerilockEndpoint endpoint, ConfigurationCheck check) {
        VerilockConfiguration options = endpoint.getConfiguration();
        check.requestsPerMinute(options.getRequestsPerMinute(), options.getRequestReserve());
    }

    private static void check(VerilockEndpoint endpoint, ConfigurationCheck check) {
        check.webhookSecret(endpoint.getConfiguration().getWebhookSecret(), false, endpoint::getWebhookSignature);
    }
}
