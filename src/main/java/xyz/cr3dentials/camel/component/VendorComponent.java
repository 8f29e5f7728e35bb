package xyz.cr3dentials.camel.component;

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
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.support.HealthCheckComponent;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.api.ApiClient;
import xyz.cr3dentials.camel.api.Leniency;
import xyz.cr3dentials.camel.component.connection.ApiConnection;
import xyz.cr3dentials.camel.component.connection.ClientLease;
import xyz.cr3dentials.camel.component.connection.ClientPool;
import xyz.cr3dentials.camel.component.connection.ConnectionConfiguration;
import xyz.cr3dentials.camel.component.webhook.CamelWebhook;
import xyz.cr3dentials.camel.component.webhook.WebhookRejections;
import xyz.cr3dentials.camel.http.budget.RequestBudgets;
import xyz.cr3dentials.camel.http.budget.jdbc.RequestBudgetChoice;
import xyz.cr3dentials.camel.ledger.SessionLedger;

/**
 * What the components of all vendors share: the clients, the ledger, the request budgets and the clock.
 *
 * @param <C> the vendor's client
 */
public abstract class VendorComponent<C extends ApiClient<C>> extends HealthCheckComponent
        implements SSLContextParametersAware {

    @Metadata(
            label = "security",
            defaultValue = "false",
            description = "Enable usage of global SSL context parameters.")
    private boolean useGlobalSslContextParameters;

    private final ReentrantLock ledgerLock = new ReentrantLock();
    private final ObjectMapper objectMapper = JsonMapper.builder().build();
    private final RequestBudgetChoice requestBudgets = new RequestBudgetChoice();
    private final ClientPool<C> clients = new ClientPool<>((pipeline, rules) -> spec().newClient(pipeline, rules));
    private final VendorSpec<C, ?> spec;
    private Clock clock = Clock.systemUTC();
    private final WebhookRejections webhookRejections = new WebhookRejections(() -> clock().instant());
    private Supplier<String> intentIds = new RandomIds(new SecureRandom());
    private @Nullable SessionLedger defaultLedger;

    /** Creates a component of a vendor. */
    protected VendorComponent(VendorSpec<C, ?> spec) {
        this.spec = spec;
    }

    /** Creates a component of a vendor in a context. */
    protected VendorComponent(VendorSpec<C, ?> spec, CamelContext context) {
        super(context);
        this.spec = spec;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        Endpoint endpoint = newEndpoint(uri, remaining, CamelWebhook.isPresent() && remaining.equals("receiveWebhook"));
        setProperties(endpoint, parameters);
        return endpoint;
    }

    /**
     * Makes an endpoint with options of its own.
     *
     * @param servesWebhooks whether it has to be one that camel-webhook can use; its class is to be named nowhere else, as it
     *     can't be loaded where camel-webhook is missing
     * @throws IllegalArgumentException when there is no such operation
     */
    protected abstract Endpoint newEndpoint(String uri, String operation, boolean servesWebhooks);

    /** Returns what the vendor is like. */
    final VendorSpec<C, ?> spec() {
        return spec;
    }

    @Override
    public @Nullable PropertyConfigurer getComponentPropertyConfigurer() {
        return AnyLocaleConfigurer.of(super.getComponentPropertyConfigurer());
    }

    @Override
    public @Nullable PropertyConfigurer getEndpointPropertyConfigurer() {
        return AnyLocaleConfigurer.of(super.getEndpointPropertyConfigurer());
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

    /** Returns the component's scheme, which is also the vendor's name in the ledger. */
    public final String scheme() {
        return spec.scheme();
    }

    /**
     * Lends the client that the options describe; endpoints with the same options share one.
     *
     * @param own the user's own client, which takes the place of any other; null when there is none
     */
    final ClientLease<C> leaseClient(ConnectionConfiguration options, @Nullable C own, Leniency rules) {
        if (own != null) {
            return new ClientLease<>(own, () -> {});
        }
        SSLContextParameters globalTls = useGlobalSslContextParameters ? retrieveGlobalSslContextParameters() : null;
        return clients.lease(
                getCamelContext(), ApiConnection.of(scheme(), options, requestBudgetsFor(options), globalTls, rules));
    }

    /** Returns the budgets that the options' API key draws from. */
    final RequestBudgets requestBudgetsFor(ConnectionConfiguration options) {
        return options.isShareRequestBudget()
                ? requestBudgets.choose(getCamelContext(), options.getRequestBudgetDataSource())
                : RequestBudgets.inProcess();
    }

    /** Returns the options' ledger, or the default one that all endpoints without share. */
    final SessionLedger ledgerFor(SessionConfiguration options) {
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

    /** Returns where calls are counted that were no webhooks; all endpoints share it. */
    final WebhookRejections webhookRejections() {
        return webhookRejections;
    }

    /** Returns how many webhook calls were refused for a reason since the start. */
    public final long webhooksRefused(WebhookRejections.Reason reason) {
        return webhookRejections.count(reason);
    }

    /** Returns how many authentic webhooks were about events that nothing is done with, since the start. */
    public final long webhooksIgnored() {
        return webhookRejections.ignored();
    }

    /** Returns how many webhooks could not be recorded since the start, so that the vendor was asked to call again. */
    public final long webhooksFailed() {
        return webhookRejections.failures();
    }

    /** Returns a fresh random id for an intent. */
    final String newIntentId() {
        return intentIds.get();
    }

    /** Sets where ids of intents come from, which tests need to know. */
    public final void setIntentIds(Supplier<String> intentIds) {
        this.intentIds = intentIds;
    }

    /** Returns the clock that all times of this component are read from. */
    public final Clock clock() {
        return clock;
    }

    /** Sets the clock, which tests need to move. */
    public final void setClock(Clock clock) {
        this.clock = clock;
    }

    /** Returns the mapper for bodies that have none of their own. */
    final ObjectMapper defaultObjectMapper() {
        return objectMapper;
    }
}
