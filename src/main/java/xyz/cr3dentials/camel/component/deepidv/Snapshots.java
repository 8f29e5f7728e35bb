package xyz.cr3dentials.camel.component.deepidv;

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
import xyz.cr3dentials.camel.vendor.deepidv.CreatedSession;
import xyz.cr3dentials.camel.vendor.deepidv.DeepidvApi;
import xyz.cr3dentials.camel.vendor.deepidv.Session;
import xyz.cr3dentials.camel.vendor.deepidv.SessionStatus;
import xyz.cr3dentials.camel.vendor.deepidv.SessionSummary;

/** Turns the vendor's records into what the ledger keeps, and back. */
final class Snapshots {

    private static final String RECORD = "session_record";

    private Snapshots() {}

    static SessionSnapshot of(Account account, Session session) {
        return of(account, session.sessionRecord(), session.json());
    }

    static SessionSnapshot of(Account account, SessionSummary row) {
        return of(account, row, row.json());
    }

    /** Makes the snapshot of a new session, without the answer: it holds what opens the session, and no result. */
    static SessionSnapshot of(Account account, CreatedSession created, @Nullable String reference) {
        return new SessionSnapshot(
                new SessionKey(account, created.id()),
                created.status().value(),
                created.status().isTerminal(),
                null,
                null,
                created.expiresAt(),
                created.externalId() != null ? created.externalId() : reference,
                "");
    }

    private static SessionSnapshot of(Account account, SessionSummary row, JsonNode json) {
        return new SessionSnapshot(
                new SessionKey(account, row.id()),
                row.status().value(),
                row.status().isTerminal(),
                row.createdAt(),
                row.completedAt(),
                row.expiresAt(),
                row.externalId(),
                SessionAccess.without(json).toString());
    }

    /**
     * Builds the message body: always in the form of {@code getSession}, with what a row of a list does not tell absent, and
     * with {@code outcome} beside the record.
     */
    static Session toSession(SessionSnapshot snapshot, ObjectMapper mapper) throws JsonProcessingException {
        JsonNode kept =
                snapshot.json().isEmpty() ? skeleton(snapshot, mapper) : JsonCodec.read(mapper, snapshot.json());
        ObjectNode json =
                kept instanceof ObjectNode object && object.path(RECORD).isObject()
                        ? object
                        : mapper.createObjectNode().set(RECORD, kept);
        // The vendor need not echo the reference, and a route that only sees JSON needs it all the same.
        if (snapshot.reference() != null
                && json.path(RECORD) instanceof ObjectNode data
                && !data.hasNonNull("external_id")
                && !data.hasNonNull("externalId")) {
            data.put("external_id", snapshot.reference());
        }
        Session session = merged(DeepidvApi.SPEC.session(json), snapshot);
        Outcome outcome = session.outcome();
        if (outcome != null) {
            json.put("outcome", outcome.name());
        }
        return session;
    }

    /** A ledger knows times and reference from earlier answers, too. */
    private static Session merged(Session session, SessionSnapshot snapshot) {
        SessionSummary data = session.sessionRecord();
        SessionSummary merged = new SessionSummary(
                snapshot.key().sessionId(),
                SessionStatus.of(snapshot.status()),
                snapshot.reference(),
                data.type(),
                data.sessionProgress(),
                data.organizationId(),
                data.userId(),
                data.senderUserId(),
                data.workflowId(),
                snapshot.createdAt(),
                snapshot.completedAt() == null ? data.updatedAt() : snapshot.completedAt(),
                data.submittedAt(),
                snapshot.expiresAt(),
                data.json());
        return new Session(
                merged,
                session.analysisData(),
                session.metaData(),
                session.location(),
                session.resourceLinks(),
                session.user(),
                session.senderUser(),
                session.json());
    }

    /** What is left of a session whose data was erased before it could be handed over. */
    private static JsonNode skeleton(SessionSnapshot snapshot, ObjectMapper mapper) {
        return mapper.createObjectNode().put("id", snapshot.key().sessionId()).put("status", snapshot.status());
    }
}
