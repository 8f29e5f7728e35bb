package xyz.cr3dentials.camel.component.cr3dentials;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.SSLContextParametersAware;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.HealthCheckComponent;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.http.RequestBudgets;
import xyz.cr3dentials.camel.http.jdbc.RequestBudgetChoice;
import xyz.cr3dentials.camel.session.SessionLedger;
import xyz.cr3dentials.camel.vendor.cr3dentials.Cr3dentialsClient;

/** Creates {@code cr3dentials:} endpoints; options set here are the defaults of every endpoint. */
@Component("cr3dentials")
public class Cr3dentialsComponent extends HealthCheckComponent implements SSLContextParametersAware {

    @Metadata(label = "advanced", description = "Options shared by all endpoints")
    private Cr3dentialsConfiguration configuration = new Cr3dentialsConfiguration();

    @Metadata(
            label = "security",
            defaultValue = "false",
            description = "Enable usage of global SSL context parameters.")
    private boolean useGlobalSslContextParameters;

    private final ReentrantLock ledgerLock = new ReentrantLock();
    private final ObjectMapper objectMapper = JsonMapper.builder().build();
    private final RequestBudgetChoice requestBudgets = new RequestBudgetChoice();
    private final ClientPool clients = new ClientPool(this);
    private Clock clock = Clock.systemUTC();
    private Supplier<String> intentIds = new RandomIds(new SecureRandom());
    private @Nullable SessionLedger defaultLedger;

    public Cr3dentialsComponent() {}

    public Cr3dentialsComponent(CamelContext context) {
        super(context);
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        Cr3dentialsConfiguration copy = configuration.copy();
        copy.setOperation(Cr3dentialsOperation.of(remaining));
        Cr3dentialsEndpoint endpoint = WebhookEndpoints.create(uri, this, copy);
        setProperties(endpoint, parameters);
        return endpoint;
    }

    public Cr3dentialsConfiguration getConfiguration() {
        return configuration;
    }

    /** Options shared by all endpoints. */
    public void setConfiguration(Cr3dentialsConfiguration configuration) {
        this.configuration = configuration;
    }

    @Override
    public boolean isUseGlobalSslContextParameters() {
        return useGlobalSslContextParameters;
    }

    /** Enable usage of global SSL context parameters. */
    @Override
    public void setUseGlobalSslContextParameters(boolean useGlobalSslContextParameters) {
        this.useGlobalSslContextParameters = useGlobalSslContextParameters;
    }

    @Override
    protected void doStop() throws Exception {
        clients.stop();
        super.doStop();
    }

    /** Lends the client that the options describe; endpoints with the same options share one. */
    ClientLease leaseClient(Cr3dentialsConfiguration options) {
        Cr3dentialsClient own = options.getClient();
        return own == null ? clients.lease(options) : new ClientLease(own, () -> {});
    }

    /** Returns the options' ledger, or the default one that all endpoints without share. */
    SessionLedger ledgerFor(Cr3dentialsConfiguration options) {
        SessionLedger own = options.getSessionLedger();
        if (own != null) {
            return own;
        }
        ledgerLock.lock();
        try {
            if (defaultLedger == null) {
                defaultLedger = DefaultLedger.choose(getCamelContext(), clock);
            }
            return defaultLedger;
        } finally {
            ledgerLock.unlock();
        }
    }

    /** Returns the budgets that the options' API key draws from. */
    RequestBudgets requestBudgetsFor(Cr3dentialsConfiguration options) {
        return options.isShareRequestBudget()
                ? requestBudgets.choose(getCamelContext(), options.getRequestBudgetDataSource())
                : RequestBudgets.inProcess();
    }

    /** Returns the context's TLS settings when the component is to use them. */
    @Nullable
    SSLContextParameters globalSslContextParameters() {
        return useGlobalSslContextParameters ? retrieveGlobalSslContextParameters() : null;
    }

    /** Returns a fresh random id for an intent. */
    String newIntentId() {
        return intentIds.get();
    }

    void setIntentIds(Supplier<String> intentIds) {
        this.intentIds = intentIds;
    }

    Clock getClock() {
        return clock;
    }

    void setClock(Clock clock) {
        this.clock = clock;
    }

    /** Returns the mapper for bodies that have none of their own. */
    ObjectMapper defaultObjectMapper() {
        return objectMapper;
    }
}
