package xyz.cr3dentials.camel.service;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Registry;
import xyz.cr3dentials.camel.http.pipeline.ApiPipelines;
import xyz.cr3dentials.camel.ledger.Account;
import xyz.cr3dentials.camel.ledger.SessionLedger;
import xyz.cr3dentials.camel.service.crm.CrmContacts;
import xyz.cr3dentials.camel.service.ledger.LedgerWatch;
import xyz.cr3dentials.camel.service.nodes.NodeHeartbeat;
import xyz.cr3dentials.camel.service.operations.LedgerCalls;
import xyz.cr3dentials.camel.service.operations.ServiceFeatures;
import xyz.cr3dentials.camel.service.operations.ServiceOverview;
import xyz.cr3dentials.camel.service.operations.SessionDetail;
import xyz.cr3dentials.camel.service.operations.SessionOperations;
import xyz.cr3dentials.camel.service.operations.SessionSearch;
import xyz.cr3dentials.camel.service.settings.FollowedAccount;
import xyz.cr3dentials.camel.service.settings.Profile;
import xyz.cr3dentials.camel.service.settings.ServiceConfiguration;

/** The beans behind {@code console.yaml} and {@code operations.yaml}, and what runs beside the flows to feed them. */
final class ConsoleData implements AutoCloseable {

    /** A page that people look at is to show what they did a moment ago. */
    private static final Duration KEPT = Duration.ofSeconds(1);

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final LedgerWatch watch;
    private final NodeHeartbeat nodes;
    private final LedgerCalls calls = new LedgerCalls();

    /**
     * Reads the ledger for those who look; close it before the database.
     *
     * @param nodes stay the caller's to close
     */
    ConsoleData(ServiceConfiguration service, SessionLedger ledger, NodeHeartbeat nodes, Clock clock) {
        this.watch = new LedgerWatch(ledger, service.accounts(), nodes::isWriting, clock, KEPT, PATIENCE);
        this.nodes = nodes;
    }

    /**
     * Binds the beans.
     *
     * @param standIns whether embedded stand-ins run
     */
    void bind(
            CamelContext context,
            ServiceConfiguration service,
            SessionLedger ledger,
            DataSource pool,
            boolean standIns,
            Clock clock) {
        boolean sandbox = service.profile() == Profile.SANDBOX;
        boolean sqlCrm = service.sqlCrm();
        List<Account> accounts =
                watch.accounts().stream().map(FollowedAccount::account).toList();
        Registry registry = context.getRegistry();
        Optional<CrmContacts> crm = sqlCrm ? Optional.of(new CrmContacts(pool)) : Optional.empty();
        registry.bind(SessionOperations.BEAN_NAME, new SessionOperations(ledger, calls, watch.accounts(), crm));
        registry.bind(SessionSearch.BEAN_NAME, new SessionSearch(ledger, calls, accounts));
        registry.bind(SessionDetail.BEAN_NAME, new SessionDetail(ledger, calls, accounts, crm));
        registry.bind(
                ServiceOverview.BEAN_NAME,
                new ServiceOverview(
                        new ServiceFeatures(
                                service.profile().text(),
                                service.database().isH2() ? "H2" : "PostgreSQL",
                                sandbox,
                                sandbox && standIns,
                                sandbox && sqlCrm),
                        watch,
                        nodes,
                        new ServiceReadiness(context),
                        ApiPipelines.of(context)::rateLimits,
                        clock));
    }

    @Override
    public void close() {
        calls.close();
        watch.close();
    }
}
