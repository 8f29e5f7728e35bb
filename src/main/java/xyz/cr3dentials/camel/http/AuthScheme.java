package xyz.cr3dentials.camel.http;

import java.util.Locale;

/** How the API key travels; never in both forms at once. */
public enum AuthScheme {
    /** Header {@code x-api-key: <key>}. */
    X_API_KEY("x-api-key", "x-api-key", ""),
    /** Header {@code Authorization: Bearer <key>}. */
    BEARER("bearer", "Authorization", "Bearer ");

    private final String optionValue;
    private final String headerName;
    private final String prefix;

    AuthScheme(String optionValue, String headerName, String prefix) {
        this.optionValue = optionValue;
        this.headerName = headerName;
        this.prefix = prefix;
    }

    /**
     * Returns the scheme of an option's value, {@code x-api-key} or {@code bearer} in any case.
     *
     * @throws IllegalArgumentException for any other value
     */
    public static AuthScheme of(String value) {
        String wanted = value.strip().toLowerCase(Locale.ROOT).replace('_', '-');
        for (AuthScheme scheme : values()) {
            if (scheme.optionValue.equals(wanted)) {
                return scheme;
            }
        }
        throw new IllegalArgumentException(
                "The authentication scheme must be x-api-key or bearer, but is '%s'".formatted(value));
    }

    /** Returns the value of the option that names this scheme. */
    public String optionValue() {
        return optionValue;
    }

    public String headerName() {
        return headerName;
    }

    public String headerValue(String key) {
        return prefix + key;
    }
}
