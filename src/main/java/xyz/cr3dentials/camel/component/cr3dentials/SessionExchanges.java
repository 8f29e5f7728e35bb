package xyz.cr3dentials.camel.component.cr3dentials;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.session.Delivery;
import xyz.cr3dentials.camel.session.SessionSnapshot;

/** Fills an exchange with an ended session. */
final class SessionExchanges {

    private SessionExchanges() {}

    /**
     * @throws JsonProcessingException if the ledger holds something else than the vendor's JSON
     */
    static void fill(Exchange exchange, Delivery delivery, ObjectMapper mapper) throws JsonProcessingException {
        SessionSnapshot snapshot = delivery.fact().snapshot();
        Message message = exchange.getMessage();
        message.setBody(Snapshots.toSession(snapshot, mapper));
        message.setHeader(Cr3dentialsConstants.SESSION_ID, snapshot.key().sessionId());
        message.setHeader(Cr3dentialsConstants.STATUS, snapshot.status());
        message.setHeader(
                Cr3dentialsConstants.LEARNT_BY, delivery.fact().learntBy().name());
        message.setHeader(Cr3dentialsConstants.DELIVERY_ATTEMPT, delivery.attempt());
        setIfKnown(message, Cr3dentialsConstants.EXTERNAL_REFERENCE_ID, snapshot.reference());
        setIfKnown(message, Cr3dentialsConstants.EXPIRES_AT, snapshot.expiresAt());
        setIfKnown(message, Cr3dentialsConstants.COMPLETED_AT, snapshot.completedAt());
        Instant completedAt = snapshot.completedAt();
        setIfKnown(message, Exchange.MESSAGE_TIMESTAMP, completedAt == null ? null : completedAt.toEpochMilli());
    }

    private static void setIfKnown(Message message, String name, @Nullable Object value) {
        if (value != null) {
            message.setHeader(name, value);
        }
    }
}
