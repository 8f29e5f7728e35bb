package xyz.cr3dentials.camel.vendor.deepidv;

import static xyz.cr3dentials.camel.vendor.AnswerFields.instant;
import static xyz.cr3dentials.camel.vendor.AnswerFields.json;
import static xyz.cr3dentials.camel.vendor.AnswerFields.map;
import static xyz.cr3dentials.camel.vendor.AnswerFields.requiredId;
import static xyz.cr3dentials.camel.vendor.AnswerFields.requiredStatus;
import static xyz.cr3dentials.camel.vendor.AnswerFields.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.http.AnswerShapeException;
import xyz.cr3dentials.camel.vendor.ListRows;
import xyz.cr3dentials.camel.vendor.UnknownStatuses;

/**
 * Reads sessions from every form of answer that the vendor's documents show: either name of the id, either spelling of a
 * field, the record in its envelope or without.
 */
final class SessionAnswers {

    private SessionAnswers() {}

    static CreatedSession createdSession(JsonNode body) throws AnswerShapeException {
        String id = text(body, "id");
        return new CreatedSession(
                requiredId(body, id == null || id.isBlank() ? "idv_id" : "id"),
                SessionStatus.PENDING,
                either(body, "externalId", "external_id"),
                either(body, "session_url", "sessionUrl"),
                expiry(body),
                links(body.path("links")),
                withStatus(body));
    }

    /** A creation's answer names no status; a route would miss it. */
    private static JsonNode withStatus(JsonNode body) {
        return body instanceof ObjectNode object && !object.hasNonNull("status")
                ? object.deepCopy().put("status", SessionStatus.PENDING.value())
                : body;
    }

    /** Reads the answer about one session, which must be the one that was asked for. */
    static Session session(JsonNode body, String asked) throws AnswerShapeException {
        requiredId(sessionRecord(body), "id", asked);
        return session(body);
    }

    static Session session(JsonNode body) throws AnswerShapeException {
        SessionSummary sessionRecord = summary(body);
        JsonNode data = sessionRecord.json();
        return new Session(
                sessionRecord,
                map(data, "analysis_data"),
                map(data, "meta_data"),
                json(data, "location"),
                map(body, "resource_links"),
                map(body, "user"),
                map(body, "sender_user"),
                body);
    }

    static SessionPage sessionPage(JsonNode body) throws AnswerShapeException {
        ListRows<SessionSummary> rows =
                ListRows.read(body, "sessions", SessionAnswers::summary, row -> sessionRecord(row)
                        .path("id"));
        String token = either(body, "next_token", "nextToken");
        return new SessionPage(
                rows.readable(), rows.unreadable(), token == null || token.isEmpty() ? null : token, body);
    }

    static SessionSummary summary(JsonNode body) throws AnswerShapeException {
        JsonNode data = sessionRecord(body);
        return new SessionSummary(
                requiredId(data, "id"),
                status(requiredStatus(data)),
                either(data, "external_id", "externalId"),
                text(data, "type"),
                either(data, "session_progress", "sessionProgress"),
                either(data, "organization_id", "organizationId"),
                either(data, "user_id", "userId"),
                either(data, "sender_user_id", "senderUserId"),
                either(data, "workflow_id", "workflowId"),
                eitherInstant(data, "created_at", "createdAt"),
                eitherInstant(data, "updated_at", "updatedAt"),
                eitherInstant(data, "submitted_at", "submittedAt"),
                expiry(data),
                data);
    }

    /** Returns the record out of its envelope, or the body itself when it comes without. */
    static JsonNode sessionRecord(JsonNode body) {
        JsonNode enveloped = body.path("session_record");
        return enveloped.isObject() ? enveloped : body;
    }

    static @Nullable String either(JsonNode node, String name, String other) {
        String value = text(node, name);
        return value == null ? text(node, other) : value;
    }

    static @Nullable Instant eitherInstant(JsonNode node, String name, String other) {
        Instant value = instant(node, name);
        return value == null ? instant(node, other) : value;
    }

    static SessionStatus status(String value) {
        SessionStatus status = SessionStatus.of(value);
        if (!status.isKnown()) {
            UnknownStatuses.report(DeepidvJson.VENDOR, status.value());
        }
        return status;
    }

    private static @Nullable Instant expiry(JsonNode node) {
        return eitherInstant(node, "expires_at", "expiresAt");
    }

    private static List<CreatedSession.Link> links(JsonNode array) {
        List<CreatedSession.Link> links = new ArrayList<>();
        for (JsonNode link : array) {
            links.add(new CreatedSession.Link(
                    either(link, "rel", "type"), either(link, "href", "url"), text(link, "description")));
        }
        return List.copyOf(links);
    }
}
