package xyz.cr3dentials.camel.component.cr3dentials;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Makes the address that the vendor calls when a session has ended; its token ties the call to the intent. */
final class WebhookAddress {

    /** Where {@code receiveWebhook} is to be served below the public address. */
    static final String PATH = "/webhooks/cr3dentials/";

    /** Where the webhooks that are registered in the Partner Portal are to be served. */
    static final String PORTAL_PATH = "/webhooks/cr3dentials";

    // The vendor takes its maximum when the request names no lifetime.
    private static final int MAXIMUM_LIFETIME_HOURS = 168;

    private final String base;
    private final WebhookTokens tokens;
    private final Duration grace;

    private WebhookAddress(String base, WebhookTokens tokens, Duration grace) {
        this.base = base;
        this.tokens = tokens;
        this.grace = grace;
    }

    /** Returns the maker for an endpoint, or null when it has no public address or no secret. */
    static @Nullable WebhookAddress of(Cr3dentialsEndpoint endpoint) {
        Cr3dentialsConfiguration options = endpoint.getConfiguration();
        String base = options.getWebhookBaseUrl();
        WebhookTokens tokens = endpoint.getWebhookTokens();
        if (base == null || base.isBlank() || tokens == null) {
            return null;
        }
        String trimmed = base.strip().replaceAll("/+$", "");
        return new WebhookAddress(trimmed, tokens, Duration.ofMillis(options.getWebhookTokenGrace()));
    }

    /** Returns the address for a session asked for now, valid until its end and the grace after it. */
    String of(String intentId, Instant now, @Nullable Integer expiresInHours) {
        int hours = expiresInHours == null
                ? MAXIMUM_LIFETIME_HOURS
                : Math.max(1, Math.min(expiresInHours, MAXIMUM_LIFETIME_HOURS));
        return base
                + PATH
                + tokens.mint(intentId, now.plus(Duration.ofHours(hours)).plus(grace));
    }
}
