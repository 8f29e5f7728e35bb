package xyz.cr3dentials.camel.server.settings;

import java.net.URI;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** What routes can use as <code>{{cr3dentials.…}}</code>: the settings under their own names, without the secrets. */
public final class CamelProperties {
    private CamelProperties() {}

    /** Returns the settings as properties. */
    public static Properties of(ServiceConfiguration configuration) {
        Properties properties = new Properties();
        properties.putAll(configuration.others());
        put(properties, Setting.PROFILE, configuration.profile().text());
        put(properties, Setting.BASE_URL, text(configuration.baseUrl()));
        put(properties, Setting.AUTH_SCHEME, configuration.authScheme());
        put(properties, Setting.WEBHOOK_BASE_URL, text(configuration.webhookBaseUrl()));
        put(
                properties,
                Setting.POLL_DELAY,
                Long.toString(configuration.pollDelay().toMillis()));
        put(properties, Setting.BACKFILL, configuration.backfill());
        put(properties, Setting.REQUESTS_PER_MINUTE, Integer.toString(configuration.requestsPerMinute()));
        put(properties, Setting.CRM, configuration.crm());
        put(properties, Setting.CRM_URL, text(configuration.crmUrl()));
        for (Sibling vendor : Sibling.values()) {
            putSibling(
                    properties,
                    vendor,
                    configuration.siblings().stream()
                            .filter(sibling -> sibling.vendor() == vendor)
                            .findFirst()
                            .orElse(null));
        }
        return properties;
    }

    private static void putSibling(Properties properties, Sibling vendor, @Nullable SiblingConfiguration settings) {
        String scheme = vendor.scheme();
        properties.setProperty(scheme + ".enabled", Boolean.toString(settings != null));
        properties.setProperty(
                scheme + ".webhooks", Boolean.toString(settings != null && settings.webhookSecret() != null));
        long pollDelay = settings == null
                ? vendor.defaultPollDelay()
                : settings.pollDelay().toMillis();
        put(properties, vendor.pollDelay(), Long.toString(pollDelay));
    }

    private static void put(Properties properties, Setting setting, String value) {
        properties.setProperty(setting.property(), value);
    }

    /** Empty where unset, so that a flow which names the property but does not run needs no value. */
    private static String text(@Nullable URI uri) {
        return uri == null ? "" : uri.toString();
    }
}
