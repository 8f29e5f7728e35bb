package xyz.cr3dentials.camel.server;

import java.net.URI;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.server.settings.ServiceConfiguration;
import xyz.cr3dentials.camel.server.settings.Setting;

/** What routes can use as <code>{{cr3dentials.…}}</code>: the settings under their own names, without the secrets. */
final class CamelProperties {
    private CamelProperties() {}

    static Properties of(ServiceConfiguration configuration) {
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
        return properties;
    }

    private static void put(Properties properties, Setting setting, String value) {
        properties.setProperty(setting.property(), value);
    }

    /** Empty where unset, so that a flow which names the property but does not run needs no value. */
    private static String text(@Nullable URI uri) {
        return uri == null ? "" : uri.toString();
    }
}
