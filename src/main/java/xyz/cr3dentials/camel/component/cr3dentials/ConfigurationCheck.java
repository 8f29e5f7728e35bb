package xyz.cr3dentials.camel.component.cr3dentials;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.http.AuthScheme;
import xyz.cr3dentials.camel.http.HttpSettings;
import xyz.cr3dentials.camel.vendor.cr3dentials.CreateSessionRequest;
import xyz.cr3dentials.camel.vendor.cr3dentials.ListSessionsRequest;
import xyz.cr3dentials.camel.vendor.cr3dentials.RequestRules;

/** Finds every wrong option of an endpoint before it starts, so that a user can mend them in one go. */
final class ConfigurationCheck {

    private final Cr3dentialsEndpoint endpoint;
    private final Cr3dentialsConfiguration options;
    private final List<String> problems = new ArrayList<>();

    private ConfigurationCheck(Cr3dentialsEndpoint endpoint) {
        this.endpoint = endpoint;
        this.options = endpoint.getConfiguration();
    }

    /**
     * Refuses wrong options.
     *
     * @throws IllegalArgumentException naming every wrong option; it quotes no secret
     */
    static void require(Cr3dentialsEndpoint endpoint) {
        ConfigurationCheck check = new ConfigurationCheck(endpoint);
        check.connection();
        check.webhook();
        check.webhookHeaders();
        if (endpoint.getOperation() == Cr3dentialsOperation.terminalSessions) {
            check.consumer();
        } else {
            check.request();
        }
        if (!check.problems.isEmpty()) {
            throw new IllegalArgumentException(check.problems.stream()
                    .collect(Collectors.joining(
                            "\n  - ", "cr3dentials:%s can't start:\n  - ".formatted(endpoint.getOperation()), "")));
        }
    }

    private void connection() {
        // Receiving calls nobody, so a node that does nothing else needs no key.
        if (options.getClient() == null && endpoint.getOperation() != Cr3dentialsOperation.receiveWebhook) {
            collect("baseUrl", () -> HttpSettings.builder(Cr3dentialsConstants.SCHEME, options.getBaseUrl())
                    .build());
            collect("authScheme", () -> AuthScheme.of(options.getAuthScheme()));
            if (blank(options.getApiKey()) && options.getApiKeySupplier() == null) {
                add("apiKey: missing; set it on the component, for example camel.component.cr3dentials.api-key");
            }
            int limit = options.getRequestsPerMinute();
            atLeast("requestsPerMinute", limit, 2);
            if (limit >= 2 && (options.getRequestReserve() < 0 || options.getRequestReserve() > limit - 2)) {
                add("requestReserve: must be 0 to %d, which is requestsPerMinute less 2, but is %d"
                        .formatted(limit - 2, options.getRequestReserve()));
            }
            atLeast("maximumAttempts", options.getMaximumAttempts(), 1);
            atLeast("connectTimeout", options.getConnectTimeout(), 0);
            atLeast("responseTimeout", options.getResponseTimeout(), 0);
        }
        if (blank(options.getAccount())) {
            add("account: is blank; name it, or leave it out for 'default'");
        }
    }

    private void webhook() {
        collect("webhookSecret", endpoint::getWebhookTokens);
        if (endpoint.getOperation() == Cr3dentialsOperation.receiveWebhook && blank(options.getWebhookSecret())) {
            add("webhookSecret: missing; receiveWebhook needs it to tell the vendor's calls from forged ones");
        }
        if (!blank(options.getWebhookBaseUrl())) {
            if (blank(options.getWebhookSecret())) {
                add("webhookSecret: missing; webhookBaseUrl is set, and webhook addresses must be signed");
            }
            rules(new CreateSessionRequest(1L, null, null, null, options.getWebhookBaseUrl(), null), "webhookBaseUrl");
        }
        if (blank(options.getWebhookHeaderName()) != blank(options.getWebhookHeaderSecret())) {
            add("webhookHeaderName, webhookHeaderSecret: set both or neither");
        }
        atLeast("webhookTokenGrace", options.getWebhookTokenGrace(), 0);
        atLeast("maximumWebhookSize", options.getMaximumWebhookSize(), 1);
    }

    /** One header cannot hold both: an HTTP consumer would make a list of the two. */
    private void webhookHeaders() {
        if (options.getWebhookTokenHeader().equalsIgnoreCase(options.getWebhookHeaderName())) {
            add("webhookHeaderName: is also the webhookTokenHeader; name the token's header otherwise");
        }
    }

    private void request() {
        Long platform = options.getPlatformId();
        rules(
                new CreateSessionRequest(
                        platform == null ? Long.valueOf(1) : platform,
                        null,
                        options.getExpiresInHours(),
                        emptyToNull(options.getCountry()),
                        emptyToNull(options.getWebhookUrl()),
                        null),
                "webhookUrl");
        problems.addAll(
                RequestRules.violations(new ListSessionsRequest(null, options.getLimit(), options.getOffset())));
    }

    private void consumer() {
        collect("statuses", () -> TerminalStatuses.parse(options.getStatuses()));
        atLeast("maximumAuditReads", options.getMaximumAuditReads(), 0);
        atLeast("concurrentConsumers", options.getConcurrentConsumers(), 1);
        atLeast("maximumDeliveries", options.getMaximumDeliveries(), 1);
        atLeast("redeliveryDelay", options.getRedeliveryDelay(), 0);
        atLeast("maximumRedeliveryDelay", options.getMaximumRedeliveryDelay(), options.getRedeliveryDelay());
        atLeast("deliveryLease", options.getDeliveryLease(), 1);
        atLeast("payloadRetention", options.getPayloadRetention(), 0);
        atLeast("expiryGrace", options.getExpiryGrace(), 0);
        atLeast("maxMessagesPerPoll", options.getMaxMessagesPerPoll(), 0);
    }

    private void rules(CreateSessionRequest request, String webhookOption) {
        for (String violation : endpoint.getRequestRules().violations(request)) {
            add(violation.startsWith("webhookUrl ") ? webhookOption + violation.substring(10) : violation);
        }
    }

    private void atLeast(String option, long value, long minimum) {
        if (value < minimum) {
            add("%s: must be %d or more, but is %d".formatted(option, minimum, value));
        }
    }

    private void collect(String option, Runnable check) {
        try {
            check.run();
        } catch (IllegalArgumentException e) {
            String problem = String.valueOf(e.getMessage());
            add(problem.startsWith(option + ":") ? problem : "%s: %s".formatted(option, problem));
        }
    }

    private void add(String problem) {
        problems.add(problem);
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static @Nullable String emptyToNull(@Nullable String text) {
        return blank(text) ? null : text;
    }
}
