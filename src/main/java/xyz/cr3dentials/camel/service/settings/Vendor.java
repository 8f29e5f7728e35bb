package xyz.cr3dentials.camel.service.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import xyz.cr3dentials.camel.sandbox.SandboxSettings;
import xyz.cr3dentials.camel.sandbox.VendorSandbox;

/**
 * A vendor that the service can follow, which it does once the vendor's API key is set: all that the service knows of it.
 *
 * @param scheme the component's scheme, which also begins the names of the vendor's settings
 * @param standards what holds where nothing else is set
 * @param own settings that not every vendor has, or not under the same rule, named as the options of the component
 * @param localOption the component's option that permits addresses of this machine
 * @param lists the lists of the vendor that show what has ended
 * @param standIn starts the vendor's local stand-in
 */
public record Vendor(
        String scheme, Standards standards, List<Setting> own, String localOption, Lists lists, StandIn standIn) {

    static final String API_KEY = "api-key";
    static final String BASE_URL = "base-url";
    static final String WEBHOOK_SECRET = "webhook-secret";
    static final String WEBHOOK_BASE_URL = "webhook-base-url";
    static final String WEBHOOK_HEADER_NAME = "webhook-header-name";
    static final String WEBHOOK_HEADER_SECRET = "webhook-header-secret";
    static final String POLL_DELAY = "poll-delay";
    /** The port that the stand-in listens on. */
    public static final String SANDBOX_PORT = "sandbox-port";

    private static final int LONGEST_POLL_DELAY = 24 * 60 * 60 * 1000;

    /**
     * What holds where nothing else is set.
     *
     * @param pollDelay milliseconds between two looks for terminal sessions
     * @param limit whether the API key's request limit is one of a minute or of a day
     * @param requests how many requests that are
     * @param sandboxPort where the stand-in listens, 0 for a free port
     */
    record Standards(int pollDelay, Limit limit, int requests, int sandboxPort) {}

    /** For how long a request limit holds. */
    enum Limit {
        MINUTE("requests-per-minute", 100_000),
        DAY("requests-per-day", 10_000_000);

        private final String setting;
        private final int most;

        Limit(String setting, int most) {
            this.setting = setting;
            this.most = most;
        }

        String setting() {
            return setting;
        }
    }

    /**
     * The lists of what has ended.
     *
     * @param statuses one list for each, in the vendor's own words
     * @param counted whether the vendor tells how long a list is, so that most polls prove it
     */
    record Lists(List<String> statuses, boolean counted) {}

    /** Starts a vendor's stand-in. */
    @FunctionalInterface
    public interface StandIn {
        /**
         * Starts it.
         *
         * @param settings port, key and webhooks; the stand-in may set them as its vendor has them
         * @throws java.io.UncheckedIOException if the port is taken
         */
        VendorSandbox<?> start(SandboxSettings.Builder settings, VendorSettings vendor);
    }

    public Vendor {
        own = List.copyOf(own);
    }

    /** Every setting of the vendor. */
    List<Setting> settings() {
        List<Setting> settings = new ArrayList<>(List.of(
                Setting.secret(name(API_KEY), Rule.API_KEY),
                Setting.of(name(BASE_URL), "", Rule.ADDRESS),
                Setting.of(
                        name(POLL_DELAY),
                        Integer.toString(standards.pollDelay()),
                        Rule.number(100, LONGEST_POLL_DELAY, "milliseconds")),
                Setting.of(
                        name(standards.limit().setting),
                        Integer.toString(standards.requests()),
                        Rule.number(2, standards.limit().most, "requests")),
                Setting.of(
                        name(SANDBOX_PORT),
                        Integer.toString(standards.sandboxPort()),
                        Rule.number(0, 65_535, "a port, or 0 for a free one"))));
        settings.addAll(own);
        return settings;
    }

    private String name(String setting) {
        return scheme + "." + setting;
    }

    /** The vendor's setting of that name without the scheme. */
    public Setting setting(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException(scheme + " has no setting " + name));
    }

    /** The name of one of the vendor's settings without the scheme. */
    String nameOf(Setting setting) {
        return setting.property().substring(scheme.length() + 1);
    }

    boolean hasSetting(String name) {
        return find(name).isPresent();
    }

    private Optional<Setting> find(String name) {
        return settings().stream()
                .filter(setting -> setting.property().equals(name(name)))
                .findFirst();
    }

    /** The name of the component's option that a setting fills: {@code api-key} is {@code apiKey}. */
    static String option(String setting) {
        return Pattern.compile("-(.)").matcher(setting).replaceAll(next -> next.group(1)
                .toUpperCase(Locale.ROOT));
    }
}
