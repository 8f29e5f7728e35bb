package xyz.cr3dentials.camel.component.deepidv;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.camel.Category;
import org.apache.camel.Exchange;
import org.apache.camel.Producer;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.component.AuditSessionsProducer;
import xyz.cr3dentials.camel.component.Detectors;
import xyz.cr3dentials.camel.component.ReceiveWebhookProducer;
import xyz.cr3dentials.camel.component.SessionHeaders;
import xyz.cr3dentials.camel.component.VendorEndpoint;
import xyz.cr3dentials.camel.session.Delivery;
import xyz.cr3dentials.camel.session.EventItem;
import xyz.cr3dentials.camel.session.SessionAudit;
import xyz.cr3dentials.camel.session.TerminalSessionDetector;
import xyz.cr3dentials.camel.vendor.Leniency;
import xyz.cr3dentials.camel.vendor.deepidv.DeepidvClient;
import xyz.cr3dentials.camel.vendor.deepidv.Session;
import xyz.cr3dentials.camel.vendor.deepidv.SessionStatus;
import xyz.cr3dentials.camel.vendor.deepidv.WebhookNotification;
import xyz.cr3dentials.camel.vendor.deepidv.WebhookSecretHeader;

/** Create, read, list, decide and follow identity verification sessions of deepidv. */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "deepidv",
        title = "deepidv",
        syntax = "deepidv:operation",
        category = {Category.SAAS, Category.API},
        headersClass = DeepidvConstants.class)
public class DeepidvEndpoint extends VendorEndpoint<DeepidvClient> {

    /** The vendor documents 8760 hours, 365 days, as the longest a session lives. */
    private static final Duration LIFETIME = Duration.ofDays(365);

    private static final int PAGE_SIZE = 500;
    private static final long DEFAULT_DELAY = 60_000;

    private static final List<String> TERMINAL =
            SessionStatus.TERMINAL.stream().map(SessionStatus::value).toList();

    /** Rows carry neither person nor pictures; a session that nobody finished has nothing to add. */
    private static final Set<String> INCOMPLETE_IN_LIST =
            Set.of(SessionStatus.VERIFIED.value(), SessionStatus.REJECTED.value(), SessionStatus.FAILED.value());

    private static final SessionHeaders HEADERS = new SessionHeaders(
            DeepidvConstants.SESSION_ID,
            DeepidvConstants.STATUS,
            DeepidvConstants.EXTERNAL_ID,
            DeepidvConstants.EXPIRES_AT,
            DeepidvConstants.COMPLETED_AT,
            DeepidvConstants.LEARNT_BY,
            DeepidvConstants.DELIVERY_ATTEMPT);

    @UriParam
    private final DeepidvConfiguration configuration;

    // A poll takes two or three requests, and the vendor allows 10,000 a day.
    @UriParam(
            defaultValue = "" + DEFAULT_DELAY,
            label = "consumer,scheduler",
            description = "Milliseconds before the next poll.")
    private long delay;

    DeepidvEndpoint(String uri, DeepidvComponent component, DeepidvConfiguration configuration) {
        super(uri, component);
        this.configuration = configuration;
        this.delay = DEFAULT_DELAY;
        super.setDelay(DEFAULT_DELAY);
    }

    @Override
    public Producer createProducer() {
        return switch (getOperation()) {
            case createSession -> createSession();
            case getSession -> new GetSessionProducer(this);
            case listSessions -> new ListSessionsProducer(this);
            case updateStatus -> new UpdateStatusProducer(this);
            case auditSessions -> new AuditSessionsProducer<>(this, DeepidvConstants.AUDIT_CLEAN);
            case receiveWebhook -> new ReceiveWebhookProducer(this, new DeepidvWebhookReceiver(this));
            case receiveRedirect -> new ReceiveRedirectProducer(this);
            case terminalSessions, events -> throw wrongDirection();
        };
    }

    private Producer createSession() {
        Invitations.warn(configuration);
        return new CreateSessionProducer(this);
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        DeepidvConfigurationCheck.require(this);
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

    @Override
    public DeepidvConfiguration getConfiguration() {
        return configuration;
    }

    @Override
    public DeepidvComponent getComponent() {
        return vendorComponent();
    }

    @Override
    protected DeepidvComponent vendorComponent() {
        return (DeepidvComponent) super.getComponent();
    }

    @Override
    public DeepidvOperation getOperation() {
        return Objects.requireNonNull(configuration.getOperation(), "operation");
    }

    @Override
    protected IllegalArgumentException wrongDirection() {
        return getOperation().wrongDirection();
    }

    @Override
    protected @Nullable DeepidvClient ownClient() {
        return configuration.getClient();
    }

    @Override
    protected Leniency requestRules() {
        return new Leniency(false, configuration.isAllowLocalRedirectUrl(), configuration.isAdditionalFields());
    }

    @Override
    protected List<String> terminalStatuses() {
        return TERMINAL;
    }

    @Override
    protected TerminalSessionDetector createDetector(DeepidvClient client, List<String> wanted) {
        return Detectors.feed(
                this,
                feed(client),
                wanted,
                configuration.isFetchDetails() ? INCOMPLETE_IN_LIST : Set.of(),
                PAGE_SIZE,
                LIFETIME);
    }

    @Override
    protected SessionAudit createAudit(DeepidvClient client, List<String> statuses) {
        return new SessionAudit(feed(client), ledger(), account(), clock());
    }

    private ClientSessionFeed feed(DeepidvClient client) {
        return new ClientSessionFeed(account(), client, configuration.isByOrganization());
    }

    @Override
    protected void fill(Exchange exchange, EventItem event, int attempt) throws JsonProcessingException {
        String json = event.event().json();
        JsonNode body = json.isEmpty()
                ? objectMapper().createObjectNode().put("type", event.event().type())
                : objectMapper().readTree(json);
        HEADERS.fill(exchange, event, attempt, WebhookNotification.of(body));
    }

    @Override
    protected void fill(Exchange exchange, Delivery delivery) throws JsonProcessingException {
        Session session = Snapshots.toSession(delivery.fact().snapshot(), objectMapper());
        HEADERS.fill(exchange, delivery, session, session.outcome());
    }

    /**
     * Returns the check of the header that proves a webhook.
     *
     * @throws IllegalArgumentException when no secret is set, or one of several is blank
     */
    WebhookSecretHeader webhookSecrets() {
        String secrets = configuration.getWebhookSecret();
        return new WebhookSecretHeader(Arrays.stream((secrets == null ? "" : secrets).split(",", -1))
                .map(String::strip)
                .toList());
    }
}
