package xyz.cr3dentials.camel.server.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.server.settings.RawSettings.Given;

/** Turns written values into typed ones and gathers every problem on the way instead of stopping at the first. */
final class SettingsCheck {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final RawSettings settings;
    private final List<String> problems;

    SettingsCheck(RawSettings settings) {
        this.settings = settings;
        this.problems = new ArrayList<>(settings.problems());
    }

    void problem(String text) {
        problems.add(text);
    }

    List<String> problems() {
        return List.copyOf(problems);
    }

    boolean has(Setting setting) {
        return settings.find(setting).isPresent();
    }

    @Nullable
    String text(Setting setting) {
        return settings.find(setting).map(Given::value).orElse(null);
    }

    @Nullable
    Secret secret(Setting setting) {
        return settings.find(setting).map(given -> new Secret(given.value())).orElse(null);
    }

    /** The secret, or an empty one after its absence has been noted. */
    Secret requiredSecret(Setting setting, String purpose) {
        Secret secret = secret(setting);
        if (secret == null) {
            problem(setting + " is missing: set " + purpose);
            return new Secret("");
        }
        return secret;
    }

    /** The vendor's API key, which has to travel as the value of a header. */
    Secret apiKey(Setting setting) {
        Secret key = requiredSecret(setting, "the API key from the vendor's Partner Portal");
        for (int i = 0; i < key.value().length(); i++) {
            char character = key.value().charAt(i);
            if (character < 0x21 || character > 0x7e) {
                problem(setting + " cannot be sent: character " + (i + 1) + " of "
                        + key.value().length()
                        + " is a space, a control character or outside ASCII; copy the key again");
                break;
            }
        }
        return key;
    }

    void requireLength(Setting setting, Secret secret, int least) {
        int length = secret.value().length();
        if (length < least) {
            problem(setting + " has " + length + " characters; give a random text of at least " + least);
        }
    }

    String oneOf(Setting setting, String fallback, String... permitted) {
        Optional<Given> given = settings.find(setting);
        if (given.isEmpty()) {
            return fallback;
        }
        String value = given.get().value();
        if (!List.of(permitted).contains(value)) {
            wrong(setting, given.get(), "is not permitted; use " + String.join(" or ", permitted));
        }
        return value;
    }

    int integer(Setting setting, int fallback, int least, int most, String unit) {
        Optional<Given> given = settings.find(setting);
        if (given.isEmpty()) {
            return fallback;
        }
        try {
            int value = Integer.parseInt(given.get().value());
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Told below, in the same words as a number out of range.
        }
        wrong(
                setting,
                given.get(),
                "is not permitted; give " + unit + ", a whole number from " + least + " to " + most);
        return fallback;
    }

    @Nullable
    URI httpAddress(Setting setting) {
        Optional<Given> given = settings.find(setting);
        if (given.isEmpty()) {
            return null;
        }
        try {
            URI uri = new URI(given.get().value());
            boolean http = "http".equals(scheme(uri)) || "https".equals(scheme(uri));
            if (http && uri.getHost() != null && uri.getUserInfo() == null) {
                if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
                    problem(setting + " from " + given.get().origin()
                            + " holds a query or a fragment; give the address alone, since paths are appended to it");
                }
                return uri;
            }
        } catch (URISyntaxException e) {
            // Told below, in the same words as an address of another kind.
        }
        // The value is not repeated: an address with a password in it is one of the mistakes made here.
        problem(setting + " from " + given.get().origin()
                + " is no address; give http:// or https:// and a host, without user and password");
        return null;
    }

    @Nullable
    Path path(Setting setting) {
        Optional<Given> given = settings.find(setting);
        try {
            return given.map(Given::value).map(Path::of).orElse(null);
        } catch (InvalidPathException e) {
            wrong(setting, given.orElseThrow(), "is no path: " + e.getReason());
            return null;
        }
    }

    void requireHttps(Setting setting, @Nullable URI uri) {
        if (uri != null && !"https".equals(scheme(uri)) && !isLoopback(uri)) {
            problem(setting + ": " + uri + " would send secrets in the clear; use https");
        }
    }

    static boolean isLoopback(URI uri) {
        return LOOPBACK.contains(uri.getHost().toLowerCase(Locale.ROOT));
    }

    private static String scheme(URI uri) {
        return uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    }

    private void wrong(Setting setting, Given given, String remedy) {
        problem(setting + ": '" + given.value() + "' from " + given.origin() + " " + remedy);
    }
}
