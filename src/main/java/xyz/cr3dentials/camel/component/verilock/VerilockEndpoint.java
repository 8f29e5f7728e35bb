package xyz.cr3dentials.camel.component.verilock;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
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
import xyz.cr3dentials.camel.vendor.verilock.Session;
import xyz.cr3dentials.camel.vendor.verilock.SessionStatus;
import xyz.cr3dentials.camel.vendor.verilock.VerilockClient;
import xyz.cr3dentials.camel.vendor.verilock.WebhookNotification;
import xyz.cr3dentials.camel.vendor.verilock.WebhookSignature;

/** Create, read, list and follow verification sessions of Verilock. */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "verilock",
        title = "Verilock",
        syntax = "verilock:operation",
        category = {Category.SAAS, Category.API},
        headersClass = VerilockConstants.class)
public class VerilockEndpoint extends VendorEndpoint<VerilockClient> {

    /** The vendor documents 86,400 seconds as the longest a session lives. */
    private static final Duration LIFETIME = Duration.ofDays(1);

    private static final int PAGE_SIZE = 100;

    private static final List<String> TERMINAL =
            SessionStatus.TERMINAL.stream().map(SessionStatus::value).toList();

    /** No document shows that rows carry the results; an expired session has none. */
    private static final Set<String> INCOMPLETE_IN_LIST =
            Set.of(SessionStatus.APPROVED.value(), SessionStatus.DECLINED.value());

    private static final SessionHeaders HEADERS = new SessionHeaders(
            VerilockConstants.SESSION_ID,
            VerilockConstants.STATUS,
            VerilockConstants.EXTERNAL_ID,
            VerilockConstants.EXPIRES_AT,
            VerilockConstants.COMPLETED_AT,
            VerilockConstants.LEARNT_BY,
            VerilockConstants.DELIVERY_ATTEMPT);

    @UriParam
    private final VerilockConfiguration configuration;

    VerilockEndpoint(String uri, VerilockComponent component, VerilockConfiguration configuration) {
        super(uri, component);
        this.configuration = configuration;
    }

    @Override
    public Producer createProducer() {
        return switch (getOperation()) {
            case createSession -> new CreateSessionProducer(this);
            case getSession -> new GetSessionProducer(this);
            case listSessions -> new ListSessionsProducer(this);
            case auditSessions -> new AuditSessionsProducer<>(this, VerilockConstants.AUDIT_CLEAN);
            case receiveWebhook -> new ReceiveWebhookProducer(this, new SignedWebhookReceiver(this));
            case terminalSessions, events -> throw wrongDirection();
        };
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        VerilockConfigurationCheck.require(this);
    }

    @Override
    public VerilockConfiguration getConfiguration() {
        return configuration;
    }

    @Override
    public VerilockComponent getComponent() {
        return vendorComponent();
    }

    @Override
    protected VerilockComponent vendorComponent() {
        return (VerilockComponent) super.getComponent();
    }

    @Override
    public VerilockOperation getOperation() {
        return Objects.requireNonNull(configuration.getOperation(), "operation");
    }

    @Override
    protected IllegalArgumentException wrongDirection() {
        return getOperation().wrongDirection();
    }

    @Override
    protected @Nullable VerilockClient ownClient() {
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
    protected TerminalSessionDetector createDetector(VerilockClient client, List<String> wanted) {
        return Detectors.certificate(
                this,
                new ClientSessionSource(account(), client),
                wanted,
                configuration.isFetchDetails() ? INCOMPLETE_IN_LIST : Set.of(),
                PAGE_SIZE,
                LIFETIME);
    }

    @Override
    protected SessionAudit createAudit(VerilockClient client, List<String> statuses) {
        return new SessionAudit(new ClientSessionSource(account(), client), ledger(), account(), statuses, clock());
    }

    @Override
    protected void fill(Exchange exchange, EventItem event, int attempt) throws JsonProcessingException {
        String json = event.event().json();
        JsonNode body = json.isEmpty()
                ? objectMapper().createObjectNode().put("event", event.event().type())
                : objectMapper().readTree(json);
        HEADERS.fill(exchange, event, attempt, WebhookNotification.of(body));
    }

    @Override
    protected void fill(Exchange exchange, Delivery delivery) throws JsonProcessingException {
        Session session = Snapshots.toSession(delivery.fact().snapshot(), objectMapper());
        HEADERS.fill(exchange, delivery, session, session.outcome());
    }

    /**
     * Returns what checks the signatures of webhooks, or null when no secret is set.
     *
     * @throws IllegalArgumentException when one of several secrets is blank
     */
    @Nullable
    WebhookSignature getWebhookSignature() {
        String secrets = configuration.getWebhookSecret();
        return secrets == null || secrets.isBlank()
                ? null
                : WebhookSignature.of(
                        Stream.of(secrets.split(",", -1)).map(String::strip).toList());
    }
}
