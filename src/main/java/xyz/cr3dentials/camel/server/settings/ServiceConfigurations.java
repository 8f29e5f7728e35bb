package xyz.cr3dentials.camel.server.settings;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.server.settings.ServiceConfiguration.Access;
import xyz.cr3dentials.camel.server.settings.ServiceConfiguration.Database;

/** Reads and checks the settings; all that is wrong or missing is told in one error. */
public final class ServiceConfigurations {
    private static final int SHORTEST_WEBHOOK_SECRET = 32;
    private static final int SHORTEST_SERVICE_KEY = 32;
    private static final int SHORTEST_HEADER_SECRET = 16;
    private static final Pattern HEADER_NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    /** How the secrets of the sandbox profile begin, so that none of them can slip into production. */
    private static final String SANDBOX_MARK = "sandbox-";

    private static final List<String> OURS = List.of("CR3DENTIALS_", "VERILOCK_", "DEEPIDV_", "DATABASE_");
    /** A variable of the server's, which then takes the client's address from {@code X-Forwarded-For}. */
    private static final String PROXY_ADDRESS_FORWARDING = "PROXY_ADDRESS_FORWARDING";

    private static final int MOST_PROXIES = 10;
    /** A variable of the server's, which reads it without a check. */
    private static final String SHUTDOWN_TIMEOUT = "SHUTDOWN_TIMEOUT";

    private static final int LONGEST_SHUTDOWN_TIMEOUT = 4;
    private static final int LONGEST_RETENTION = 3_650;
    private static final int LONGEST_POLL_DELAY = 24 * 60 * 60 * 1000;

    private final RawSettings settings;
    private final SettingsCheck check;
    private final List<String> warnings = new ArrayList<>();

    private ServiceConfigurations(RawSettings settings) {
        this.settings = settings;
        this.check = new SettingsCheck(settings);
    }

    /**
     * Reads and checks the settings.
     *
     * @param folders where {@code application.properties} and the profile's file are looked for, in this order
     * @throws ServiceStartException naming every wrong or missing setting
     */
    public static ServiceConfiguration load(List<TextFolder> folders, Map<String, String> environment) {
        ServiceConfigurations reader = new ServiceConfigurations(SettingsReader.read(folders, environment));
        reader.noteMisspelt(environment);
        reader.checkShutdownTimeout(
                environment.getOrDefault(SHUTDOWN_TIMEOUT, "").strip());
        return reader.configuration(Boolean.parseBoolean(
                environment.getOrDefault(PROXY_ADDRESS_FORWARDING, "").strip()));
    }

    private ServiceConfiguration configuration(boolean forwarded) {
        URI baseUrl = check.httpAddress(Setting.BASE_URL);
        URI webhookBaseUrl = check.httpAddress(Setting.WEBHOOK_BASE_URL);
        Secret webhookSecret = webhookSecret(webhookBaseUrl);
        String crm = check.oneOf(Setting.CRM, "sql", "sql", "http");
        URI crmUrl = check.httpAddress(Setting.CRM_URL);
        if (crm.equals("http") && !check.has(Setting.CRM_URL)) {
            check.problem(Setting.CRM_URL + " is missing: cr3dentials.crm=http needs the CRM's address");
        }
        if (settings.profile() == Profile.PRODUCTION) {
            checkProduction(baseUrl, webhookBaseUrl, crmUrl);
        }
        ServiceConfiguration configuration = new ServiceConfiguration(
                settings.profile(),
                check.apiKey(Setting.API_KEY),
                baseUrl,
                check.oneOf(Setting.AUTH_SCHEME, "x-api-key", "x-api-key", "bearer"),
                webhookBaseUrl,
                webhookSecret,
                portalHeader(),
                Duration.ofMillis(check.integer(Setting.POLL_DELAY, 30_000, 100, LONGEST_POLL_DELAY, "milliseconds")),
                check.oneOf(Setting.BACKFILL, "none", "none", "all"),
                Duration.ofDays(check.integer(Setting.RETENTION_DAYS, 30, 0, LONGEST_RETENTION, "days")),
                check.integer(Setting.REQUESTS_PER_MINUTE, 120, 2, 100_000, "requests"),
                access(forwarded),
                crm,
                crmUrl,
                check.integer(Setting.SANDBOX_PORT, 8081, 0, 65_535, "a port, or 0 for a free one"),
                siblings(baseUrl == null),
                database(),
                check.path(Setting.ROUTES_DIR),
                settings.others(),
                warnings);
        failOnProblems();
        return configuration;
    }

    /**
     * @param standIns whether the sandbox profile runs stand-ins of its own; they run all or not at all, lest a service
     *     that was pointed elsewhere follow sessions that nobody made
     */
    private List<SiblingConfiguration> siblings(boolean standIns) {
        List<SiblingConfiguration> siblings = new ArrayList<>();
        for (Sibling vendor : Sibling.values()) {
            URI baseUrl = check.httpAddress(vendor.baseUrl());
            if (settings.profile() == Profile.PRODUCTION) {
                check.requireHttps(vendor.baseUrl(), baseUrl);
            }
            int pollDelay = check.integer(
                    vendor.pollDelay(), vendor.defaultPollDelay(), 100, LONGEST_POLL_DELAY, "milliseconds");
            int limit = check.integer(vendor.requestLimit(), vendor.defaultRequestLimit(), 2, 10_000_000, "requests");
            int port = check.integer(vendor.sandboxPort(), 0, 0, 65_535, "a port, or 0 for a free one");
            Secret webhookSecret = check.secret(vendor.webhookSecret());
            if (settings.profile() == Profile.SANDBOX && !standIns && baseUrl == null) {
                warnings.add(vendor.scheme() + " is not followed: with " + Setting.BASE_URL
                        + " set no stand-in runs; set " + vendor.baseUrl() + " as well");
            } else if (check.has(vendor.apiKey())) {
                siblings.add(new SiblingConfiguration(
                        vendor,
                        check.apiKey(vendor.apiKey()),
                        baseUrl,
                        webhookSecret,
                        Duration.ofMillis(pollDelay),
                        limit,
                        port));
            } else if (webhookSecret != null || baseUrl != null) {
                check.problem(vendor.apiKey() + " is missing: without it nothing else is done with " + vendor.scheme());
            }
        }
        return siblings;
    }

    private @Nullable Secret webhookSecret(@Nullable URI webhookBaseUrl) {
        Secret secret = check.secret(Setting.WEBHOOK_SECRET);
        if (secret == null && webhookBaseUrl != null) {
            check.problem(Setting.WEBHOOK_SECRET + " is missing: webhooks need a random text of at least "
                    + SHORTEST_WEBHOOK_SECRET + " characters");
        } else if (secret != null) {
            check.requireLength(Setting.WEBHOOK_SECRET, secret, SHORTEST_WEBHOOK_SECRET);
        }
        return secret;
    }

    private ServiceConfiguration.@Nullable PortalHeader portalHeader() {
        String name = check.text(Setting.WEBHOOK_HEADER_NAME);
        Secret secret = check.secret(Setting.WEBHOOK_HEADER_SECRET);
        if (name == null && secret == null) {
            return null;
        }
        if (name == null || secret == null) {
            check.problem((name == null ? Setting.WEBHOOK_HEADER_NAME : Setting.WEBHOOK_HEADER_SECRET)
                    + " is missing: set name and value of the header that the Partner Portal sends, or neither");
            return null;
        }
        if (!HEADER_NAME.matcher(name).matches()) {
            check.problem(Setting.WEBHOOK_HEADER_NAME + " is no name of a header; use letters, digits and dashes");
        }
        check.requireLength(Setting.WEBHOOK_HEADER_SECRET, secret, SHORTEST_HEADER_SECRET);
        return new ServiceConfiguration.PortalHeader(name, secret);
    }

    /**
     * @param forwarded whether the server believes the first entry of {@code X-Forwarded-For}, which anybody can write, so
     *     that only the proxies' own entries tell clients apart
     */
    private Access access(boolean forwarded) {
        Secret given = check.secret(Setting.SERVICE_KEY);
        String[] keys = given == null ? new String[0] : given.value().split(",", -1);
        int shortest = settings.profile() == Profile.PRODUCTION ? SHORTEST_SERVICE_KEY : 1;
        for (int i = 0; i < keys.length; i++) {
            keys[i] = keys[i].strip();
            if (keys[i].length() < shortest) {
                check.problem(Setting.SERVICE_KEY + (keys.length == 1 ? "" : ": key " + (i + 1)) + " has "
                        + keys[i].length() + " characters; give a random text of at least " + shortest);
            }
        }
        if (keys.length > 2) {
            check.problem(Setting.SERVICE_KEY + " holds " + keys.length
                    + " keys; give one without commas, or new,old while callers change over");
        }
        int least = forwarded ? 1 : 0;
        int proxies = check.integer(
                Setting.TRUSTED_PROXIES, least, least, MOST_PROXIES, "how many proxies append to X-Forwarded-For");
        return new Access(Arrays.stream(keys).map(Secret::new).toList(), proxies);
    }

    private Database database() {
        Secret url = check.requiredSecret(Setting.DATABASE_URL, "a JDBC URL, such as jdbc:postgresql://host:5432/name");
        boolean known = url.value().startsWith("jdbc:h2:") || url.value().startsWith("jdbc:postgresql:");
        if (check.has(Setting.DATABASE_URL) && !known) {
            check.problem(Setting.DATABASE_URL + " is not understood; begin with jdbc:postgresql: or jdbc:h2:");
        }
        return new Database(url, check.text(Setting.DATABASE_USER), check.secret(Setting.DATABASE_PASSWORD));
    }

    private void checkProduction(@Nullable URI baseUrl, @Nullable URI webhookBaseUrl, @Nullable URI crmUrl) {
        check.requireHttps(Setting.BASE_URL, baseUrl);
        check.requireHttps(Setting.WEBHOOK_BASE_URL, webhookBaseUrl);
        check.requireHttps(Setting.CRM_URL, crmUrl);
        check.requiredSecret(Setting.SERVICE_KEY, "a random text that callers of /api send");
        for (Setting setting : Setting.values()) {
            String value = check.text(setting);
            if (setting.secret() && value != null && value.startsWith(SANDBOX_MARK)) {
                check.problem(setting + " is still the sandbox's; set your own");
            }
        }
        for (String name : new TreeMap<>(settings.others()).keySet()) {
            if (name.startsWith("sandbox.")) {
                check.problem(name + " belongs to the sandbox; take it out of the production settings");
            }
        }
        String databaseUrl = check.text(Setting.DATABASE_URL);
        if (databaseUrl != null && databaseUrl.startsWith("jdbc:h2:mem:")) {
            check.problem(Setting.DATABASE_URL + " is an H2 database in memory, lost at every stop; use PostgreSQL");
        } else if (databaseUrl != null && databaseUrl.startsWith("jdbc:h2:")) {
            warnings.add(Setting.DATABASE_URL + " is an H2 database: one node only, and no second one can take over");
        }
    }

    /** A near miss in the environment is only warned of: other programs and orchestrators put names there, too. */
    private void noteMisspelt(Map<String, String> environment) {
        List<String> known = Arrays.stream(Setting.values())
                .map(Setting::environmentVariable)
                .toList();
        for (String name : new TreeMap<>(environment).keySet()) {
            boolean ours = OURS.stream().anyMatch(name::startsWith);
            if (ours && !known.contains(name) && !name.equals(ServiceFolders.CONFIG_DIR)) {
                Spelling.closest(name, known)
                        .ifPresent(meant -> warnings.add("The environment variable " + name + " is not known; did you"
                                + " mean " + meant + "?"));
            }
        }
    }

    private void checkShutdownTimeout(String seconds) {
        if (!seconds.isEmpty() && !seconds.matches("\\d{1,6}")) {
            check.problem(SHUTDOWN_TIMEOUT + ": '" + seconds
                    + "' from the environment is not permitted; give seconds, a whole number");
        } else if (!seconds.isEmpty() && Integer.parseInt(seconds) > LONGEST_SHUTDOWN_TIMEOUT) {
            warnings.add(
                    SHUTDOWN_TIMEOUT + " is " + seconds + ": ten seconds after SIGTERM the bootable JAR deletes the"
                            + " server it has unpacked, and the flows need some of them to stop in order; give "
                            + LONGEST_SHUTDOWN_TIMEOUT + " at most");
        }
    }

    private void failOnProblems() {
        List<String> problems = new ArrayList<>(check.problems());
        if (!problems.isEmpty()) {
            // A misspelt name is often the reason why another one is missing.
            problems.addAll(warnings);
            throw new ServiceStartException("The settings of profile "
                    + settings.profile().text() + " are wrong: " + String.join(" | ", problems));
        }
    }
}
