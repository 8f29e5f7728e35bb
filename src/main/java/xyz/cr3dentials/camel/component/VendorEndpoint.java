package xyz.cr3dentials.camel.component;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.EndpointServiceLocation;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.spi.UriParam;
import org.apache.camel.support.ScheduledPollEndpoint;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.api.ApiClient;
import xyz.cr3dentials.camel.api.SessionDetails;
import xyz.cr3dentials.camel.component.connection.ClientLease;
import xyz.cr3dentials.camel.component.consumer.Backfill;
import xyz.cr3dentials.camel.component.message.Life;
import xyz.cr3dentials.camel.component.message.RequestField;
import xyz.cr3dentials.camel.component.message.Snapshots;
import xyz.cr3dentials.camel.component.webhook.WebhookRejections;
import xyz.cr3dentials.camel.detection.DetectionRules;
import xyz.cr3dentials.camel.detection.SessionAudit;
import xyz.cr3dentials.camel.detection.TerminalSessionDetector;
import xyz.cr3dentials.camel.ledger.Account;
import xyz.cr3dentials.camel.ledger.Delivery;
import xyz.cr3dentials.camel.ledger.EventItem;
import xyz.cr3dentials.camel.ledger.ItemKind;
import xyz.cr3dentials.camel.ledger.SessionLedger;

/**
 * What the endpoints of all vendors share; the vendor's own says what its API is like.
 *
 * @param <C> the vendor's client
 */
public abstract class VendorEndpoint<C extends ApiClient<C>> extends ScheduledPollEndpoint
        implements EndpointServiceLocation {

    private static final long DEFAULT_DELAY = 30_000;

    /** How late a poll may come until another node reads the lists in place of this one. */
    private static final Duration LIST_LEASE = Duration.ofSeconds(30);

    // Camel's own default of half a second would use up the request limit by itself.
    @UriParam(
            defaultValue = "" + DEFAULT_DELAY,
            label = "consumer,scheduler",
            description = "Milliseconds before the next poll.")
    private long delay;

    private final VendorSpec<C, ?> spec;
    private final AnswerMessage answers;
    private final SessionHeaders headers;

    /** Creates an endpoint of a component, which is polled every half minute. */
    protected VendorEndpoint(String uri, VendorComponent<C> component) {
        this(uri, component, DEFAULT_DELAY);
    }

    /** Creates an endpoint of a component, which is polled as often as the milliseconds say unless it is set otherwise. */
    protected VendorEndpoint(String uri, VendorComponent<C> component, long delay) {
        super(uri, component);
        this.spec = component.spec();
        this.answers = new AnswerMessage(spec);
        this.headers = SessionHeaders.of(spec);
        this.delay = delay;
        super.setDelay(delay);
    }

    /** Returns the endpoint's options. */
    public abstract SessionConfiguration getConfiguration();

    /** Returns the user's own client, or null when one is to be made of the options. */
    protected abstract @Nullable C ownClient();

    /** Returns what the vendor is like. */
    final VendorSpec<C, ?> spec() {
        return spec;
    }

    /** Returns what puts answers into messages. */
    public final AnswerMessage answers() {
        return answers;
    }

    /** Returns what this endpoint does. */
    public VendorOperation getOperation() {
        return Objects.requireNonNull(getConfiguration().getOperation(), "operation");
    }

    @Override
    public Producer createProducer() {
        return newProducer(spec);
    }

    private <E extends VendorEndpoint<C>> Producer newProducer(VendorSpec<C, E> vendor) {
        String operation = getOperation().name();
        OwnOperation<E> own = vendor.own(operation);
        if (own != null) {
            return own.producer().apply(vendor.typed(this));
        }
        return switch (operation) {
            case "createSession" -> CreateSessionProducer.of(this, vendor, vendor.creation());
            case "getSession" -> new GetSessionProducer<>(this);
            case "listSessions" -> new ListSessionsProducer<>(this, vendor.listing());
            case "auditSessions" -> new AuditSessionsProducer<>(this);
            case "receiveWebhook" -> new ReceiveWebhookProducer(this, newWebhookReceiver(vendor));
            default -> throw wrongDirection();
        };
    }

    private <E extends VendorEndpoint<C>> WebhookReceiver newWebhookReceiver(VendorSpec<C, E> vendor) {
        return vendor.webhooks().receiver().apply(vendor.typed(this));
    }

    final WebhookHandler newWebhookHandler(Processor next) {
        return new WebhookHandler(newWebhookReceiver(spec), spec.sessionId().header(), next);
    }

    final String webhookPath(@Nullable String given) {
        return webhookPath(spec, given);
    }

    private <E extends VendorEndpoint<C>> String webhookPath(VendorSpec<C, E> vendor, @Nullable String given) {
        return vendor.webhooks().place().path(vendor.typed(this), given);
    }

    final void webhookRegistered() {
        webhookRegistered(spec);
    }

    private <E extends VendorEndpoint<C>> void webhookRegistered(VendorSpec<C, E> vendor) {
        vendor.webhooks().place().registered(vendor.typed(this));
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        new ConfigurationCheck(this).require(spec, this);
    }

    private IllegalArgumentException wrongDirection() {
        return VendorOperation.wrongDirection(scheme(), getOperation());
    }

    /** Returns what the option of a field is set to; null when it is not, or the field has none. */
    @Nullable
    Object option(RequestField field) {
        if (!spec.hasOption(field)) {
            return null;
        }
        PropertyConfigurerGetter options = Objects.requireNonNull(
                (PropertyConfigurerGetter) vendorComponent().getEndpointPropertyConfigurer(),
                "the generated configurer of " + scheme());
        Object value = options.getOptionValue(this, field.optionName(), false);
        // A flag that cannot be absent says nothing while it is off.
        boolean off = Boolean.FALSE.equals(value) && options.getOptionType(field.optionName(), false) == boolean.class;
        return off ? null : value;
    }

    /** Returns every terminal status of the vendor, in the vendor's own words. */
    final List<String> terminalStatuses() {
        return spec.life().terminal();
    }

    /**
     * Makes the detector of ended sessions.
     *
     * @param client asks the vendor
     * @param wanted the terminal statuses to be handed over
     */
    final TerminalSessionDetector createDetector(C client, List<String> wanted) {
        return createDetector(spec, client, wanted);
    }

    private <E extends VendorEndpoint<C>> TerminalSessionDetector createDetector(
            VendorSpec<C, E> vendor, C client, List<String> wanted) {
        SessionConfiguration options = getConfiguration();
        Life life = vendor.life();
        DetectionRules rules = new DetectionRules(
                account(),
                wanted,
                options.isFetchDetails() ? life.incompleteInList() : Set.of(),
                life.pageSize(),
                life.longest(),
                Duration.ofMillis(options.getExpiryGrace()),
                options.getBackfill() == Backfill.all,
                Duration.ofMillis(getDelay()).plus(LIST_LEASE));
        return vendor.listing().detection().detector(vendor.typed(this), reads(client), rules);
    }

    /**
     * Makes the comparison of the ledger with the vendor.
     *
     * @param client asks the vendor
     * @param statuses the terminal statuses that are followed
     */
    final SessionAudit createAudit(C client, List<String> statuses) {
        return createAudit(spec, client, statuses);
    }

    private <E extends VendorEndpoint<C>> SessionAudit createAudit(
            VendorSpec<C, E> vendor, C client, List<String> statuses) {
        return vendor.listing().detection().audit(vendor.typed(this), reads(client), statuses);
    }

    private ClientReads<C> reads(C client) {
        return ClientReads.of(account(), client, spec.reading().call());
    }

    /**
     * Fills an exchange with an ended session.
     *
     * @throws JsonProcessingException if the ledger holds something else than the vendor's JSON
     */
    private void fill(Exchange exchange, Delivery delivery) throws JsonProcessingException {
        SessionDetails session =
                Snapshots.toSession(spec.reading(), delivery.fact().snapshot(), objectMapper());
        headers.fill(exchange, delivery, session, session.outcome());
    }

    /**
     * Fills an exchange with an authentic event.
     *
     * @throws JsonProcessingException if the ledger holds something else than the vendor's JSON
     */
    private void fill(Exchange exchange, EventItem event, int attempt) throws JsonProcessingException {
        String json = event.event().json();
        Webhooks<?> webhooks = spec.webhooks();
        JsonNode body = json.isEmpty()
                ? objectMapper()
                        .createObjectNode()
                        .put(webhooks.typeField(), event.event().type())
                : objectMapper().readTree(json);
        headers.fill(exchange, event, attempt, webhooks.notification().apply(body));
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
    @SuppressWarnings("unchecked") // only a component of the same client can be given to the constructor
    final VendorComponent<C> vendorComponent() {
        return (VendorComponent<C>) getComponent();
    }

    /** Lends the client that this endpoint's calls go through; who takes it has to close the lease. */
    public ClientLease<C> leaseClient() {
        return vendorComponent().leaseClient(getConfiguration(), ownClient(), spec.leniency(this));
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
