package xyz.cr3dentials.camel.component;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.spi.EndpointServiceLocation;
import org.apache.camel.spi.UriParam;
import org.apache.camel.support.ScheduledPollEndpoint;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.session.Account;
import xyz.cr3dentials.camel.session.Delivery;
import xyz.cr3dentials.camel.session.EventItem;
import xyz.cr3dentials.camel.session.ItemKind;
import xyz.cr3dentials.camel.session.SessionAudit;
import xyz.cr3dentials.camel.session.SessionLedger;
import xyz.cr3dentials.camel.session.TerminalSessionDetector;
import xyz.cr3dentials.camel.vendor.ApiClient;

/**
 * What the endpoints of all vendors share; the vendor's own says what its API is like.
 *
 * @param <C> the vendor's client
 */
public abstract class VendorEndpoint<C extends ApiClient<C>> extends ScheduledPollEndpoint
        implements EndpointServiceLocation {

    private static final long DEFAULT_DELAY = 30_000;

    // Camel's own default of half a second would use up the request limit by itself.
    @UriParam(
            defaultValue = "" + DEFAULT_DELAY,
            label = "consumer,scheduler",
            description = "Milliseconds before the next poll.")
    private long delay;

    /** Creates an endpoint of a component. */
    protected VendorEndpoint(String uri, VendorComponent<C> component) {
        super(uri, component);
        this.delay = DEFAULT_DELAY;
        super.setDelay(DEFAULT_DELAY);
    }

    /** Returns the endpoint's options. */
    public abstract SessionConfiguration getConfiguration();

    /** Returns what this endpoint does. */
    public abstract VendorOperation getOperation();

    /** Returns the refusal of an endpoint that is used the wrong way round. */
    protected abstract IllegalArgumentException wrongDirection();

    /** Returns the user's own client, or null when one is to be made of the options. */
    protected abstract @Nullable C ownClient();

    /** Returns what is checked before a request is sent: an object of the vendor's that is comparable by value. */
    protected abstract Object requestRules();

    /** Returns every terminal status of the vendor, in the vendor's own words. */
    protected abstract List<String> terminalStatuses();

    /**
     * Makes the detector of ended sessions.
     *
     * @param client asks the vendor
     * @param wanted the terminal statuses to be handed over
     */
    protected abstract TerminalSessionDetector createDetector(C client, List<String> wanted);

    /**
     * Makes the comparison of the ledger with the vendor.
     *
     * @param client asks the vendor
     * @param statuses the terminal statuses that are followed
     */
    protected abstract SessionAudit createAudit(C client, List<String> statuses);

    /**
     * Fills an exchange with an ended session.
     *
     * @throws JsonProcessingException if the ledger holds something else than the vendor's JSON
     */
    protected abstract void fill(Exchange exchange, Delivery delivery) throws JsonProcessingException;

    /**
     * Fills an exchange with an authentic event; only called for vendors that have such.
     *
     * @throws JsonProcessingException if the ledger holds something else than the vendor's JSON
     */
    protected void fill(Exchange exchange, EventItem event, int attempt) throws JsonProcessingException {
        throw wrongDirection();
    }

    final void fillWith(Exchange exchange, Delivery delivery) throws JsonProcessingException {
        if (delivery.item() instanceof EventItem event) {
            fill(exchange, event, delivery.attempt());
        } else {
            fill(exchange, delivery);
        }
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        if (!getOperation().isConsumer()) {
            throw wrongDirection();
        }
        ItemConsumer consumer = getOperation().items() == ItemKind.EVENT
                ? ItemConsumer.ofEvents(this, processor)
                : ItemConsumer.ofEnds(this, processor);
        configureConsumer(consumer);
        consumer.setMaxMessagesPerPoll(getConfiguration().getMaxMessagesPerPoll());
        return consumer;
    }

    @Override
    public long getDelay() {
        return delay;
    }

    /** Milliseconds before the next poll. */
    @Override
    public void setDelay(long delay) {
        this.delay = delay;
        super.setDelay(delay);
    }

    /** Returns the component, whatever its vendor. */
    protected abstract VendorComponent<C> vendorComponent();

    /** Lends the client that this endpoint's calls go through; who takes it has to close the lease. */
    public ClientLease<C> leaseClient() {
        return vendorComponent().leaseClient(getConfiguration(), ownClient(), requestRules());
    }

    /** Returns where calls are counted that were no webhooks. */
    final WebhookRejections webhookRejections() {
        return vendorComponent().webhookRejections();
    }

    /** Returns the component's scheme, which is also the vendor's name in the ledger. */
    public String scheme() {
        return vendorComponent().scheme();
    }

    /** Returns where sessions and their delivery are kept. */
    public SessionLedger ledger() {
        return vendorComponent().ledgerFor(getConfiguration());
    }

    /** Returns the account that this endpoint's sessions belong to. */
    public Account account() {
        return new Account(scheme(), getConfiguration().getAccount());
    }

    /** Returns the mapper for bodies. */
    public ObjectMapper objectMapper() {
        ObjectMapper own = getConfiguration().getObjectMapper();
        return own == null ? vendorComponent().defaultObjectMapper() : own;
    }

    /** Returns the clock that all times of this endpoint are read from. */
    public Clock clock() {
        return vendorComponent().clock();
    }

    @Override
    public @Nullable String getServiceUrl() {
        return getConfiguration().getBaseUrl();
    }

    @Override
    public String getServiceProtocol() {
        return getConfiguration().getBaseUrl().startsWith("http:") ? "http" : "https";
    }

    @Override
    public Map<String, String> getServiceMetadata() {
        return Map.of("account", getConfiguration().getAccount());
    }
}
