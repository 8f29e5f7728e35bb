package xyz.cr3dentials.camel.service.settings;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import xyz.cr3dentials.camel.api.FieldNames;

/** Every setting there is, and what somebody meant who wrote one wrong. */
final class KnownSettings {
    static final List<Setting> ALL = Stream.of(
                    Stream.of(
                            Setting.PROFILE,
                            Setting.UNKNOWN,
                            Setting.BACKFILL,
                            Setting.RETENTION_DAYS,
                            Setting.TIMELINE_RETENTION_DAYS,
                            Setting.SERVICE_KEY,
                            Setting.TRUSTED_PROXIES,
                            Setting.CRM,
                            Setting.CRM_URL,
                            Setting.ROUTES_DIR,
                            Setting.DATABASE_URL,
                            Setting.DATABASE_USER,
                            Setting.DATABASE_PASSWORD,
                            Setting.CONFIG_DIR),
                    Setting.OF_SERVER.stream(),
                    Vendors.ALL.stream().flatMap(vendor -> vendor.settings().stream()))
            .flatMap(settings -> settings)
            .toList();

    private static final List<String> PROPERTIES =
            ALL.stream().map(Setting::property).filter(name -> !name.isEmpty()).toList();
    private static final List<String> VARIABLES =
            ALL.stream().map(Setting::variable).toList();
    /** What the names of the vendors' settings begin with; the first vendor's is the product's, too. */
    private static final List<String> VENDORS =
            Vendors.ALL.stream().map(Vendor::scheme).toList();

    /** How many letters a name that was meant may differ in. */
    private static final int FARTHEST = 3;

    private KnownSettings() {}

    static Optional<Setting> ofProperty(String name) {
        return find(Setting::property, name);
    }

    static Optional<Setting> ofVariable(String name) {
        return find(Setting::variable, name);
    }

    private static Optional<Setting> find(Function<Setting, String> kind, String name) {
        return ALL.stream()
                .filter(setting -> kind.apply(setting).equals(name) && !name.isEmpty())
                .findFirst();
    }

    /**
     * Whether a file's name can only be one of these. Else it would count as a route's own, and a profile that is not read
     * leaves a sandbox open to everybody.
     */
    static boolean claimsProperty(String name) {
        return Stream.concat(VENDORS.stream(), Stream.of("database", "http"))
                        .anyMatch(prefix -> name.startsWith(prefix + "."))
                || meantProperty(name).isPresent();
    }

    /** Whether a variable can only be one of these; {@code DATABASE_…} is a name that others use as well. */
    static boolean claimsVariable(String name) {
        return VENDORS.stream().anyMatch(prefix -> name.startsWith(prefix.toUpperCase(Locale.ROOT) + "_"));
    }

    static Optional<String> meantProperty(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.equals("profile") ? Optional.of(Setting.PROFILE.property()) : closest(lower, PROPERTIES);
    }

    static Optional<String> meantVariable(String name) {
        return closest(name, VARIABLES);
    }

    private static Optional<String> closest(String written, List<String> known) {
        return known.stream()
                .filter(name -> FieldNames.distance(written, name) <= FARTHEST)
                .min(Comparator.comparingInt(name -> FieldNames.distance(written, name)));
    }

    /** What to do about an unknown name in a file. */
    static String remedyOfProperty(String name) {
        if (name.equals("http.port")) {
            return "the port belongs to the server: set HTTP_PORT in the environment";
        }
        return meantProperty(name)
                .map(meant -> "did you mean " + meant + "?")
                .orElse("known are " + String.join(", ", PROPERTIES));
    }

    /** What to do about an unknown variable. */
    static String remedyOfVariable(String name) {
        return meantVariable(name)
                .map(meant -> "did you mean " + meant + "?")
                .orElse("take it out, or set " + Setting.UNKNOWN.variable() + "=warn");
    }
}
