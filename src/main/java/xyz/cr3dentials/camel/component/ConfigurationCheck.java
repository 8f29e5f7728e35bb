package xyz.cr3dentials.camel.component;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.api.ApiClient;
import xyz.cr3dentials.camel.api.Leniency;
import xyz.cr3dentials.camel.api.RequestForm;
import xyz.cr3dentials.camel.component.message.RequestField;
import xyz.cr3dentials.camel.component.message.TerminalStatuses;
import xyz.cr3dentials.camel.http.AuthScheme;
import xyz.cr3dentials.camel.http.pipeline.HttpSettings;

/** Finds every wrong option of an endpoint before it starts, so that a user can mend them in one go. Not thread-safe. */
public final class ConfigurationCheck {

    private static final int LONGEST_SUBSCRIPTION = 100;

    private final VendorEndpoint<?> endpoint;
    private final SessionConfiguration options;
    private final List<String> problems = new ArrayList<>();

    ConfigurationCheck(VendorEndpoint<?> endpoint) {
        this.endpoint = endpoint;
        this.options = endpoint.getConfiguration();
    }

    /**
     * Refuses wrong options.
     *
     * @throws IllegalArgumentException naming every wrong option; it quotes no secret
     */
    <C extends ApiClient<C>> void require(VendorSpec<C, ?> spec, VendorEndpoint<C> checked) {
        // What calls nobody, such as a node that only receives webhooks, needs no key.
        if (spec.asksVendor(checked.getOperation().name()) && checked.ownClient() == null) {
            connection();
            spec.checkBudget(checked, this);
            client();
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
        spec.check(checked, this);
        if (!endpoint.getOperation().isConsumer()) {
            requests(spec, spec.leniency(checked));
        }
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
    }

    private void client() {
        atLeast("maximumAttempts", options.getMaximumAttempts(), 1);
        atLeast("connectTimeout", options.getConnectTimeout(), 0);
        atLeast("responseTimeout", options.getResponseTimeout(), 0);
        atLeast("maximumAnswerSize", options.getMaximumAnswerSize(), 1);
    }

    /** Checks what fills requests: the options alone have to make requests that could be sent. */
    private void requests(VendorSpec<?, ?> spec, Leniency leniency) {
        ObjectNode creation = spec.creation().example().deepCopy();
        RequestForm<?> form = spec.creation().form();
        addAll(form.violations(filled(creation, spec.creationFields()), leniency), spec.creationFields());
        RequestForm<?> list = spec.listing().form();
        ObjectNode listing = JsonNodeFactory.instance.objectNode();
        addAll(list.violations(filled(listing, spec.listingFields()), leniency), spec.listingFields());
    }

    private ObjectNode filled(ObjectNode request, List<RequestField> fields) {
        for (RequestField field : fields) {
            Object value = endpoint.option(field);
            if (value != null && !value.toString().isBlank()) {
                request.put(field.name(), value.toString());
            }
        }
        return request;
    }

    /** Names the option where the vendor's rule names the field. */
    private void addAll(List<String> violations, List<RequestField> fields) {
        for (String violation : violations) {
            int end = violation.indexOf(' ');
            String named = violation.substring(0, end);
            String option = fields.stream()
                    .filter(field -> field.name().equals(named))
                    .map(RequestField::optionName)
                    .findFirst()
                    .orElse(named);
            add(option + violation.substring(end));
        }
    }

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
    public void requestsPerMinute(int limit, int reserve) {
        atLeast("requestsPerMinute", limit, 2);
        if (limit >= 2 && (reserve < 0 || reserve > limit - 1)) {
            add("requestReserve: must be 0 to %s, which is requestsPerMinute less 1, but is %s"
                    .formatted(limit - 1, reserve));
        }
    }

    /** Notes that an option is smaller than it may be. */
    public void atLeast(String option, long value, long minimum) {
        if (value < minimum) {
            add("%s: must be %s or more, but is %s".formatted(option, minimum, value));
        }
    }

    /** Notes what a check of an option throws. */
    public void collect(String option, Runnable check) {
        try {
            check.run();
        } catch (IllegalArgumentException e) {
            String problem = String.valueOf(e.getMessage());
            add(problem.startsWith(option + ":") ? problem : "%s: %s".formatted(option, problem));
        }
    }

    /** Checks the option that webhooks are proven by, which {@code receiveWebhook} can't do without unless it is excused. */
    public void webhookSecret(@Nullable String secret, boolean excused, Runnable check) {
        if (!blank(secret)) {
            collect("webhookSecret", check);
        } else if (endpoint.getOperation().name().equals("receiveWebhook") && !excused) {
            add("webhookSecret: missing; receiveWebhook needs it to tell the vendor's calls from forged ones");
        }
    }

    /** Notes a problem, which begins with the option's name. */
    public void add(String problem) {
        problems.add(problem);
    }

    /** Tells whether an option is not set. */
    public static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
