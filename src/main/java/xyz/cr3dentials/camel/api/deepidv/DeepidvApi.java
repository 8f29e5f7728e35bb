package xyz.cr3dentials.camel.api.deepidv;

import static xyz.cr3dentials.camel.api.AnswerFields.either;
import static xyz.cr3dentials.camel.api.AnswerFields.eitherInstant;
import static xyz.cr3dentials.camel.api.AnswerFields.json;
import static xyz.cr3dentials.camel.api.AnswerFields.map;
import static xyz.cr3dentials.camel.api.AnswerFields.requiredId;
import static xyz.cr3dentials.camel.api.AnswerFields.requiredStatus;
import static xyz.cr3dentials.camel.api.AnswerFields.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.api.AnswerFields;
import xyz.cr3dentials.camel.api.ApiSpec;
import xyz.cr3dentials.camel.api.ListRows;
import xyz.cr3dentials.camel.api.TokenPages;
import xyz.cr3dentials.camel.http.AnswerShapeException;

/**
 * The deepidv API as data, and how sessions are read from every form of answer that the vendor's documents show: either
 * name of the id, either spelling of a field, the record in its envelope or without.
 */
public final class DeepidvApi {

    /** The component's scheme, as errors name it. */
    public static final String VENDOR = "deepidv";

    /** What the API is like. */
    public static final ApiSpec<
                    CreateSessionRequest, CreatedSession, Session, ListSessionsRequest, SessionPage, SessionSummary>
            SPEC = new ApiSpec<>(
                    VENDOR,
                    new ApiSpec.Places("/v1/sessions", "/v1/sessions", "/v1/sessions", "id", "id"),
                    CreateSessionRequest.FORM,
                    ListSessionsRequest.FORM,
                    new ApiSpec.Answers<>(
                            DeepidvApi::createdSession, DeepidvApi::session, (json, request) -> sessionPage(json)),
                    DeepidvApi::walk);

    private DeepidvApi() {}

    static Iterator<SessionSummary> walk(
            Function<ListSessionsRequest, SessionPage> source, ListSessionsRequest request) {
        return TokenPages.walk(
                VENDOR,
                source,
                new TokenPages.Shape<>("next_token", ListSessionsRequest::page, SessionPage::nextToken),
                request,
                request.nextToken());
    }

    private static CreatedSession createdSession(JsonNode body) throws AnswerShapeException {
        String id = text(body, "id");
        return new CreatedSession(
                requiredId(body, id == null || id.isBlank() ? "idv_id" : "id"),
                SessionStatus.PENDING,
                either(body, "externalId", "external_id"),
                either(body, "session_url", "sessionUrl"),
                expiry(body),
                links(body.path("links")),
                // A creation's answer names no status.
                AnswerFields.withStatus(body, SessionStatus.PENDING));
    }

    private static Session session(JsonNode body) throws AnswerShapeException {
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

    private static SessionPage sessionPage(JsonNode body) throws AnswerShapeException {
        ListRows<SessionSummary> rows = ListRows.read(
                body, "sessions", DeepidvApi::summary, row -> sessionRecord(row).path("id"));
        String token = either(body, "next_token", "nextToken");
        return new SessionPage(
                rows.readable(), rows.unreadable(), token == null || token.isEmpty() ? null : token, body);
    }

    private static SessionSummary summary(JsonNode body) throws AnswerShapeException {
        JsonNode data = sessionRecord(body);
        return new SessionSummary(
                requiredId(data, "id"),
                requiredStatus(data, VENDOR, SessionStatus::of),
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
