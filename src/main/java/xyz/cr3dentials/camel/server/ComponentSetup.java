package xyz.cr3dentials.camel.server;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import xyz.cr3dentials.camel.component.cr3dentials.Cr3dentialsComponent;
import xyz.cr3dentials.camel.component.cr3dentials.Cr3dentialsConfiguration;
import xyz.cr3dentials.camel.component.cr3dentials.Cr3dentialsConstants;
import xyz.cr3dentials.camel.http.BudgetSettings;
import xyz.cr3dentials.camel.server.metrics.WatchedAccount;
import xyz.cr3dentials.camel.server.operations.SessionOperations;
import xyz.cr3dentials.camel.server.operations.VendorOperations;
import xyz.cr3dentials.camel.server.settings.Profile;
import xyz.cr3dentials.camel.server.settings.ServiceConfiguration;
import xyz.cr3dentials.camel.session.Account;
import xyz.cr3dentials.camel.session.SessionLedger;
import xyz.cr3dentials.camel.vendor.cr3dentials.SessionStatus;

/** Hands the service's settings to the components, secrets included, so that no URI and no property carries them. */
final class ComponentSetup {
    /** What a poll may take, its retries included, until its lists count as behind. */
    private static final Duration TIME_FOR_A_POLL = Duration.ofMinutes(1);

    private ComponentSetup() {}

    /**
     * Called once, before any route is loaded.
     *
     * @param pool on the service's database; nodes share the API key's request budget in it if it is PostgreSQL
     */
    static void configure(CamelContext context, ServiceConfiguration service, SessionLedger ledger, DataSource pool) {
        Cr3dentialsComponent component = new Cr3dentialsComponent(context);
        Cr3dentialsConfiguration options = component.getConfiguration();
        options.setSessionLedger(ledger);
        options.setPayloadRetention(service.retention().toMillis());
        options.setApiKey(service.apiKey().value());
        options.setAuthScheme(service.authScheme());
        BudgetSettings budget = BudgetSettings.ofRequestsPerMinute(service.requestsPerMinute());
        options.setRequestsPerMinute(budget.requestsPerMinute());
        options.setRequestReserve(budget.reserve());
        options.setRequestBudgetDataSource(pool);
        if (service.baseUrl() != null) {
            options.setBaseUrl(service.baseUrl().toString());
        }
        if (service.webhookBaseUrl() != null) {
            options.setWebhookBaseUrl(service.webhookBaseUrl().toString());
        }
        if (service.webhookSecret() != null) {
            options.setWebhookSecret(service.webhookSecret().value());
        }
        options.setAllowLocalWebhookUrl(service.profile() == Profile.SANDBOX);
        context.addComponent("cr3dentials", component);
        Map<String, SessionOperations> operations = new LinkedHashMap<>();
        for (WatchedAccount watched : accounts(service)) {
            operations.put(
                    watched.account().vendor(),
                    new SessionOperations(ledger, watched.account(), watched.statuses(), Clock.systemUTC()));
        }
        context.getRegistry().bind(VendorOperations.BEAN_NAME, new VendorOperations(operations));
    }

    /** Returns the accounts that the components configured here follow. */
    static List<WatchedAccount> accounts(ServiceConfiguration service) {
        return List.of(new WatchedAccount(
                new Account(Cr3dentialsConstants.SCHEME, new Cr3dentialsConfiguration().getAccount()),
                SessionStatus.TERMINAL.stream().map(SessionStatus::value).toList(),
                service.pollDelay().multipliedBy(2).plus(TIME_FOR_A_POLL)));
    }
}
