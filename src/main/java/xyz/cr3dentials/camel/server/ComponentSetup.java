package xyz.cr3dentials.camel.server;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import xyz.cr3dentials.camel.component.ConnectionConfiguration;
import xyz.cr3dentials.camel.component.SessionConfiguration;
import xyz.cr3dentials.camel.component.cr3dentials.Cr3dentialsComponent;
import xyz.cr3dentials.camel.component.cr3dentials.Cr3dentialsConfiguration;
import xyz.cr3dentials.camel.component.cr3dentials.Cr3dentialsConstants;
import xyz.cr3dentials.camel.component.deepidv.DeepidvComponent;
import xyz.cr3dentials.camel.component.deepidv.DeepidvConfiguration;
import xyz.cr3dentials.camel.component.deepidv.DeepidvConstants;
import xyz.cr3dentials.camel.component.verilock.VerilockComponent;
import xyz.cr3dentials.camel.component.verilock.VerilockConfiguration;
import xyz.cr3dentials.camel.component.verilock.VerilockConstants;
import xyz.cr3dentials.camel.http.BudgetSettings;
import xyz.cr3dentials.camel.server.metrics.WatchedAccount;
import xyz.cr3dentials.camel.server.settings.Profile;
import xyz.cr3dentials.camel.server.settings.ServiceConfiguration;
import xyz.cr3dentials.camel.server.settings.SiblingConfiguration;
import xyz.cr3dentials.camel.session.Account;
import xyz.cr3dentials.camel.session.SessionLedger;
import xyz.cr3dentials.camel.vendor.cr3dentials.SessionStatus;

/** Hands the service's settings to the components, secrets included, so that no URI and no property carries them. */
final class ComponentSetup {
    /** What a poll may take, its retries included, until its lists count as behind. */
    private static final Duration TIME_FOR_A_POLL = Duration.ofMinutes(1);

    /** A list that cannot be counted is proven by being read whole, a page of up to 500 rows every other poll. */
    private static final Duration TIME_FOR_A_WHOLE_LIST = Duration.ofDays(1);

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
        options.setRequestsPerMinute(service.requestsPerMinute());
        options.setRequestReserve(BudgetSettings.usualReserve(service.requestsPerMinute()));
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
        if (service.portalHeader() != null) {
            options.setWebhookHeaderName(service.portalHeader().name());
            options.setWebhookHeaderSecret(service.portalHeader().value().value());
        }
        options.setAllowLocalWebhookUrl(service.profile() == Profile.SANDBOX);
        context.addComponent("cr3dentials", component);
        for (SiblingConfiguration sibling : service.siblings()) {
            SessionConfiguration configured =
                    switch (sibling.vendor()) {
                        case VERILOCK -> verilock(context, sibling);
                        case DEEPIDV -> deepidv(context, sibling);
                    };
            configured.setSessionLedger(ledger);
            configured.setPayloadRetention(service.retention().toMillis());
            configured.setRequestBudgetDataSource(pool);
            configured.setApiKey(sibling.apiKey().value());
        }
    }

    private static SessionConfiguration verilock(CamelContext context, SiblingConfiguration sibling) {
        VerilockComponent component = new VerilockComponent(context);
        VerilockConfiguration options = component.getConfiguration();
        options.setRequestsPerMinute(sibling.requestLimit());
        options.setRequestReserve(BudgetSettings.usualReserve(sibling.requestLimit()));
        options.setAllowLocalRedirectUrl(sibling.isLocal());
        if (sibling.baseUrl() != null) {
            options.setBaseUrl(sibling.baseUrl().toString());
        }
        if (sibling.webhookSecret() != null) {
            options.setWebhookSecret(sibling.webhookSecret().value());
        }
        context.addComponent("verilock", component);
        return options;
    }

    private static SessionConfiguration deepidv(CamelContext context, SiblingConfiguration sibling) {
        DeepidvComponent component = new DeepidvComponent(context);
        DeepidvConfiguration options = component.getConfiguration();
        options.setRequestsPerDay(sibling.requestLimit());
        options.setAllowLocalRedirectUrl(sibling.isLocal());
        if (sibling.baseUrl() != null) {
            options.setBaseUrl(sibling.baseUrl().toString());
        }
        if (sibling.webhookSecret() != null) {
            options.setWebhookSecret(sibling.webhookSecret().value());
        }
        context.addComponent("deepidv", component);
        return options;
    }

    /** Returns the accounts that the components configured here follow. */
    static List<WatchedAccount> accounts(ServiceConfiguration service) {
        List<WatchedAccount> accounts = new ArrayList<>();
        accounts.add(watched(
                Cr3dentialsConstants.SCHEME,
                SessionStatus.TERMINAL.stream().map(SessionStatus::value).toList(),
                service.pollDelay().multipliedBy(2).plus(TIME_FOR_A_POLL)));
        for (SiblingConfiguration sibling : service.siblings()) {
            Duration twoPolls = sibling.pollDelay().multipliedBy(2).plus(TIME_FOR_A_POLL);
            accounts.add(
                    switch (sibling.vendor()) {
                        case VERILOCK ->
                            watched(
                                    VerilockConstants.SCHEME,
                                    xyz.cr3dentials.camel.vendor.verilock.SessionStatus.TERMINAL.stream()
                                            .map(xyz.cr3dentials.camel.vendor.verilock.SessionStatus::value)
                                            .toList(),
                                    twoPolls);
                        case DEEPIDV ->
                            watched(
                                    DeepidvConstants.SCHEME,
                                    xyz.cr3dentials.camel.vendor.deepidv.SessionStatus.TERMINAL.stream()
                                            .map(xyz.cr3dentials.camel.vendor.deepidv.SessionStatus::value)
                                            .toList(),
                                    TIME_FOR_A_WHOLE_LIST);
                    });
        }
        return accounts;
    }

    private static WatchedAccount watched(String scheme, List<String> statuses, Duration behindAfter) {
        return new WatchedAccount(new Account(scheme, ConnectionConfiguration.DEFAULT_ACCOUNT), statuses, behindAfter);
    }
}
