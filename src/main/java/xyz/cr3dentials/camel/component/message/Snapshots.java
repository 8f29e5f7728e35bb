package xyz.cr3dentials.camel.component.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.api.KnownSession;
import xyz.cr3dentials.camel.api.Outcome;
import xyz.cr3dentials.camel.api.SessionAccess;
import xyz.cr3dentials.camel.api.SessionDetails;
import xyz.cr3dentials.camel.api.SessionFacts;
import xyz.cr3dentials.camel.http.JsonCodec;
import xyz.cr3dentials.camel.ledger.Account;
import xyz.cr3dentials.camel.ledger.SessionKey;
import xyz.cr3dentials.camel.ledger.SessionSnapshot;

/** Turns vendors' records into what the ledger keeps, and back. */
public final class Snapshots {

    private Snapshots() {}

    /** Makes the snapshot of a session, or of a row of a list. */
    public static SessionSnapshot of(Account account, SessionFacts session) {
        return of(
                account,
                session,
                session.reference(),
                SessionAccess.without(session.json()).toString());
    }

    /** Makes the snapshot of a new session, without the answer: it holds what opens the session, and no result. */
    public static SessionSnapshot ofCreated(Account account, SessionFacts created, @Nullable String reference) {
        return of(account, created, created.reference() != null ? created.reference() : reference, "");
    }

    private static SessionSnapshot of(Account account, SessionFacts session, @Nullable String reference, String json) {
        return new SessionSnapshot(
                new SessionKey(account, session.sessionId()),
                session.status().value(),
                session.status().isTerminal(),
                session.createdAt(),
                session.completedAt(),
                session.expiresAt(),
                reference,
                json);
    }

    /**
     * Builds the body of a message: always in the form of an answer by id, with what a row of a list does not tell absent,
     * and with {@code outcome} in its JSON. A ledger knows times and reference from earlier answers, too.
     *
     * @throws JsonProcessingException if the ledger holds something else than JSON
     */
    public static SessionDetails toSession(Reading<?> reading, SessionSnapshot snapshot, ObjectMapper mapper)
            throws JsonProcessingException {
        JsonNode kept = snapshot.json().isEmpty()
                ? skeleton(reading, snapshot, mapper)
                : JsonCodec.read(mapper, snapshot.json());
        JsonNode json = enveloped(reading.envelope(), kept, mapper);
        JsonNode data = reading.envelope() == null ? json : json.path(reading.envelope());
        // The vendor need not echo the reference, and a route that only sees JSON needs it all the same.
        if (snapshot.reference() != null
                && data instanceof ObjectNode object
                && reading.referenceFields().stream().noneMatch(object::hasNonNull)) {
            object.put(reading.referenceFields().get(0), snapshot.reference());
        }
        SessionDetails session = reading.ofJson()
                .apply(json)
                .with(new KnownSession(
                        snapshot.key().sessionId(),
                        snapshot.status(),
                        snapshot.createdAt(),
                        snapshot.completedAt(),
                        snapshot.expiresAt(),
                        snapshot.reference()));
        Outcome outcome = session.outcome();
        if (outcome != null && json instanceof ObjectNode object) {
            object.put("outcome", outcome.name());
        }
        return session;
    }

    private static JsonNode enveloped(@Nullable String envelope, JsonNode kept, ObjectMapper mapper) {
        return envelope == null || kept.path(envelope).isObject()
                ? kept
                : mapper.createObjectNode().set(envelope, kept);
    }

    /** What is left of a session whose data was erased before it could be handed over. */
    private static JsonNode skeleton(Reading<?> reading, SessionSnapshot snapshot, ObjectMapper mapper) {
        return mapper.createObjectNode()
                .put(reading.idField(), snapshot.key().sessionId())
                .put("status", snapshot.status());
    }
}
