package xyz.cr3dentials.camel.server.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The service's settings, checked. Secrets hide themselves in the text form.
 *
 * @param profile what the service runs against
 * @param apiKey the vendor's API key
 * @param baseUrl the vendor's address; null means the profile's own: the embedded sandbox, or the real vendor
 * @param authScheme {@code x-api-key} or {@code bearer}
 * @param webhookBaseUrl the public address the vendor reaches this service at; null means no webhooks
 * @param webhookSecret signs the webhook tokens; set whenever {@code webhookBaseUrl} is
 * @param portalHeader what proves the webhooks that are registered in the Partner Portal; null means none are taken
 * @param pollDelay the pause between two looks for terminal sessions
 * @param backfill {@code none} or {@code all}: whether sessions that ended before the first start are delivered
 * @param retention how long the data of a session is kept after its delivery; id, status and times stay
 * @param requestsPerMinute the API key's request limit
 * @param access who may call the REST routes, the console and the metrics
 * @param crm {@code sql} or {@code http}: which of the CRM flows runs
 * @param crmUrl the CRM's address; set whenever {@code crm} is {@code http}
 * @param sandboxPort where the embedded sandbox listens, 0 for a free port
 * @param siblings the other vendors that are followed, those whose API key is set
 * @param database where the service keeps its data
 * @param routesDirectory the folder of the route files; null means {@code routes} beside the process, or the packaged ones
 * @param others properties of the files that are no settings of the service: Camel's and the routes' own
 * @param warnings what is permitted but should be known
 */
public record ServiceConfiguration(
        Profile profile,
        Secret apiKey,
        @Nullable URI baseUrl,
        String authScheme,
        @Nullable URI webhookBaseUrl,
        @Nullable Secret webhookSecret,
        @Nullable PortalHeader portalHeader,
        Duration pollDelay,
        String backfill,
        Duration retention,
        int requestsPerMinute,
        Access access,
        String crm,
        @Nullable URI crmUrl,
        int sandboxPort,
        List<SiblingConfiguration> siblings,
        Database database,
        @Nullable Path routesDirectory,
        Map<String, String> others,
        List<String> warnings) {

    public ServiceConfiguration {
        siblings = List.copyOf(siblings);
        others = Map.copyOf(others);
        warnings = List.copyOf(warnings);
    }

    /** These settings for a vendor that runs in this process and reaches the service at the given address, if any. */
    public ServiceConfiguration withEmbeddedVendor(URI vendor, @Nullable URI service) {
        return new ServiceConfiguration(
                profile,
                apiKey,
                vendor,
                authScheme,
                webhookBaseUrl == null && webhookSecret != null ? service : webhookBaseUrl,
                webhookSecret,
                portalHeader,
                pollDelay,
                backfill,
                retention,
                requestsPerMinute,
                access,
                crm,
                crmUrl,
                sandboxPort,
                siblings,
                database,
                routesDirectory,
                others,
                warnings);
    }

    /** These settings with the other vendors' addresses as given. */
    public ServiceConfiguration withSiblings(List<SiblingConfiguration> addressed) {
        return new ServiceConfiguration(
                profile,
                apiKey,
                baseUrl,
                authScheme,
                webhookBaseUrl,
                webhookSecret,
                portalHeader,
                pollDelay,
                backfill,
                retention,
                requestsPerMinute,
                access,
                crm,
                crmUrl,
                sandboxPort,
                addressed,
                database,
                routesDirectory,
                others,
                warnings);
    }

    /** The static header that the Partner Portal sends with each webhook. */
    public record PortalHeader(String name, Secret value) {}

    /**
     * Who may call.
     *
     * @param serviceKeys what callers must present one of, the current one first; empty means all is open, in the sandbox only
     * @param trustedProxies how many proxies in front each append an address to {@code X-Forwarded-For}
     */
    public record Access(List<Secret> serviceKeys, int trustedProxies) {
        public Access {
            serviceKeys = List.copyOf(serviceKeys);
        }
    }

    /** Where the service keeps its data; the URL hides itself, since it can carry a password. */
    public record Database(
            Secret url, @Nullable String user, @Nullable Secret password) {
        public boolean isH2() {
            return url.value().startsWith("jdbc:h2:");
        }
    }

    /** The foreign properties can hold secrets of the routes, so only their number is shown. */
    @Override
    public String toString() {
        return "ServiceConfiguration[profile=" + profile.text() + ", baseUrl=" + baseUrl + ", webhookBaseUrl="
                + webhookBaseUrl + ", crm=" + crm + ", routesDirectory=" + routesDirectory + ", others="
                + others.size() + "]";
    }
}
