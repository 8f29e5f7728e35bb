package xyz.cr3dentials.camel.service.settings;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the service runs against: local stand-ins with harmless secrets, or the real vendors. */
public enum Profile {
    SANDBOX,
    PRODUCTION;

    /** The name used in settings and in the names of profile files. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Profile> parse(String text) {
        return Arrays.stream(values())
                .filter(profile -> profile.text().equals(text))
                .findFirst();
    }
}
