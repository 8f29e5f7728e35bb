package xyz.cr3dentials.camel.service.settings;

import java.util.Optional;
import java.util.Properties;

/** What routes can use as <code>{{cr3dentials.…}}</code>: the settings under their own names, without the secrets. */
public final class CamelProperties {
    private CamelProperties() {}

    /**
     * Returns the settings as properties; empty where unset, so that a flow which names the property but does not run needs
     * no value. {@code verilock.enabled} and {@code verilock.webhooks} tell whether a vendor is followed, and whether its
     * webhooks are taken.
     */
    public static Properties of(ServiceConfiguration configuration) {
        Properties properties = new Properties();
        properties.putAll(configuration.properties());
        for (Vendor vendor : Vendors.ALL) {
            Optional<VendorSettings> followed = configuration.of(vendor);
            followed.ifPresent(settings -> vendor.settings().stream()
                    .filter(setting -> !setting.secret())
                    .forEach(setting -> properties.setProperty(
                            setting.property(), settings.values().getOrDefault(vendor.nameOf(setting), ""))));
            properties.setProperty(vendor.scheme() + ".enabled", Boolean.toString(followed.isPresent()));
            properties.setProperty(
                    vendor.scheme() + ".webhooks",
                    Boolean.toString(
                            followed.filter(VendorSettings::takesWebhooks).isPresent()));
        }
        return properties;
    }
}
