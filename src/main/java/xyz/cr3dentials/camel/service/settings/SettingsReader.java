package xyz.cr3dentials.camel.service.settings;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Lays the sources over each other: {@code application.properties}, the profile's file, the environment. */
final class SettingsReader {
    /** What the JVM puts in the place of bytes that its platform's charset does not know. */
    private static final char LOST = '\uFFFD';

    /** Kubernetes tells each pod of the services beside it, in variables that begin with the service's name. */
    private static final Pattern KUBERNETES = Pattern.compile(
            "[A-Z0-9_]+_SERVICE_(HOST|PORT(_[A-Z0-9_]+)?)|[A-Z0-9_]+_PORT_\\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?");

    private static final Pattern KUBERNETES_PORT = Pattern.compile("(tcp|udp|sctp)://.*");

    private final List<TextFolder> folders;
    private final Map<String, String> environment;
    private final Map<String, Given> values = new HashMap<>();
    private final Map<String, String> others = new TreeMap<>();
    private final List<String> unknown = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    /**
     * The settings as they were written.
     *
     * @param profile the profile whose file was read
     * @param values the known settings that have a value, by their variables
     * @param others what the files hold beside them: Camel's own options and the routes' own properties
     * @param unknown the names that look like settings and are none
     * @param problems what is wrong with the sources themselves
     * @param warnings what may be wrong with them
     */
    record Written(
            Profile profile,
            Map<String, Given> values,
            Map<String, String> others,
            List<String> unknown,
            List<String> problems,
            List<String> warnings) {}

    private SettingsReader(List<TextFolder> folders, Map<String, String> environment) {
        this.folders = folders;
        this.environment = new TreeMap<>(environment);
    }

    /** A file is taken from the first of the folders that has it. A blank environment variable of
     * the service counts as absent. */
    static Written read(List<TextFolder> folders, Map<String, String> environment) {
        return new SettingsReader(folders, environment).read();
    }

    private Written read() {
        readFile("application.properties", true);
        Profile profile = profile();
        readFile("application-" + profile.text() + ".properties", false);
        environment.forEach((name, value) -> {
            // The server underneath takes a blank one as it is.
            boolean given = !value.isBlank()
                    || Setting.OF_SERVER.stream().map(Setting::variable).anyMatch(name::equals);
            if (given && !isOfKubernetes(name, value)) {
                acceptVariable(name, value);
            }
        });
        return new Written(profile, values, others, unknown, problems, warnings);
    }

    private Profile profile() {
        String variable = environment.getOrDefault(Setting.PROFILE.variable(), "");
        Given given = variable.isBlank()
                ? values.getOrDefault(Setting.PROFILE.variable(), new Given(Setting.PROFILE.standard(), "the default"))
                : new Given(variable.strip(), "the environment");
        return Profile.parse(given.value()).orElseGet(() -> {
            problems.add(Setting.PROFILE + ": '" + given.value() + "' from " + given.origin()
                    + " is no profile; use sandbox or production");
            // The stricter one, so that the remaining problems shown are those of a real installation.
            return Profile.PRODUCTION;
        });
    }

    private static boolean isOfKubernetes(String name, String value) {
        return KUBERNETES.matcher(name).matches()
                || (name.endsWith("_PORT") && KUBERNETES_PORT.matcher(value).matches());
    }

    private void acceptVariable(String name, String value) {
        Optional<Setting> setting = KnownSettings.ofVariable(name);
        if (setting.isEmpty()) {
            if (KnownSettings.claimsVariable(name)) {
                unknown.add(
                        "The environment variable " + name + " is not known; " + KnownSettings.remedyOfVariable(name));
            } else if (name.startsWith("DATABASE_")) {
                // Other programs have variables of such names, too.
                KnownSettings.meantVariable(name)
                        .ifPresent(meant -> warnings.add(
                                "The environment variable " + name + " is not known; did you mean " + meant + "?"));
            }
            return;
        }
        if (value.indexOf(LOST) >= 0) {
            problems.add(setting.get() + " from the environment holds characters that this process's locale cannot"
                    + " read; set LC_ALL=C.UTF-8");
        }
        values.put(setting.get().variable(), new Given(value.strip(), "the environment"));
    }

    private void readFile(String name, boolean choosesProfile) {
        Optional<TextFile> found =
                folders.stream().flatMap(folder -> folder.find(name).stream()).findFirst();
        if (found.isEmpty()) {
            return;
        }
        TextFile file = found.get();
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(file.text()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalArgumentException e) {
            problems.add(file.location() + " is no properties file: " + e.getMessage());
        }
        for (String key : new TreeSet<>(properties.stringPropertyNames())) {
            acceptProperty(key, properties.getProperty(key).strip(), file.location(), choosesProfile);
        }
    }

    private void acceptProperty(String key, String value, String location, boolean choosesProfile) {
        Optional<Setting> setting = KnownSettings.ofProperty(key);
        if (setting.isEmpty()) {
            if (key.codePoints().anyMatch(SettingsReader::isInvisible)) {
                problems.add(location + ": the name " + visible(key) + " holds invisible characters; type it again");
            } else if (KnownSettings.claimsProperty(key)) {
                unknown.add(location + ": unknown setting " + key + "; " + KnownSettings.remedyOfProperty(key));
            } else {
                others.put(key, value);
            }
        } else if (setting.get().equals(Setting.PROFILE) && !choosesProfile) {
            problems.add(location + ": " + key + " cannot be set in a profile's own file; set it in"
                    + " application.properties or in the environment");
        } else if (value.isEmpty()) {
            values.remove(setting.get().variable());
        } else {
            values.put(setting.get().variable(), new Given(value, location));
        }
    }

    private static boolean isInvisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    private static String visible(String key) {
        return key.codePoints()
                .mapToObj(character -> isInvisible(character)
                        ? String.format(Locale.ROOT, "<U+%04X>", character)
                        : Character.toString(character))
                .collect(Collectors.joining());
    }
}
