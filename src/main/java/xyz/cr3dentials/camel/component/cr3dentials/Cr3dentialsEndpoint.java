package xyz.cr3dentials.camel.component.cr3dentials;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Duration;
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
import xyz.cr3dentials.camel.component.WebhookReceiver;
import xyz.cr3dentials.camel.component.WebhookSecrets;
import xyz.cr3dentials.camel.session.Delivery;
import xyz.cr3dentials.camel.session.SessionAudit;
import xyz.cr3dentials.camel.session.TerminalSessionDetector;
import xyz.cr3dentials.camel.session.WebhookTokens;
import xyz.cr3dentials.camel.vendor.Leniency;
import xyz.cr3dentials.camel.vendor.cr3dentials.Cr3dentialsClient;
import xyz.cr3dentials.camel.vendor.cr3dentials.Session;
import xyz.cr3dentials.camel.vendor.cr3dentials.SessionStatus;

/** Create, read, list and follow verification sessions of CR3DENTIALS. */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "cr3dentials",
        title = "CR3DENTIALS",
        syntax = "cr3dentials:operation",
        category = {Category.SAAS, Category.API},
        headersClass = Cr3dentialsConstants.class)
public class Cr3dentialsEndpoint extends VendorEndpoint<Cr3dentialsClient> {

    /** The vendor documents 168 hours as the longest a session lives. */
    private static final Duration LIFETIME = Duration.ofDays(7);

    private static final int PAGE_SIZE = 100;

    private static final List<String> TERMINAL =
            SessionStatus.TERMINAL.stream().map(SessionStatus::value).toList();

    /** Rows carry neither data nor error; a cancelled or terminated session has neither. */
    private static final Set<String> INCOMPLETE_IN_LIST = Set.of(
            SessionStatus.COMPLETED.value(), SessionStatus.PARTIAL_COMPLETE.value(), SessionStatus.ERROR.value());

    private static final SessionHeaders HEADERS = new SessionHeaders(
            Cr3dentialsConstants.SESSION_ID,
            Cr3dentialsConstants.STATUS,
            Cr3dentialsConstants.EXTERNAL_REFERENCE_ID,
            Cr3dentialsConstants.EXPIRES_AT,
            Cr3dentialsConstants.COMPLETED_AT,
            Cr3dentialsConstants.LEARNT_BY,
            Cr3dentialsConstants.DELIVERY_ATTEMPT);

    @UriParam
    private final Cr3dentialsConfiguration configuration;

    Cr3dentialsEndpoint(String uri, Cr3dentialsComponent component, Cr3dentialsConfiguration configuration) {
        super(uri, component);
        this.configuration = configuration;
    }

    @Override
    public Producer createProducer() {
        return switch (getOperation()) {
            case createSession -> new CreateSessionProducer(this);
            case getSession -> new GetSessionProducer(this);
            case listSessions -> new ListSessionsProducer(this);
            case listPlatforms -> new ListPlatformsProducer(this);
            case auditSessions -> new AuditSessionsProducer<>(this, Cr3dentialsConstants.AUDIT_CLEAN);
            case receiveWebhook -> new ReceiveWebhookProducer(this, newWebhookReceiver());
            case terminalSessions -> throw wrongDirection();
        };
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        Cr3dentialsConfigurationCheck.require(this);
    }

    @Override
    public Cr3dentialsConfiguration getConfiguration() {
        return configuration;
    }

    @Override
    public Cr3dentialsComponent getComponent() {
        return vendorComponent();
    }

    @Override
    protected Cr3dentialsComponent vendorComponent() {
        return (Cr3dentialsComponent) super.getComponent();
    }

    @Override
    public Cr3dentialsOperation getOperation() {
        return Objects.requireNonNull(configuration.getOperation(), "operation");
    }

    @Override
    protected IllegalArgumentException wrongDirection() {
        return getOperation().wrongDirection();
    }

    @Override
    protected @Nullable Cr3dentialsClient ownClient() {
        return configuration.getClient();
    }

    @Override
    protected Leniency requestRules() {
        return new Leniency(
                configuration.isAllowAnyCountry(),
                configuration.isAllowLocalWebhookUrl(),
                configuration.isAdditionalFields());
    }

    @Override
    protected List<String> terminalStatuses() {
        return TERMINAL;
    }

    @Override
    protected TerminalSessionDetector createDetector(Cr3dentialsClient client, List<String> wanted) {
        return Detectors.certificate(
                this,
                new ClientSessionSource(account(), client),
                wanted,
                configuration.isFetchDetails() ? INCOMPLETE_IN_LIST : Set.of(),
                PAGE_SIZE,
                LIFETIME);
    }

    @Override
    protected SessionAudit createAudit(Cr3dentialsClient client, List<String> statuses) {
        return new SessionAudit(new ClientSessionSource(account(), client), ledger(), account(), statuses, clock());
    }

    @Override
    protected void fill(Exchange exchange, Delivery delivery) throws JsonProcessingException {
        Session session = Snapshots.toSession(delivery.fact().snapshot(), objectMapper());
        HEADERS.fill(exchange, delivery, session, session.outcome());
    }

    /** Makes what takes the calls of the address that this endpoint serves. */
    WebhookReceiver newWebhookReceiver() {
        return configuration.isPortalWebhook() ? new PortalWebhookReceiver(this) : new TokenWebhookReceiver(this);
    }

    /** Returns the maker of webhook tokens, or null when no secret is set. */
    @Nullable
    WebhookTokens getWebhookTokens() {
        String secrets = configuration.getWebhookSecret();
        return secrets == null || secrets.isBlank() ? null : new WebhookTokens(WebhookSecrets.parse(secrets), clock());
    }
}
