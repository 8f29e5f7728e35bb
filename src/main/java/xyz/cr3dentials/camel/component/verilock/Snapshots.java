package xyz.cr3dentials.camel.component.verilock;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.http.JsonCodec;
import xyz.cr3dentials.camel.session.Account;
import xyz.cr3dentials.camel.session.SessionKey;
import xyz.cr3dentials.camel.session.SessionSnapshot;
import xyz.cr3dentials.camel.vendor.Outcome;
import xyz.cr3dentials.camel.vendor.SessionAccess;
import xyz.cr3dentials.camel.vendor.verilock.CreatedSession;
import xyz.cr3dentials.camel.vendor.verilock.Session;
import xyz.cr3dentials.camel.vendor.verilock.SessionStatus;
import xyz.cr3dentials.camel.vendor.verilock.SessionSummary;
import xyz.cr3dentials.camel.vendor.verilock.VerilockApi;

/** Turns the vendor's records into what the ledger keeps, and back. */
final class Snapshots {

    private Snapshots() {}

    static SessionSnapshot of(Account account, Session session) {
        return new SessionSnapshot(
                new SessionKey(account, session.sessionId()),
                session.status().value(),
                session.status().isTerminal(),
                session.createdAt(),
                session.completedAt(),
                session.expiresAt(),
                session.externalId(),
                SessionAccess.without(session.json()).toString());
    }

    /** Makes the snapshot of a new session, without the answer: it holds what opens the session, and no result. */
    static SessionSnapshot of(Account account, CreatedSession created, @Nullable String reference) {
        return new SessionSnapshot(
                new SessionKey(account, created.sessionId()),
                created.status().value(),
                created.status().isTerminal(),
                created.createdAt(),
                null,
                created.expiresAt(),
                created.externalId() != null ? created.externalId() : reference,
                "");
    }

    static SessionSnapshot of(Account account, SessionSummary row) {
        return new SessionSnapshot(
                new SessionKey(account, row.sessionId()),
                row.status().value(),
                row.status().isTerminal(),
                row.createdAt(),
                row.completedAt(),
                null,
                row.externalId(),
                SessionAccess.without(row.json()).toString());
    }

    /** Builds the message body; what a row of a list does not tell is null. */
    static Session toSession(SessionSnapshot snapshot, ObjectMapper mapper) throws JsonProcessingException {
        JsonNode json =
                snapshot.json().isEmpty() ? skeleton(snapshot, mapper) : JsonCodec.read(mapper, snapshot.json());
        // The vendor need not echo the reference, and a route that only sees JSON needs it all the same.
        if (snapshot.reference() != null && json instanceof ObjectNode object && !namesReference(object)) {
            object.put("external_id", snapshot.reference());
        }
        Session session = merged(VerilockApi.SPEC.session(json), snapshot);
        Outcome outcome = session.outcome();
        if (outcome != null && json instanceof ObjectNode object) {
            object.put("outcome", outcome.name());
        }
        return session;
    }

    /** A ledger knows times and reference from earlier answers, too. */
    private static Session merged(Session session, SessionSnapshot snapshot) {
        return new Session(
                snapshot.key().sessionId(),
                SessionStatus.of(snapshot.status()),
                session.type(),
                snapshot.reference(),
                session.sessionUrl(),
                session.steps(),
                session.applicant(),
                session.results(),
                session.metadata(),
                snapshot.expiresAt(),
                snapshot.createdAt(),
                snapshot.completedAt(),
                session.json());
    }

    private static boolean namesReference(ObjectNode session) {
        return session.hasNonNull("external_id") || session.hasNonNull("reference_id");
    }

    /** What is left of a session whose data was erased before it could be handed over. */
    private static JsonNode skeleton(SessionSnapshot snapshot, ObjectMapper mapper) {
        return mapper.createObjectNode().put("id", snapshot.key().sessionId()).put("status", snapshot.status());
    }
}
