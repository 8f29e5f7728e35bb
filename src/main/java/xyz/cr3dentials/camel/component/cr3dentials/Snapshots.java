package xyz.cr3dentials.camel.component.cr3dentials;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.session.Account;
import xyz.cr3dentials.camel.session.SessionKey;
import xyz.cr3dentials.camel.session.SessionSnapshot;
import xyz.cr3dentials.camel.vendor.cr3dentials.PlatformSummary;
import xyz.cr3dentials.camel.vendor.cr3dentials.Session;
import xyz.cr3dentials.camel.vendor.cr3dentials.SessionStatus;
import xyz.cr3dentials.camel.vendor.cr3dentials.SessionSummary;

/** Turns the vendor's records into what the ledger keeps, and back. */
final class Snapshots {

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private static final String REFERENCE = "externalReferenceId";

    private Snapshots() {}

    static SessionSnapshot of(Account account, Session session) {
        return new SessionSnapshot(
                new SessionKey(account, session.sessionId()),
                session.status().value(),
                session.status().isTerminal(),
                session.createdAt(),
                session.completedAt(),
                session.expiresAt(),
                session.externalReferenceId(),
                session.json().toString());
    }

    static SessionSnapshot of(Account account, SessionSummary row) {
        return new SessionSnapshot(
                new SessionKey(account, row.sessionId()),
                row.status().value(),
                row.status().isTerminal(),
                row.createdAt(),
                row.completedAt(),
                null,
                null,
                row.json().toString());
    }

    /** Builds the message body; what a row of a list does not tell is null. */
    static Session toSession(SessionSnapshot snapshot, ObjectMapper mapper) throws JsonProcessingException {
        JsonNode json = mapper.readTree(snapshot.json());
        // The vendor need not echo the reference, and a route that only sees JSON needs it all the same.
        if (snapshot.reference() != null && json instanceof ObjectNode object && !object.hasNonNull(REFERENCE)) {
            object.put(REFERENCE, snapshot.reference());
        }
        JsonNode extracted = json.path("extractedData");
        return new Session(
                snapshot.key().sessionId(),
                SessionStatus.of(snapshot.status()),
                json.path("progress").isNumber() ? json.path("progress").intValue() : null,
                text(json, "embedUrl"),
                text(json, "streamUrl"),
                number(json, "platformId"),
                platform(json.path("platform")),
                snapshot.expiresAt(),
                snapshot.createdAt(),
                snapshot.completedAt(),
                text(json, "errorMessage"),
                text(json, "errorCode"),
                json.path("hasAttestation").asBoolean(false),
                extracted.isObject() ? mapper.convertValue(extracted, OBJECT) : null,
                snapshot.reference(),
                json);
    }

    private static @Nullable PlatformSummary platform(JsonNode json) {
        return json.isObject()
                ? new PlatformSummary(
                        number(json, "id"),
                        text(json, "name"),
                        text(json, "displayName"),
                        text(json, "icon"),
                        text(json, "loginUrl"))
                : null;
    }

    private static @Nullable String text(JsonNode json, String field) {
        return json.path(field).isTextual() ? json.path(field).textValue() : null;
    }

    private static @Nullable Long number(JsonNode json, String field) {
        return json.path(field).canConvertToLong() && json.path(field).isNumber()
                ? json.path(field).longValue()
                : null;
    }
}
