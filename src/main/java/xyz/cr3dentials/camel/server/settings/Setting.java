package xyz.cr3dentials.camel.server.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Every setting of the service, by its name in a properties file; the environment's name follows from it. */
public enum Setting {
    PROFILE("cr3dentials.profile", false),
    API_KEY("cr3dentials.api-key", true),
    BASE_URL("cr3dentials.base-url", false),
    AUTH_SCHEME("cr3dentials.auth-scheme", false),
    WEBHOOK_BASE_URL("cr3dentials.webhook-base-url", false),
    WEBHOOK_SECRET("cr3dentials.webhook-secret", true),
    WEBHOOK_HEADER_NAME("cr3dentials.webhook-header-name", false),
    WEBHOOK_HEADER_SECRET("cr3dentials.webhook-header-secret", true),
    POLL_DELAY("cr3dentials.poll-delay", false),
    BACKFILL("cr3dentials.backfill", false),
    RETENTION_DAYS("cr3dentials.retention-days", false),
    REQUESTS_PER_MINUTE("cr3dentials.requests-per-minute", false),
    SERVICE_KEY("cr3dentials.service-key", true),
    TRUSTED_PROXIES("cr3dentials.trusted-proxies", false),
    CRM("cr3dentials.crm", false),
    CRM_URL("cr3dentials.crm-url", false),
    SANDBOX_PORT("cr3dentials.sandbox-port", false),
    ROUTES_DIR("cr3dentials.routes-dir", false),
    VERILOCK_API_KEY("verilock.api-key", true),
    VERILOCK_BASE_URL("verilock.base-url", false),
    VERILOCK_WEBHOOK_SECRET("verilock.webhook-secret", true),
    VERILOCK_POLL_DELAY("verilock.poll-delay", false),
    VERILOCK_REQUESTS_PER_MINUTE("verilock.requests-per-minute", false),
    VERILOCK_SANDBOX_PORT("verilock.sandbox-port", false),
    DEEPIDV_API_KEY("deepidv.api-key", true),
    DEEPIDV_BASE_URL("deepidv.base-url", false),
    DEEPIDV_WEBHOOK_SECRET("deepidv.webhook-secret", true),
    DEEPIDV_POLL_DELAY("deepidv.poll-delay", false),
    DEEPIDV_REQUESTS_PER_DAY("deepidv.requests-per-day", false),
    DEEPIDV_SANDBOX_PORT("deepidv.sandbox-port", false),
    /** Hidden like a secret, since a JDBC URL can carry a password. */
    DATABASE_URL("database.url", true),
    DATABASE_USER("database.user", false),
    DATABASE_PASSWORD("database.password", true);

    private static final List<String> RESERVED = List.of("cr3dentials.", "verilock.", "deepidv.", "database.", "http.");

    private final String property;
    private final boolean secret;

    Setting(String property, boolean secret) {
        this.property = property;
        this.secret = secret;
    }

    public String property() {
        return property;
    }

    public String environmentVariable() {
        return property.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    boolean secret() {
        return secret;
    }

    /** Whether a properties file may hold this name only if it is one of the settings. */
    static boolean reserves(String property) {
        return RESERVED.stream().anyMatch(property::startsWith);
    }

    static Optional<Setting> ofProperty(String property) {
        return Arrays.stream(values())
                .filter(setting -> setting.property.equals(property))
                .findFirst();
    }

    /** Both names, for messages. */
    @Override
    public String toString() {
        return property + " (" + environmentVariable() + ")";
    }
}
