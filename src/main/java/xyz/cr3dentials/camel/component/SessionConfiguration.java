package xyz.cr3dentials.camel.component;

import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.component.connection.ConnectionConfiguration;
import xyz.cr3dentials.camel.component.consumer.Backfill;
import xyz.cr3dentials.camel.ledger.SessionLedger;
import xyz.cr3dentials.camel.ledger.Subscription;

/**
 * Options of any vendor's component that say where sessions are kept and how those that have ended are handed over. One
 * instance serves one component or endpoint; it is not thread-safe while it is being set up.
 *
 * <p>It lies between {@link ConnectionConfiguration} and the vendor's class since Camel's generator finds the options of
 * superclasses, not those of a nested object within a nested object.
 */
@UriParams
public abstract class SessionConfiguration extends ConnectionConfiguration implements Cloneable {

    @UriParam(label = "producer", description = "The session, for operations on one session.")
    private @Nullable String sessionId;

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description =
                    "Whether listSessions answers an Iterator over all pages instead of one page. Pages are read as the route consumes them.")
    private boolean autoPage;

    @UriParam(
            label = "consumer",
            defaultValue = "true",
            description = "Whether a session is read by its id when the list lacks its result.")
    private boolean fetchDetails = true;

    @UriParam(
            label = "advanced",
            description =
                    "Where sessions and their delivery are kept. Without one it is the registry's DataSource, if there is exactly one, it is PostgreSQL or H2, and Spring JDBC and Flyway are on the class path; else memory, which forgets everything at a restart.")
    @Metadata(autowired = true)
    private @Nullable SessionLedger sessionLedger;

    @UriParam(
            label = "producer,advanced",
            defaultValue = "65536",
            description = "Longest webhook body that receiveWebhook reads, in bytes.")
    private int maximumWebhookSize = 65_536;

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description =
                    "Whether createSession sends fields of the body that the vendor's documents do not name. When false they are refused, so that a misspelt one is not lost in silence.")
    private boolean additionalFields;

    @UriParam(
            label = "consumer",
            description =
                    "Terminal statuses to hand over, separated by commas. All terminal statuses of the vendor when absent.")
    private @Nullable String statuses;

    @UriParam(
            label = "consumer",
            defaultValue = Subscription.DEFAULT,
            description =
                    "Name of what this consumer follows, 1 to 100 characters. Consumers with different names each get every item; what is handed over, failed and parked is kept for each by itself.")
    private String subscription = Subscription.DEFAULT;

    @UriParam(
            label = "consumer,advanced",
            defaultValue = "false",
            description =
                    "Whether several consumers of one context share the subscription, so that each item reaches one of them. All of them must say so.")
    private boolean sharedSubscription;

    @UriParam(
            label = "consumer",
            defaultValue = "none",
            description =
                    "What happens at the first start to sessions that ended before it: none takes them as known, all hands them over.")
    private Backfill backfill = Backfill.none;

    @UriParam(
            label = "producer,advanced",
            defaultValue = "1000",
            description = "How many open sessions auditSessions asks the vendor for at most, one request each.")
    private int maximumAuditReads = 1_000;

    @UriParam(
            label = "consumer",
            defaultValue = "1",
            description =
                    "How many sessions are handed to the route at the same time, each on a thread of its own. With 1 they follow one another.")
    private int concurrentConsumers = 1;

    @UriParam(
            label = "consumer",
            defaultValue = "10",
            description = "How often a session is offered to the route before it is parked with its error.")
    private int maximumDeliveries = 10;

    @UriParam(
            label = "consumer",
            defaultValue = "5000",
            javaType = "java.time.Duration",
            description =
                    "How long to wait before a session is offered a second time, in milliseconds. Doubles with each further time.")
    private long redeliveryDelay = 5_000;

    @UriParam(
            label = "consumer",
            defaultValue = "3600000",
            javaType = "java.time.Duration",
            description = "Longest wait between two offers of a session, in milliseconds.")
    private long maximumRedeliveryDelay = 3_600_000;

    @UriParam(
            label = "consumer,advanced",
            defaultValue = "300000",
            javaType = "java.time.Duration",
            description = "How long a route may work on a session before it is offered again, in milliseconds.")
    private long deliveryLease = 300_000;

    @UriParam(
            label = "consumer,advanced",
            defaultValue = "86400000",
            javaType = "java.time.Duration",
            description =
                    "How long the ledger keeps the data of a session after it was handed over, in milliseconds. Id, status and times stay longer.")
    private long payloadRetention = 86_400_000;

    @UriParam(
            label = "consumer,advanced",
            defaultValue = "300000",
            javaType = "java.time.Duration",
            description =
                    "How long after a session's end of life it is read by its id if it was not seen to have ended, in milliseconds.")
    private long expiryGrace = 300_000;

    @UriParam(label = "consumer", defaultValue = "100", description = "How many sessions one poll hands over at most.")
    private int maxMessagesPerPoll = 100;

    /** Returns what an endpoint does, null while that is open. */
    public abstract @Nullable VendorOperation getOperation();

    /** Returns a copy whose options can be set without changing this one. */
    public SessionConfiguration copy() {
        try {
            return (SessionConfiguration) clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    public @Nullable String getSessionId() {
        return sessionId;
    }

    /** The session, for operations on one session. */
    public void setSessionId(@Nullable String sessionId) {
        this.sessionId = sessionId;
    }

    public boolean isAutoPage() {
        return autoPage;
    }

    /** Whether listSessions answers an Iterator over all pages instead of one page. */
    public void setAutoPage(boolean autoPage) {
        this.autoPage = autoPage;
    }

    public boolean isFetchDetails() {
        return fetchDetails;
    }

    /** Whether a session is read by its id when the list lacks its result. */
    public void setFetchDetails(boolean fetchDetails) {
        this.fetchDetails = fetchDetails;
    }

    public @Nullable SessionLedger getSessionLedger() {
        return sessionLedger;
    }

    /** Where sessions and their delivery are kept. */
    public void setSessionLedger(@Nullable SessionLedger sessionLedger) {
        this.sessionLedger = sessionLedger;
    }

    public int getMaximumWebhookSize() {
        return maximumWebhookSize;
    }

    /** Longest webhook body that receiveWebhook reads, in bytes. */
    public void setMaximumWebhookSize(int maximumWebhookSize) {
        this.maximumWebhookSize = maximumWebhookSize;
    }

    public boolean isAdditionalFields() {
        return additionalFields;
    }

    /** Whether createSession sends fields of the body that the vendor's documents do not name. */
    public void setAdditionalFields(boolean additionalFields) {
        this.additionalFields = additionalFields;
    }

    public @Nullable String getStatuses() {
        return statuses;
    }

    /** Terminal statuses to hand over, separated by commas. */
    public void setStatuses(@Nullable String statuses) {
        this.statuses = statuses;
    }

    public String getSubscription() {
        return subscription;
    }

    /** Name of what this consumer follows. */
    public void setSubscription(String subscription) {
        this.subscription = subscription;
    }

    public boolean isSharedSubscription() {
        return sharedSubscription;
    }

    /** Whether several consumers of one context share the subscription. */
    public void setSharedSubscription(boolean sharedSubscription) {
        this.sharedSubscription = sharedSubscription;
    }

    public Backfill getBackfill() {
        return backfill;
    }

    /** What happens at the first start to sessions that ended before it: none takes them as known, all hands them over. */
    public void setBackfill(Backfill backfill) {
        this.backfill = backfill;
    }

    public int getMaximumAuditReads() {
        return maximumAuditReads;
    }

    /** How many open sessions auditSessions asks the vendor for at most. */
    public void setMaximumAuditReads(int maximumAuditReads) {
        this.maximumAuditReads = maximumAuditReads;
    }

    public int getConcurrentConsumers() {
        return concurrentConsumers;
    }

    /** How many sessions are handed to the route at the same time. */
    public void setConcurrentConsumers(int concurrentConsumers) {
        this.concurrentConsumers = concurrentConsumers;
    }

    public int getMaximumDeliveries() {
        return maximumDeliveries;
    }

    /** How often a session is offered to the route before it is parked with its error. */
    public void setMaximumDeliveries(int maximumDeliveries) {
        this.maximumDeliveries = maximumDeliveries;
    }

    public long getRedeliveryDelay() {
        return redeliveryDelay;
    }

    /** How long to wait before a session is offered a second time, in milliseconds. */
    public void setRedeliveryDelay(long redeliveryDelay) {
        this.redeliveryDelay = redeliveryDelay;
    }

    public long getMaximumRedeliveryDelay() {
        return maximumRedeliveryDelay;
    }

    /** Longest wait between two offers of a session, in milliseconds. */
    public void setMaximumRedeliveryDelay(long maximumRedeliveryDelay) {
        this.maximumRedeliveryDelay = maximumRedeliveryDelay;
    }

    public long getDeliveryLease() {
        return deliveryLease;
    }

    /** How long a route may work on a session before it is offered again, in milliseconds. */
    public void setDeliveryLease(long deliveryLease) {
        this.deliveryLease = deliveryLease;
    }

    public long getPayloadRetention() {
        return payloadRetention;
    }

    /** How long the ledger keeps the data of a session after it was handed over, in milliseconds. */
    public void setPayloadRetention(long payloadRetention) {
        this.payloadRetention = payloadRetention;
    }

    public long getExpiryGrace() {
        return expiryGrace;
    }

    /** How long after a session's end of life it is read by its id if it was not seen to have ended, in milliseconds. */
    public void setExpiryGrace(long expiryGrace) {
        this.expiryGrace = expiryGrace;
    }

    public int getMaxMessagesPerPoll() {
        return maxMessagesPerPoll;
    }

    /** How many sessions one poll hands over at most. */
    public void setMaxMessagesPerPoll(int maxMessagesPerPoll) {
        this.maxMessagesPerPoll = maxMessagesPerPoll;
    }
}
