package xyz.cr3dentials.camel.component;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.http.AuthScheme;
import xyz.cr3dentials.camel.http.HttpSettings;

/** Finds every wrong option of an endpoint before it starts, so that a user can mend them in one go. Not thread-safe. */
public abstract class ConfigurationCheck {

    private static final int LONGEST_SUBSCRIPTION = 100;

    private final VendorEndpoint<?> endpoint;
    private final SessionConfiguration options;
    private final List<String> problems = new ArrayList<>();

    /** Creates a check of an endpoint's options. */
    protected ConfigurationCheck(VendorEndpoint<?> endpoint) {
        this.endpoint = endpoint;
        this.options = endpoint.getConfiguration();
    }

    /** Checks the options that only this vendor has. */
    protected abstract void vendorOptions();

    /**
     * Refuses wrong options.
     *
     * @param needsClient whether the endpoint calls the API by a client made of the options
     * @throws IllegalArgumentException naming every wrong option; it quotes no secret
     */
    public final void require(boolean needsClient) {
        if (needsClient) {
            connection();
        }
        if (blank(options.getAccount())) {
            add("account: is blank; name it, or leave it out for 'default'");
        }
        atLeast("maximumWebhookSize", options.getMaximumWebhookSize(), 1);
        if (endpoint.getOperation().isConsumer()) {
            String subscription = options.getSubscription();
            if (subscription.isBlank() || subscription.length() > LONGEST_SUBSCRIPTION) {
                add("subscription: has " + subscription.strip().length() + " characters; use 1 to "
                        + LONGEST_SUBSCRIPTION);
            }
            consumer();
        }
        vendorOptions();
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(problems.stream()
                    .collect(Collectors.joining(
                            "\n  - ",
                            "%s:%s can't start:\n  - "
                                    .formatted(
                                            endpoint.scheme(),
                                            endpoint.getOperation().name()),
                            "")));
        }
    }

    private void connection() {
        collect("baseUrl", () -> HttpSettings.builder(endpoint.scheme(), options.getBaseUrl())
                .allowInsecureBaseUrl(options.isAllowInsecureBaseUrl())
                .build());
        collect("authScheme", () -> AuthScheme.of(options.getAuthScheme()));
        if (blank(options.getApiKey()) && options.getApiKeySupplier() == null) {
            add("apiKey: missing; set it on the component, for example camel.component.%s.api-key"
                    .formatted(endpoint.scheme()));
        }
        budget();
        atLeast("maximumAttempts", options.getMaximumAttempts(), 1);
        atLeast("connectTimeout", options.getConnectTimeout(), 0);
        atLeast("responseTimeout", options.getResponseTimeout(), 0);
        atLeast("maximumAnswerSize", options.getMaximumAnswerSize(), 1);
    }

    /** Checks the options of the request budget. */
    protected abstract void budget();

    private void consumer() {
        collect("statuses", () -> TerminalStatuses.parse(options.getStatuses(), endpoint.terminalStatuses()));
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

    /** Checks a budget of requests a minute, some of which stay unused. */
    protected final void requestsPerMinute(int limit, int reserve) {
        atLeast("requestsPerMinute", limit, 2);
        if (limit >= 2 && (reserve < 0 || reserve > limit - 1)) {
            add("requestReserve: must be 0 to %s, which is requestsPerMinute less 1, but is %s"
                    .formatted(limit - 1, reserve));
        }
    }

    /** Notes that an option is smaller than it may be. */
    protected final void atLeast(String option, long value, long minimum) {
        if (value < minimum) {
            add("%s: must be %s or more, but is %s".formatted(option, minimum, value));
        }
    }

    /** Notes what a check of an option throws. */
    protected final void collect(String option, Runnable check) {
        try {
            check.run();
        } catch (IllegalArgumentException e) {
            String problem = String.valueOf(e.getMessage());
            add(problem.startsWith(option + ":") ? problem : "%s: %s".formatted(option, problem));
        }
    }

    /** Notes a problem, which begins with the option's name. */
    protected final void add(String problem) {
        problems.add(problem);
    }

    /** Tells whether an option is not set. */
    protected static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
