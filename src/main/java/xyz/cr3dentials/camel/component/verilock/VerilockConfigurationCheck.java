package xyz.cr3dentials.camel.component.verilock;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.component.ConfigurationCheck;
import xyz.cr3dentials.camel.component.RequestField;
import xyz.cr3dentials.camel.vendor.Leniency;
import xyz.cr3dentials.camel.vendor.verilock.ListSessionsRequest;
import xyz.cr3dentials.camel.http.InvalidRequestException;
import xyz.cr3dentials.camel.vendor.verilock.CreateSessionRequest;

/** Checks the options that the vendor's API and its webhooks need. */
final class VerilockConfigurationCheck extends ConfigurationCheck {

    private static final String ANY_PROFILE = "00000000-0000-0000-0000-000000000000";

    private final VerilockEndpoint endpoint;
    private final VerilockConfiguration options;

    private VerilockConfigurationCheck(VerilockEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
        this.options = endpoint.getConfiguration();
    }

    /**
     * Refuses wrong options.
     *
     * @throws IllegalArgumentException naming every wrong option; it quotes no secret
     */
    static void require(VerilockEndpoint endpoint) {
        // Receiving calls nobody, so a node that does nothing else needs no key.
        boolean calls = endpoint.getOperation() != VerilockOperation.receiveWebhook
                && endpoint.getOperation() != VerilockOperation.events;
        new VerilockConfigurationCheck(endpoint)
                .require(calls && endpoint.getConfiguration().getClient() == null);
    }

    @Override
    protected void budget() {
        requestsPerMinute(options.getRequestsPerMinute(), options.getRequestReserve());
    }

    @Override
    protected void vendorOptions() {
        collect("webhookSecret", endpoint::getWebhookSignature);
        if (endpoint.getOperation() == VerilockOperation.receiveWebhook && blank(options.getWebhookSecret())) {
            add("webhookSecret: missing; receiveWebhook needs it to tell the vendor's calls from forged ones");
        }
        if (!endpoint.getOperation().isConsumer()) {
            createSession();
            listSessions();
        }
    }

    private void createSession() {
        String profile = options.getProfileId();
        addAll(
                CreateSessionRequest.FORM
                        .violations(new CreateSessionRequest(
                                blank(profile) ? ANY_PROFILE : profile,
                                null,
                                null,
                                null,
                                emptyToNull(options.getRedirectUrl()),
                                options.getExpiresIn(),
                                null,
                                options.getMonitoringEnabled(),
                                emptyToNull(options.getMonitoringFrequency()),
                                null), endpoint.requestRules()),
                RequestFields.CREATE_SESSION);
    }

    private void listSessions() {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        for (RequestField<VerilockConfiguration> field : RequestFields.LIST_SESSIONS) {
            Object value = field.option().apply(options);
            if (value != null) {
                fields.put(field.name(), value.toString());
            }
        }
        try {
            ListSessionsRequest.FORM.fromJson(fields, Leniency.NONE);
        } catch (InvalidRequestException e) {
            addAll(e.getMessages(), RequestFields.LIST_SESSIONS);
        }
    }

    /** Names the option where the vendor's rule names the field. */
    private void addAll(List<String> violations, List<RequestField<VerilockConfiguration>> fields) {
        for (String violation : violations) {
            add(fields.stream()
                    .map(field -> Map.entry(field.name() + " ", field.optionName() + " "))
                    .filter(names -> violation.startsWith(names.getKey()))
                    .map(names -> names.getValue()
                            + violation.substring(names.getKey().length()))
                    .findFirst()
                    .orElse(violation));
        }
    }

    private static @Nullable String emptyToNull(@Nullable String text) {
        return blank(text) ? null : text;
    }
}
