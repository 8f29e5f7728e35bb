package xyz.cr3dentials.camel.service.settings;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.component.connection.ConnectionConfiguration;
import xyz.cr3dentials.camel.ledger.Account;

/**
 * The checked settings of a vendor that is followed.
 *
 * @param vendor which one
 * @param values every setting that has a value, as text, by its name without the vendor's scheme
 */
public record VendorSettings(Vendor vendor, Map<String, String> values) {
    /** What a poll may take, its retries included, until its lists count as behind. */
    private static final Duration TIME_FOR_A_POLL = Duration.ofMinutes(1);

    /** A list that cannot be counted is proven by being read whole, a page of up to 500 rows every other poll. */
    private static final Duration TIME_FOR_A_WHOLE_LIST = Duration.ofDays(1);

    public VendorSettings {
        values = Map.copyOf(values);
    }

    /** These settings with another value. */
    public VendorSettings with(String name, String value) {
        Map<String, String> changed = new HashMap<>(values);
        changed.put(name, value);
        return new VendorSettings(vendor, changed);
    }

    /** These settings for a vendor in this process that reaches the service at the given address, if it is known. */
    public VendorSettings at(URI standIn, @Nullable URI service) {
        VendorSettings placed = with(Vendor.BASE_URL, standIn.toString());
        boolean tellsWebhooks = vendor.hasSetting(Vendor.WEBHOOK_BASE_URL) && takesWebhooks();
        return tellsWebhooks && service != null && !values.containsKey(Vendor.WEBHOOK_BASE_URL)
                ? placed.with(Vendor.WEBHOOK_BASE_URL, service.toString())
                : placed;
    }

    public String scheme() {
        return vendor.scheme();
    }

    /** Whether the vendor's address is set; else it is the profile's own: a stand-in, or the real vendor. */
    public boolean hasAddress() {
        return values.containsKey(Vendor.BASE_URL);
    }

    /** Whether the vendor is reached without https, as only stand-ins on this machine are. */
    public boolean isLocal() {
        return values.getOrDefault(Vendor.BASE_URL, "").startsWith("http:");
    }

    /** Whether there is a secret to prove the vendor's webhooks with; without it none are taken. */
    public boolean takesWebhooks() {
        return values.containsKey(Vendor.WEBHOOK_SECRET);
    }

    /** What proves the webhooks that the vendor sends to one fixed address; empty where it is told an address each time. */
    public Optional<Secret> portalWebhookSecret() {
        return vendor.hasSetting(Vendor.WEBHOOK_BASE_URL)
                ? Optional.empty()
                : Optional.ofNullable(values.get(Vendor.WEBHOOK_SECRET)).map(Secret::new);
    }

    public Secret apiKey() {
        return new Secret(value(Vendor.API_KEY));
    }

    /** Where the vendor's stand-in listens, 0 for a free port. */
    public int sandboxPort() {
        return Integer.parseInt(value(Vendor.SANDBOX_PORT));
    }

    /** How many requests the API key may make in a minute or in a day, as the vendor counts. */
    public int requestLimit() {
        return Integer.parseInt(value(vendor.standards().limit().setting()));
    }

    private String value(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalStateException(vendor.setting(name) + " has no value");
        }
        return value;
    }

    /**
     * What the component is to be given, by the names of its options: a setting is named as the option, but for what the
     * routes and the stand-in are given.
     */
    public Map<String, String> options() {
        return values.entrySet().stream()
                .filter(value -> !value.getKey().equals(Vendor.POLL_DELAY)
                        && !value.getKey().equals(Vendor.SANDBOX_PORT))
                .collect(Collectors.toMap(value -> Vendor.option(value.getKey()), Map.Entry::getValue));
    }

    /** The account whose sessions are followed, for those who watch it. */
    public FollowedAccount account() {
        Duration twoPolls = Duration.ofMillis(Long.parseLong(value(Vendor.POLL_DELAY)))
                .multipliedBy(2)
                .plus(TIME_FOR_A_POLL);
        boolean daily = vendor.standards().limit() == Vendor.Limit.DAY;
        return new FollowedAccount(
                new Account(scheme(), ConnectionConfiguration.DEFAULT_ACCOUNT),
                vendor.lists().statuses(),
                vendor.lists().counted() ? twoPolls : TIME_FOR_A_WHOLE_LIST,
                daily ? null : requestLimit(),
                daily ? requestLimit() : null);
    }

    /** The values are left out, secrets being among them. */
    @Override
    public String toString() {
        return "VendorSettings[" + scheme() + "]";
    }
}
