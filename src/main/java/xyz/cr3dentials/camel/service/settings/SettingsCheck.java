package xyz.cr3dentials.camel.service.settings;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.service.settings.SettingsReader.Written;

/** Checks every written value by its setting's rule and gathers every problem instead of stopping at the first. */
final class SettingsCheck {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Map<String, Given> values;
    private final List<String> problems;
    private final List<String> warnings;
    private final Set<String> broken = new HashSet<>();

    SettingsCheck(Written written) {
        this.values = Map.copyOf(written.values());
        this.problems = new ArrayList<>(written.problems());
        this.warnings = new ArrayList<>(written.warnings());
        (text(Setting.UNKNOWN).equals("warn") ? warnings : problems).addAll(written.unknown());
        for (Setting setting : KnownSettings.ALL) {
            require(setting, setting.equals(Setting.DATABASE_PASSWORD) ? Rule.ANY : SettingsCheck::quotes);
            require(setting, setting.rule());
        }
    }

    /** Files of variables for containers keep the quotes that a shell takes away; a password may have some of its own. */
    private static List<String> quotes(Given given) {
        String value = given.value();
        boolean quoted = value.length() > 1
                && (value.startsWith("\"") || value.startsWith("'"))
                && value.charAt(0) == value.charAt(value.length() - 1);
        return quoted ? List.of(" from " + given.origin() + " has quotes around its value; take them out") : List.of();
    }

    /** Checks a value, if there is one, by a rule that holds besides the setting's own. */
    void require(Setting setting, Rule rule) {
        Given given = values.get(setting.variable());
        if (given != null) {
            rule.problems(given).forEach(problem -> {
                broken.add(setting.variable());
                problem(setting + problem);
            });
        }
    }

    void problem(String text) {
        problems.add(text);
    }

    void warn(String text) {
        warnings.add(text);
    }

    List<String> problems() {
        return List.copyOf(problems);
    }

    List<String> warnings() {
        return List.copyOf(warnings);
    }

    boolean has(Setting setting) {
        return values.containsKey(setting.variable());
    }

    /** The value, or the standard one; empty for none. It may be a wrong one, until all problems have been told. */
    String text(Setting setting) {
        Given given = values.get(setting.variable());
        return given == null ? setting.standard() : given.value();
    }

    @Nullable
    Secret secret(Setting setting) {
        return has(setting) ? new Secret(text(setting)) : null;
    }

    /** A setting that is given makes no sense without another one. */
    void needs(Setting given, Setting needed, String why) {
        if (has(given)) {
            needed(needed, why);
        }
    }

    void needed(Setting setting, String why) {
        if (!has(setting)) {
            problem(setting + " is missing: " + why);
        }
    }

    void requireHttps(Setting setting) {
        if (setting.rule() == Rule.ADDRESS && has(setting) && !broken.contains(setting.variable())) {
            URI uri = URI.create(text(setting));
            if (!"https".equals(uri.getScheme().toLowerCase(Locale.ROOT))
                    && !LOOPBACK.contains(uri.getHost().toLowerCase(Locale.ROOT))) {
                problem(setting + ": " + uri + " would send secrets in the clear; use https");
            }
        }
    }
}
