package xyz.cr3dentials.camel.component.cr3dentials;

import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.component.ConfigurationCheck;
import xyz.cr3dentials.camel.vendor.Leniency;
import xyz.cr3dentials.camel.vendor.cr3dentials.CreateSessionRequest;
import xyz.cr3dentials.camel.vendor.cr3dentials.ListSessionsRequest;

/** Checks the options that the vendor's API and its webhooks need. */
final class Cr3dentialsConfigurationCheck extends ConfigurationCheck {

    private final Cr3dentialsEndpoint endpoint;
    private final Cr3dentialsConfiguration options;

    private Cr3dentialsConfigurationCheck(Cr3dentialsEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
        this.options = endpoint.getConfiguration();
    }

    /**
     * Refuses wrong options.
     *
     * @throws IllegalArgumentException naming every wrong option; it quotes no secret
     */
    static void require(Cr3dentialsEndpoint endpoint) {
        // Receiving calls nobody, so a node that does nothing else needs no key.
        boolean calls = endpoint.getOperation() != Cr3dentialsOperation.receiveWebhook;
        new Cr3dentialsConfigurationCheck(endpoint)
                .require(calls && endpoint.getConfiguration().getClient() == null);
    }

    @Override
    protected void budget() {
        requestsPerMinute(options.getRequestsPerMinute(), options.getRequestReserve());
    }

    @Override
    protected void vendorOptions() {
        webhook();
        if (!endpoint.getOperation().isConsumer()) {
            request();
        }
    }

    private void webhook() {
        collect("webhookSecret", endpoint::getWebhookTokens);
        if (endpoint.getOperation() == Cr3dentialsOperation.receiveWebhook
                && !options.isPortalWebhook()
                && blank(options.getWebhookSecret())) {
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
        ListSessionsRequest.FORM
                .violations(new ListSessionsRequest(null, options.getLimit(), options.getOffset()), Leniency.NONE)
                .forEach(this::add);
    }

    private void rules(CreateSessionRequest request, String webhookOption) {
        for (String violation : CreateSessionRequest.FORM.violations(request, endpoint.requestRules())) {
            add(violation.startsWith("webhookUrl ") ? webhookOption + violation.substring(10) : violation);
        }
    }

    private static @Nullable String emptyToNull(@Nullable String text) {
        return blank(text) ? null : text;
    }
}
