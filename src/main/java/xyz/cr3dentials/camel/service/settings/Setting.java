package xyz.cr3dentials.camel.service.settings;

import java.util.List;
import java.util.Locale;

/**
 * One setting of the service.
 *
 * @param property its name in a properties file; empty for what belongs to the server and can be set in the environment only
 * @param variable its name in the environment
 * @param secret whether its value must not be shown
 * @param standard the value where none is given; empty for none
 * @param rule what its value must be
 */
public record Setting(String property, String variable, boolean secret, String standard, Rule rule) {

    static final Setting PROFILE = of("cr3dentials.profile", "sandbox", Rule.ANY);
    static final Setting UNKNOWN = of("cr3dentials.unknown-settings", "refuse", Rule.oneOf("refuse", "warn"));
    static final Setting BACKFILL = of("cr3dentials.backfill", "none", Rule.oneOf("none", "all"));
    static final Setting RETENTION_DAYS = of("cr3dentials.retention-days", "30", Rule.number(0, 3_650, "days"));
    static final Setting TIMELINE_RETENTION_DAYS =
            of("cr3dentials.timeline-retention-days", "365", Rule.number(1, 3_650, "days"));
    static final Setting SERVICE_KEY = secret("cr3dentials.service-key", Rule.ANY);
    static final Setting TRUSTED_PROXIES =
            of("cr3dentials.trusted-proxies", "", Rule.number(0, 10, "how many proxies append to X-Forwarded-For"));
    static final Setting CRM = of("cr3dentials.crm", "sql", Rule.oneOf("sql", "http"));
    static final Setting CRM_URL = of("cr3dentials.crm-url", "", Rule.ADDRESS);
    /** The folder of the flows. */
    public static final Setting ROUTES_DIR = of("cr3dentials.routes-dir", "", Rule.PATH);
    /** Hidden like a secret, since a JDBC URL can carry a password. */
    public static final Setting DATABASE_URL = secret("database.url", Rule.JDBC_URL);

    static final Setting DATABASE_USER = of("database.user", "", Rule.ANY);
    static final Setting DATABASE_PASSWORD = secret("database.password", Rule.ANY);

    static final Setting CONFIG_DIR = ofServer("CR3DENTIALS_CONFIG_DIR", "", Rule.PATH);
    static final Setting HTTP_PORT = ofServer("HTTP_PORT", "", Rule.number(1, 65_535, "a port"));
    static final Setting HTTP_BIND_ADDRESS = ofServer("HTTP_BIND_ADDRESS", "", Rule.OF_THIS_MACHINE);
    static final Setting SHUTDOWN_TIMEOUT = ofServer("SHUTDOWN_TIMEOUT", "", Rule.number(0, 999_999, "seconds"));
    /** With it the server takes the client's address from {@code X-Forwarded-For}. */
    static final Setting PROXY_ADDRESS_FORWARDING =
            ofServer("PROXY_ADDRESS_FORWARDING", "false", Rule.oneOf("true", "false"));
    /** What the server underneath reads by itself. With a wrong one it goes on without what the setting is about. */
    static final List<Setting> OF_SERVER = List.of(
            HTTP_PORT,
            HTTP_BIND_ADDRESS,
            SHUTDOWN_TIMEOUT,
            PROXY_ADDRESS_FORWARDING,
            ofServer("LOG_LEVEL", "", Rule.LOG_LEVEL),
            ofServer("CR3DENTIALS_LOG_LEVEL", "", Rule.LOG_LEVEL),
            ofServer("CAMEL_LOG_LEVEL", "", Rule.LOG_LEVEL),
            ofServer("SERVER_LOG_LEVEL", "", Rule.LOG_LEVEL));

    static Setting of(String property, String standard, Rule rule) {
        return new Setting(property, variable(property), false, standard, rule);
    }

    static Setting secret(String property, Rule rule) {
        return new Setting(property, variable(property), true, "", rule);
    }

    private static Setting ofServer(String variable, String standard, Rule rule) {
        return new Setting("", variable, false, standard, rule);
    }

    private static String variable(String property) {
        return property.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /** Both names, for messages. */
    @Override
    public String toString() {
        return property.isEmpty() ? variable : property + " (" + variable + ")";
    }
}
