package xyz.cr3dentials.camel.service.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The service's settings, checked. Secrets hide themselves in the text form.
 *
 * @param profile what the service runs against
 * @param vendors the vendors that are followed, those whose API key is set; one or more
 * @param retention how long the data of a session is kept after its delivery; id, status and times stay
 * @param access who may call the REST routes, the console and the metrics
 * @param database where the service keeps its data
 * @param routesDirectory the folder of the route files; null means {@code routes} beside the process, or the packaged ones
 * @param properties what routes can use: the service's settings but for the vendors' and the secrets, and all that the files
 *     hold beside settings
 * @param warnings what is permitted but should be known
 */
public record ServiceConfiguration(
        Profile profile,
        List<VendorSettings> vendors,
        Duration retention,
        Access access,
        Database database,
        @Nullable Path routesDirectory,
        Map<String, String> properties,
        List<String> warnings) {

    public ServiceConfiguration {
        vendors = List.copyOf(vendors);
        properties = Map.copyOf(properties);
        warnings = List.copyOf(warnings);
    }

    /** These settings with the vendors' as given. */
    public ServiceConfiguration with(List<VendorSettings> others) {
        return new ServiceConfiguration(
                profile, others, retention, access, database, routesDirectory, properties, warnings);
    }

    /** The settings of a vendor; empty if it is not followed. */
    Optional<VendorSettings> of(Vendor vendor) {
        return vendors.stream()
                .filter(followed -> followed.scheme().equals(vendor.scheme()))
                .findFirst();
    }

    /** Whether the CRM is a table in the service's own database. */
    public boolean sqlCrm() {
        return "sql".equals(properties.get(Setting.CRM.property()));
    }

    /** The accounts whose sessions are followed. */
    public List<FollowedAccount> accounts() {
        return vendors.stream().map(VendorSettings::account).toList();
    }

    static List<String> keys(String serviceKeys) {
        return Arrays.stream(serviceKeys.split(",", -1)).map(String::strip).toList();
    }

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

    /**
     * Where the service keeps its data; the URL hides itself, since it can carry a password.
     *
     * @param timelineRetention how long entries of the sessions' timelines are kept
     */
    public record Database(
            Secret url, @Nullable String user, @Nullable Secret password, Duration timelineRetention) {
        public boolean isH2() {
            return url.value().startsWith("jdbc:h2:");
        }
    }

    /** The properties can hold secrets of the routes, so only their number is shown. */
    @Override
    public String toString() {
        return "ServiceConfiguration[profile=" + profile.text() + ", vendors=" + vendors + ", routesDirectory="
                + routesDirectory + ", properties=" + properties.size() + "]";
    }
}
