package xyz.cr3dentials.camel.service.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.service.settings.ServiceConfiguration.Access;
import xyz.cr3dentials.camel.service.settings.ServiceConfiguration.Database;
import xyz.cr3dentials.camel.service.settings.SettingsReader.Written;

/** Reads the settings and checks what one of them means for another; all that is wrong is told in one error. */
public final class ServiceConfigurations {
    private static final int SHORTEST_SERVICE_KEY = 32;
    /** How the secrets of the sandbox profile begin, so that none of them can slip into production. */
    private static final String SANDBOX_MARK = "sandbox-";

    private static final int LONGEST_SHUTDOWN_TIMEOUT = 4;

    private final Written written;
    private final SettingsCheck check;
    private final boolean production;

    private ServiceConfigurations(Written written) {
        this.written = written;
        this.check = new SettingsCheck(written);
        this.production = written.profile() == Profile.PRODUCTION;
    }

    /**
     * Reads and checks the settings.
     *
     * @param folders where {@code application.properties} and the profile's file are looked for, in this order
     * @throws ServiceStartException naming every wrong or missing setting
     */
    public static ServiceConfiguration load(List<TextFolder> folders, Map<String, String> environment) {
        ServiceConfigurations reader = new ServiceConfigurations(SettingsReader.read(folders, environment));
        reader.check();
        return reader.configuration();
    }

    private void check() {
        check.require(Setting.SERVICE_KEY, Rule.serviceKeys(production ? SHORTEST_SERVICE_KEY : 1));
        check.needed(Setting.DATABASE_URL, "set a JDBC URL, such as jdbc:postgresql://host:5432/name");
        if (check.text(Setting.CRM).equals("http")) {
            check.needed(Setting.CRM_URL, "cr3dentials.crm=http needs the CRM's address");
        }
        if (forwarded() && check.text(Setting.TRUSTED_PROXIES).equals("0")) {
            // The server believes the first entry, which anybody can write; only the proxies' own tell clients apart.
            check.require(Setting.TRUSTED_PROXIES, Rule.number(1, 10, "how many proxies append to X-Forwarded-For"));
        }
        Vendors.ALL.forEach(this::checkVendor);
        if (Vendors.ALL.stream().noneMatch(this::hasKey)) {
            check.problem(Vendors.ALL.stream()
                            .map(vendor -> vendor.setting(Vendor.API_KEY).toString())
                            .collect(Collectors.joining(" or "))
                    + " is missing: set the API key from the vendor's Partner Portal, at least of one vendor");
        }
        if (production) {
            checkProduction();
        }
        checkShutdownTimeout();
        failOnProblems();
    }

    private void checkVendor(Vendor vendor) {
        if (!hasKey(vendor)) {
            vendor.settings().stream()
                    .filter(setting -> check.has(setting) && (setting.secret() || setting.rule() == Rule.ADDRESS))
                    .findFirst()
                    .ifPresent(given -> check.needed(
                            vendor.setting(Vendor.API_KEY), "without it nothing else is done with " + vendor.scheme()));
        }
        if (vendor.hasSetting(Vendor.WEBHOOK_BASE_URL)) {
            check.needs(
                    vendor.setting(Vendor.WEBHOOK_BASE_URL),
                    vendor.setting(Vendor.WEBHOOK_SECRET),
                    "webhooks need a random text of at least 32 characters");
        }
        if (vendor.hasSetting(Vendor.WEBHOOK_HEADER_NAME)) {
            Setting name = vendor.setting(Vendor.WEBHOOK_HEADER_NAME);
            Setting secret = vendor.setting(Vendor.WEBHOOK_HEADER_SECRET);
            String both = "set name and value of the header that the Partner Portal sends, or neither";
            check.needs(name, secret, both);
            check.needs(secret, name, both);
        }
    }

    private boolean hasKey(Vendor vendor) {
        return check.has(vendor.setting(Vendor.API_KEY));
    }

    private boolean forwarded() {
        return check.text(Setting.PROXY_ADDRESS_FORWARDING).equals("true");
    }

    private void checkProduction() {
        check.needed(Setting.SERVICE_KEY, "set a random text that callers of /api send");
        for (Setting setting : KnownSettings.ALL) {
            check.requireHttps(setting);
            if (setting.secret() && check.text(setting).startsWith(SANDBOX_MARK)) {
                check.problem(setting + " is still the sandbox's; set your own");
            }
        }
        for (String name : new TreeSet<>(written.others().keySet())) {
            if (name.startsWith("sandbox.")) {
                check.problem(name + " belongs to the sandbox; take it out of the production settings");
            }
        }
        String databaseUrl = check.text(Setting.DATABASE_URL);
        if (databaseUrl.startsWith("jdbc:h2:mem:")) {
            check.problem(Setting.DATABASE_URL + " is an H2 database in memory, lost at every stop; use PostgreSQL");
        } else if (databaseUrl.startsWith("jdbc:h2:")) {
            check.warn(Setting.DATABASE_URL + " is an H2 database: one node only, and no second one can take over");
        }
    }

    private void checkShutdownTimeout() {
        String seconds = check.text(Setting.SHUTDOWN_TIMEOUT);
        if (seconds.matches("\\d{1,6}") && Integer.parseInt(seconds) > LONGEST_SHUTDOWN_TIMEOUT) {
            check.warn(Setting.SHUTDOWN_TIMEOUT + " is " + seconds
                    + ": ten seconds after SIGTERM the bootable JAR deletes the server it has unpacked, and the flows"
                    + " need some of them to stop in order; give " + LONGEST_SHUTDOWN_TIMEOUT + " at most");
        }
    }

    private void failOnProblems() {
        List<String> problems = new ArrayList<>(check.problems());
        if (!problems.isEmpty()) {
            // A misspelt name is often the reason why another one is missing.
            problems.addAll(check.warnings());
            throw new ServiceStartException("The settings of profile "
                    + written.profile().text() + " are wrong: " + String.join(" | ", problems));
        }
    }

    private ServiceConfiguration configuration() {
        List<VendorSettings> vendors = vendors();
        return new ServiceConfiguration(
                written.profile(),
                vendors,
                days(Setting.RETENTION_DAYS),
                access(),
                new Database(
                        new Secret(check.text(Setting.DATABASE_URL)),
                        given(Setting.DATABASE_USER),
                        check.secret(Setting.DATABASE_PASSWORD),
                        days(Setting.TIMELINE_RETENTION_DAYS)),
                given(Setting.ROUTES_DIR) == null ? null : Path.of(check.text(Setting.ROUTES_DIR)),
                properties(),
                check.warnings());
    }

    private Duration days(Setting setting) {
        return Duration.ofDays(Integer.parseInt(check.text(setting)));
    }

    private List<VendorSettings> vendors() {
        boolean standIns = !check.has(Vendors.ALL.get(0).setting(Vendor.BASE_URL));
        List<VendorSettings> followed = new ArrayList<>();
        for (Vendor vendor : Vendors.ALL) {
            Setting address = vendor.setting(Vendor.BASE_URL);
            if (!production && !standIns && !check.has(address)) {
                check.warn(vendor.scheme() + " is not followed: with "
                        + Vendors.ALL.get(0).setting(Vendor.BASE_URL) + " set no stand-in runs; set " + address
                        + " as well");
            } else if (hasKey(vendor)) {
                followed.add(new VendorSettings(vendor, values(vendor)));
            }
        }
        return followed;
    }

    private Map<String, String> values(Vendor vendor) {
        return vendor.settings().stream()
                .filter(setting -> !check.text(setting).isEmpty())
                .collect(Collectors.toMap(vendor::nameOf, check::text));
    }

    private Access access() {
        List<String> keys =
                check.has(Setting.SERVICE_KEY) ? ServiceConfiguration.keys(check.text(Setting.SERVICE_KEY)) : List.of();
        String proxies = check.text(Setting.TRUSTED_PROXIES);
        return new Access(
                keys.stream().map(Secret::new).toList(),
                proxies.isEmpty() ? (forwarded() ? 1 : 0) : Integer.parseInt(proxies));
    }

    private @Nullable String given(Setting setting) {
        return check.has(setting) ? check.text(setting) : null;
    }

    private Map<String, String> properties() {
        Map<String, String> properties = new HashMap<>(written.others());
        KnownSettings.ALL.stream()
                .filter(setting -> !setting.secret() && !setting.property().isEmpty())
                .forEach(setting -> properties.put(setting.property(), check.text(setting)));
        properties.put(Setting.PROFILE.property(), written.profile().text());
        return properties;
    }
}
