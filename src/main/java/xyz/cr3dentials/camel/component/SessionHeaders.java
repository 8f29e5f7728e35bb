package xyz.cr3dentials.camel.component;

import java.time.Instant;
import java.util.function.UnaryOperator;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.api.Outcome;
import xyz.cr3dentials.camel.api.Timestamps;
import xyz.cr3dentials.camel.component.message.RequestField;
import xyz.cr3dentials.camel.component.message.VerificationHeaders;
import xyz.cr3dentials.camel.ledger.Delivery;
import xyz.cr3dentials.camel.ledger.EventItem;
import xyz.cr3dentials.camel.ledger.SessionSnapshot;
import xyz.cr3dentials.camel.ledger.VendorEvent;

/**
 * A vendor's names of the headers that an ended session is handed over with, beside those of {@link VerificationHeaders}.
 *
 * @param sessionId the session's id
 * @param status the vendor's status
 * @param reference the caller's reference
 * @param expiresAt when the session would have ended by itself
 * @param completedAt when it ended
 * @param learntBy how the end was learnt
 * @param deliveryAttempt which offer to the route this is, counted from 1
 */
public record SessionHeaders(
        String sessionId,
        String status,
        String reference,
        String expiresAt,
        String completedAt,
        String learntBy,
        String deliveryAttempt) {

    /** Returns the names that a vendor's headers have. */
    static SessionHeaders of(VendorSpec<?, ?> spec) {
        UnaryOperator<String> header = name -> RequestField.header(spec.scheme(), name);
        return new SessionHeaders(
                header.apply("SessionId"),
                header.apply("Status"),
                spec.reference().header(),
                header.apply("ExpiresAt"),
                header.apply("CompletedAt"),
                header.apply("LearntBy"),
                header.apply("DeliveryAttempt"));
    }

    /**
     * Fills an exchange with an ended session.
     *
     * @param body the vendor's record
     * @param outcome how the session ended; null for a status that the vendor's documents do not name
     */
    public void fill(Exchange exchange, Delivery delivery, Object body, @Nullable Outcome outcome) {
        SessionSnapshot snapshot = delivery.fact().snapshot();
        Message message = exchange.getMessage();
        message.setBody(body);
        message.setHeader(sessionId, snapshot.key().sessionId());
        message.setHeader(status, snapshot.status());
        message.setHeader(learntBy, delivery.fact().learntBy().name());
        message.setHeader(deliveryAttempt, delivery.attempt());
        setIfKnown(message, reference, snapshot.reference());
        setIfKnown(message, expiresAt, snapshot.expiresAt());
        setIfKnown(message, completedAt, snapshot.completedAt());
        message.setHeader(VerificationHeaders.VENDOR, snapshot.key().account().vendor());
        message.setHeader(VerificationHeaders.SESSION_ID, snapshot.key().sessionId());
        message.setHeader(VerificationHeaders.STATUS, snapshot.status());
        setIfKnown(message, VerificationHeaders.OUTCOME, outcome == null ? null : outcome.name());
        setIfKnown(message, VerificationHeaders.REFERENCE, snapshot.reference());
        Instant ended = snapshot.completedAt();
        setIfKnown(message, VerificationHeaders.COMPLETED_AT, ended == null ? null : ended.toString());
        // What a client of the user's answers may lie beyond any clock.
        setIfKnown(
                message,
                Exchange.MESSAGE_TIMESTAMP,
                ended == null || !Timestamps.isStorable(ended) ? null : ended.toEpochMilli());
    }

    /**
     * Fills an exchange with an authentic event, and with what is known of the session it is about.
     *
     * @param body what the vendor sent
     */
    public void fill(Exchange exchange, EventItem item, int attempt, Object body) {
        VendorEvent event = item.event();
        Message message = exchange.getMessage();
        message.setBody(body);
        message.setHeader(deliveryAttempt, attempt);
        message.setHeader(VerificationHeaders.VENDOR, event.account().vendor());
        message.setHeader(VerificationHeaders.EVENT_TYPE, event.type());
        message.setHeader(VerificationHeaders.EVENT_ID, event.eventId());
        setIfKnown(message, sessionId, event.sessionId());
        setIfKnown(message, VerificationHeaders.SESSION_ID, event.sessionId());
        Instant occurredAt = event.occurredAt();
        setIfKnown(message, Exchange.MESSAGE_TIMESTAMP, occurredAt == null ? null : occurredAt.toEpochMilli());
        SessionSnapshot session = item.session();
        if (session != null) {
            setIfKnown(message, status, session.status().isEmpty() ? null : session.status());
            setIfKnown(message, VerificationHeaders.STATUS, session.status().isEmpty() ? null : session.status());
            setIfKnown(message, reference, session.reference());
            setIfKnown(message, VerificationHeaders.REFERENCE, session.reference());
            setIfKnown(message, completedAt, session.completedAt());
        }
    }

    private static void setIfKnown(Message message, String name, @Nullable Object value) {
        if (value != null) {
            message.setHeader(name, value);
        }
    }
}
