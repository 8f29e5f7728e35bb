package xyz.cr3dentials.camel.service;

import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.spi.PropertyConfigurer;
import xyz.cr3dentials.camel.http.budget.BudgetSettings;
import xyz.cr3dentials.camel.ledger.SessionLedger;
import xyz.cr3dentials.camel.service.settings.FollowedAccount;
import xyz.cr3dentials.camel.service.settings.Profile;
import xyz.cr3dentials.camel.service.settings.ServiceConfiguration;
import xyz.cr3dentials.camel.service.settings.VendorSettings;

/** Hands the service's settings to the components, secrets included, so that no URI and no property carries them. */
final class ComponentSetup {
    private ComponentSetup() {}

    /**
     * Called once, before any route is loaded.
     *
     * @param pool on the service's database; nodes share the API key's request budget in it if it is PostgreSQL
     */
    static void configure(CamelContext context, ServiceConfiguration service, SessionLedger ledger, DataSource pool) {
        for (VendorSettings vendor : service.vendors()) {
            Map<String, Object> options = new HashMap<>(vendor.options());
            options.put("sessionLedger", ledger);
            options.put("requestBudgetDataSource", pool);
            options.put("payloadRetention", Long.toString(service.retention().toMillis()));
            options.put(vendor.vendor().localOption(), service.profile() == Profile.SANDBOX || vendor.isLocal());
            FollowedAccount account = vendor.account();
            if (account.requestsPerMinute() != null) {
                options.put("requestReserve", BudgetSettings.usualReserve(account.requestsPerMinute()));
            }
            configure(context, vendor.scheme(), options);
        }
    }

    private static void configure(CamelContext context, String scheme, Map<String, Object> options) {
        Component component = context.getComponent(scheme, true, false);
        PropertyConfigurer configurer = component.getComponentPropertyConfigurer();
        options.forEach((name, value) -> {
            if (!configurer.configure(context, component, name, value, false)) {
                throw new IllegalStateException("The component " + scheme + " has no option " + name);
            }
        });
    }
}
