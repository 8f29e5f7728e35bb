package xyz.cr3dentials.camel.server.settings;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The checked settings of a vendor that is followed beside CR3DENTIALS.
 *
 * @param vendor which one
 * @param apiKey the vendor's API key
 * @param baseUrl the vendor's address; null means the profile's own: the embedded sandbox, or the real vendor
 * @param webhookSecret proves the vendor's webhooks; null means that none are taken
 * @param pollDelay the pause between two looks for terminal sessions
 * @param requestLimit the API key's limit, a minute or a day as the vendor counts
 * @param sandboxPort where the embedded sandbox listens, 0 for a free port
 */
public record SiblingConfiguration(
        Sibling vendor,
        Secret apiKey,
        @Nullable URI baseUrl,
        @Nullable Secret webhookSecret,
        Duration pollDelay,
        int requestLimit,
        int sandboxPort) {

    /** Tells whether the vendor is a stand-in, which is reached without https. */
    public boolean isLocal() {
        return baseUrl != null && "http".equals(baseUrl.getScheme());
    }

    /** These settings for a vendor at another address. */
    public SiblingConfiguration at(URI address) {
        return new SiblingConfiguration(vendor, apiKey, address, webhookSecret, pollDelay, requestLimit, sandboxPort);
    }
}
