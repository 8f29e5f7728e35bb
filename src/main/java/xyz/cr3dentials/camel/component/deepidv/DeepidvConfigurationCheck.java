package xyz.cr3dentials.camel.component.deepidv;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.component.ConfigurationCheck;
import xyz.cr3dentials.camel.vendor.Timestamps;
import xyz.cr3dentials.camel.vendor.Leniency;
import xyz.cr3dentials.camel.vendor.deepidv.CreateSessionRequest;
import xyz.cr3dentials.camel.vendor.deepidv.ListSessionsRequest;
import xyz.cr3dentials.camel.vendor.deepidv.SessionStatus;

/** Checks the options that the vendor's API and its webhooks need. */
final class DeepidvConfigurationCheck extends ConfigurationCheck {

    private static final Set<DeepidvOperation> CALL_NOBODY =
            Set.of(DeepidvOperation.receiveWebhook, DeepidvOperation.receiveRedirect, DeepidvOperation.events);

    /** More no minute can hold as a number. */
    private static final int MOST_A_SECOND = Integer.MAX_VALUE / 60;

    private final DeepidvEndpoint endpoint;
    private final DeepidvConfiguration options;

    private DeepidvConfigurationCheck(DeepidvEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
        this.options = endpoint.getConfiguration();
    }

    /**
     * Refuses wrong options.
     *
     * @throws IllegalArgumentException naming every wrong option; it quotes no secret
     */
    static void require(DeepidvEndpoint endpoint) {
        boolean calls = !CALL_NOBODY.contains(endpoint.getOperation());
        new DeepidvConfigurationCheck(endpoint)
                .require(calls && endpoint.getConfiguration().getClient() == null);
    }

    @Override
    protected void budget() {
        atLeast("requestsPerSecond", options.getRequestsPerSecond(), 1);
        if (options.getRequestsPerSecond() > MOST_A_SECOND) {
            add("requestsPerSecond: must be %s or less, but is %s"
                    .formatted(MOST_A_SECOND, options.getRequestsPerSecond()));
        }
        atLeast("burst", options.getBurst(), 1);
        atLeast("requestsPerDay", options.getRequestsPerDay(), 0);
    }

    @Override
    protected void vendorOptions() {
        if (endpoint.getOperation() == DeepidvOperation.receiveWebhook && blank(options.getWebhookSecret())) {
            add("webhookSecret: missing; receiveWebhook needs it to tell the vendor's calls from forged ones");
        } else if (!blank(options.getWebhookSecret())) {
            collect("webhookSecret", endpoint::webhookSecrets);
        }
        if (!endpoint.getOperation().isConsumer()) {
            creation();
            decision();
            list();
        }
    }

    /** The person's data, which no option holds, is made up here, so that only the options can be wrong. */
    private void creation() {
        CreateSessionRequest.FORM
                .violations(new CreateSessionRequest(
                        "first",
                        "last",
                        "name@example.com",
                        "+15550100123",
                        emptyToNull(options.getExternalId()),
                        options.getSendEmailInvite(),
                        options.getSendPhoneInvite(),
                        emptyToNull(options.getWorkflowId()),
                        emptyToNull(options.getRedirectUrl()),
                        options.getExpiresInHours()), endpoint.requestRules())
                .forEach(this::add);
    }

    private void decision() {
        String status = options.getNewStatus();
        if (!blank(status) && !SessionStatus.DECISIONS.contains(SessionStatus.of(String.valueOf(status)))) {
            add("newStatus: must be VERIFIED or REJECTED, the vendor lets nothing else be set");
        }
    }

    private void list() {
        ListSessionsRequest.FORM
                .violations(new ListSessionsRequest(options.getLimit(), null, null, null, null, null, null), Leniency.NONE)
                .forEach(this::add);
        time("startDate", options.getStartDate());
        time("endDate", options.getEndDate());
    }

    private void time(String option, @Nullable String value) {
        if (value != null && !value.isBlank() && Timestamps.parse(value) == null) {
            add("%s: not a time; write it in ISO-8601, like 2026-11-20T10:00:00Z".formatted(option));
        }
    }

    private static @Nullable String emptyToNull(@Nullable String text) {
        return blank(text) ? null : text;
    }
}
