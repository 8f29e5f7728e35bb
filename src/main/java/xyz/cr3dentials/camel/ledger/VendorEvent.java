package xyz.cr3dentials.camel.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event that a vendor sent and that was proven to come from it.
 *
 * @param account whose event
 * @param eventId what tells it from every other event of the account; a repetition has the same
 * @param type the vendor's own word for the kind of event
 * @param sessionId the session it is about, {@code null} when it names none
 * @param occurredAt when it happened, {@code null} when it does not say
 * @param json what the vendor sent, empty when it was erased; personal
 */
public record VendorEvent(
        Account account,
        String eventId,
        String type,
        @Nullable String sessionId,
        @Nullable Instant occurredAt,
        String json) {

    /** Names identity and type, never the data. */
    @Override
    public String toString() {
        return "VendorEvent[%s, eventId=%s, type=%s, sessionId=%s]".formatted(account, eventId, type, sessionId);
    }
}
