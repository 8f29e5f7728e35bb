package xyz.cr3dentials.camel.component.cr3dentials;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.EndpointServiceLocation;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.support.ScheduledPollEndpoint;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.session.Account;
import xyz.cr3dentials.camel.session.SessionLedger;
import xyz.cr3dentials.camel.session.WebhookTokens;
import xyz.cr3dentials.camel.vendor.cr3dentials.RequestRules;

/** Create, read, list and follow verification sessions of CR3DENTIALS. */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "cr3dentials",
        title = "CR3DENTIALS",
        syntax = "cr3dentials:operation",
        category = {Category.SAAS, Category.API},
        headersClass = Cr3dentialsConstants.class)
public class Cr3dentialsEndpoint extends ScheduledPollEndpoint implements EndpointServiceLocation {

    private static final long DEFAULT_DELAY = 30_000;

    @UriParam
    private final Cr3dentialsConfiguration configuration;

    // Camel's own default of half a second would use up the request limit by itself.
    @UriParam(
            defaultValue = "" + DEFAULT_DELAY,
            label = "consumer,scheduler",
            description = "Milliseconds before the next poll.")
    private long delay;

    Cr3dentialsEndpoint(String uri, Cr3dentialsComponent component, Cr3dentialsConfiguration configuration) {
        super(uri, component);
        this.configuration = configuration;
        this.delay = DEFAULT_DELAY;
        super.setDelay(DEFAULT_DELAY);
    }

    @Override
    public Producer createProducer() {
        return switch (getOperation()) {
            case createSession -> new CreateSessionProducer(this);
            case getSession -> new GetSessionProducer(this);
            case listSessions -> new ListSessionsProducer(this);
            case listPlatforms -> new ListPlatformsProducer(this);
            case auditSessions -> new AuditSessionsProducer(this);
            case receiveWebhook -> new ReceiveWebhookProducer(this);
            case terminalSessions -> throw getOperation().wrongDirection();
        };
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        if (!getOperation().isConsumer()) {
            throw getOperation().wrongDirection();
        }
        Cr3dentialsTerminalSessionsConsumer consumer = new Cr3dentialsTerminalSessionsConsumer(this, processor);
        configureConsumer(consumer);
        consumer.setMaxMessagesPerPoll(configuration.getMaxMessagesPerPoll());
        return consumer;
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        ConfigurationCheck.require(this);
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

    public Cr3dentialsConfiguration getConfiguration() {
        return configuration;
    }

    @Override
    public Cr3dentialsComponent getComponent() {
        return (Cr3dentialsComponent) super.getComponent();
    }

    /** Returns what this endpoint does. */
    public Cr3dentialsOperation getOperation() {
        return Objects.requireNonNull(configuration.getOperation(), "operation");
    }

    /** Lends the client that this endpoint's calls go through; who takes it has to close the lease. */
    ClientLease leaseClient() {
        return getComponent().leaseClient(configuration);
    }

    /** Returns where sessions and their delivery are kept. */
    SessionLedger getSessionLedger() {
        return getComponent().ledgerFor(configuration);
    }

    /** Returns the account that this endpoint's sessions belong to. */
    Account getAccount() {
        return new Account(Cr3dentialsConstants.SCHEME, configuration.getAccount());
    }

    /** Returns the mapper for bodies. */
    ObjectMapper getObjectMapper() {
        ObjectMapper own = configuration.getObjectMapper();
        return own == null ? getComponent().defaultObjectMapper() : own;
    }

    /** Returns the clock that all times of this endpoint are read from. */
    Clock getClock() {
        return getComponent().getClock();
    }

    /** Returns which of the documented rules are checked before a request is sent. */
    RequestRules getRequestRules() {
        return new RequestRules(configuration.isAllowAnyCountry(), configuration.isAllowLocalWebhookUrl());
    }

    /** Returns the maker of webhook tokens, or null when no secret is set. */
    @Nullable
    WebhookTokens getWebhookTokens() {
        String secrets = configuration.getWebhookSecret();
        return secrets == null || secrets.isBlank()
                ? null
                : new WebhookTokens(WebhookSecrets.parse(secrets), getClock());
    }

    @Override
    public @Nullable String getServiceUrl() {
        return configuration.getBaseUrl();
    }

    @Override
    public String getServiceProtocol() {
        return configuration.getBaseUrl().startsWith("http:") ? "http" : "https";
    }

    @Override
    public Map<String, String> getServiceMetadata() {
        return Map.of("account", configuration.getAccount());
    }
}
