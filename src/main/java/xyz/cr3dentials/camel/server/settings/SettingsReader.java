package xyz.cr3dentials.camel.server.settings;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.server.settings.RawSettings.Given;

/** Lays the sources over each other: {@code application.properties}, the profile's file, the environment. */
final class SettingsReader {
    /** What the JVM puts in the place of bytes that its platform's charset does not know. */
    private static final char LOST = '\uFFFD';

    private final List<TextFolder> folders;
    private final Map<String, String> environment;
    private final Map<Setting, Given> values = new EnumMap<>(Setting.class);
    private final Map<String, String> others = new TreeMap<>();
    private final List<String> problems = new ArrayList<>();
    /** A set, since the profile is read more than once. */
    private final Set<String> lost = new TreeSet<>();

    private SettingsReader(List<TextFolder> folders, Map<String, String> environment) {
        this.folders = folders;
        this.environment = environment;
    }

    /** A file is taken from the first of the folders that has it. A blank environment variable counts as absent. */
    static RawSettings read(List<TextFolder> folders, Map<String, String> environment) {
        return new SettingsReader(folders, environment).read();
    }

    private RawSettings read() {
        readFile("application.properties", true);
        Profile profile = profile();
        readFile("application-" + profile.text() + ".properties", false);
        for (Setting setting : Setting.values()) {
            fromEnvironment(setting).ifPresent(given -> values.put(setting, given));
        }
        problems.addAll(lost);
        return new RawSettings(profile, values, others, problems);
    }

    private Profile profile() {
        Given given = fromEnvironment(Setting.PROFILE)
                .orElseGet(() -> values.getOrDefault(Setting.PROFILE, defaultProfile()));
        return Profile.parse(given.value()).orElseGet(() -> {
            problems.add(Setting.PROFILE + ": '" + given.value() + "' from " + given.origin()
                    + " is no profile; use sandbox or production");
            // The stricter one, so that the remaining problems shown are those of a real installation.
            return Profile.PRODUCTION;
        });
    }

    private static Given defaultProfile() {
        return new Given(Profile.SANDBOX.text(), "the default");
    }

    private Optional<Given> fromEnvironment(Setting setting) {
        String value = environment.get(setting.environmentVariable());
        if (value == null || value.isBlank()) {
            return Optional.empty();
        }
        if (value.indexOf(LOST) >= 0) {
            lost.add(setting + " from the environment holds characters that this process's locale cannot read; set"
                    + " LC_ALL=C.UTF-8");
        }
        return Optional.of(new Given(value.strip(), "the environment"));
    }

    private void readFile(String name, boolean choosesProfile) {
        TextFile file = find(name);
        if (file == null) {
            return;
        }
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(file.text()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalArgumentException e) {
            problems.add(file.location() + " is no properties file: " + e.getMessage());
        }
        for (String key : new TreeSet<>(properties.stringPropertyNames())) {
            accept(key, properties.getProperty(key).strip(), file.location(), choosesProfile);
        }
    }

    private @Nullable TextFile find(String name) {
        for (TextFolder folder : folders) {
            TextFile file = folder.find(name);
            if (file != null) {
                return file;
            }
        }
        return null;
    }

    private void accept(String key, String value, String location, boolean choosesProfile) {
        Optional<Setting> setting = Setting.ofProperty(key);
        if (setting.isEmpty()) {
            if (key.codePoints().anyMatch(SettingsReader::isInvisible)) {
                problems.add(location + ": the name " + visible(key) + " holds invisible characters; type it again");
            } else if (Setting.reserves(key) || isMeantAsSetting(key)) {
                problems.add(location + ": unknown setting " + key + remedy(key));
            } else {
                others.put(key, value);
            }
        } else if (setting.get() == Setting.PROFILE && !choosesProfile) {
            problems.add(location + ": " + key + " cannot be set in a profile's own file; set it in"
                    + " application.properties or in the environment");
        } else if (value.isEmpty()) {
            values.remove(setting.get());
        } else {
            values.put(setting.get(), new Given(value, location));
        }
    }

    /** Else they would count as a route's own, and a profile that is not read leaves a sandbox open to everybody. */
    private static boolean isMeantAsSetting(String key) {
        return meant(key).isPresent();
    }

    private static Optional<String> meant(String key) {
        String lower = key.toLowerCase(Locale.ROOT);
        return lower.equals("profile") ? Optional.of(Setting.PROFILE.property()) : Spelling.closest(lower, known());
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

    private static String remedy(String key) {
        if (key.equals("http.port")) {
            return "; the port belongs to the server: set HTTP_PORT in the environment";
        }
        return meant(key)
                .map(name -> "; did you mean " + name + "?")
                .orElse("; known are " + String.join(", ", known()));
    }

    private static List<String> known() {
        return Arrays.stream(Setting.values()).map(Setting::property).toList();
    }
}
