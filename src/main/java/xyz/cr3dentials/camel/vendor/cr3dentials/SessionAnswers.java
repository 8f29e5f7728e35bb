package xyz.cr3dentials.camel.vendor.cr3dentials;

import static xyz.cr3dentials.camel.vendor.AnswerFields.flag;
import static xyz.cr3dentials.camel.vendor.AnswerFields.instant;
import static xyz.cr3dentials.camel.vendor.AnswerFields.requiredId;
import static xyz.cr3dentials.camel.vendor.AnswerFields.requiredStatus;
import static xyz.cr3dentials.camel.vendor.AnswerFields.smallNumber;
import static xyz.cr3dentials.camel.vendor.AnswerFields.text;
import static xyz.cr3dentials.camel.vendor.AnswerFields.total;
import static xyz.cr3dentials.camel.vendor.AnswerFields.wholeNumber;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.http.AnswerShapeException;
import xyz.cr3dentials.camel.vendor.AnswerFields;
import xyz.cr3dentials.camel.vendor.ListRows;
import xyz.cr3dentials.camel.vendor.UnknownStatuses;

/** Reads sessions from every form of answer that the vendor's documents show. */
final class SessionAnswers {

    /** What the vendor takes when a list names no limit. */
    private static final int DEFAULT_LIMIT = 20;

    private SessionAnswers() {}

    static CreatedSession createdSession(JsonNode body) throws AnswerShapeException {
        JsonNode data = AnswerFields.data(body, "sessionId");
        String status = text(data, "status");
        return new CreatedSession(
                requiredId(data, "sessionId"),
                status == null || status.isBlank() ? SessionStatus.CREATED : status(requiredStatus(data)),
                text(data, "embedUrl"),
                wholeNumber(data, "platformId"),
                instant(data, "expiresAt"),
                instant(data, "createdAt"),
                text(data, "externalReferenceId"),
                withStatus(data));
    }

    /** One of the vendor's documents shows the answer without a status, which a route would miss. */
    private static JsonNode withStatus(JsonNode data) {
        return data instanceof ObjectNode object && !object.hasNonNull("status")
                ? object.deepCopy().put("status", SessionStatus.CREATED.value())
                : data;
    }

    /** Reads the answer about one session, which must be the one that was asked for. */
    static Session session(JsonNode body, String asked) throws AnswerShapeException {
        requiredId(AnswerFields.data(body, "sessionId"), "sessionId", asked);
        return session(body);
    }

    static Session session(JsonNode body) throws AnswerShapeException {
        JsonNode data = AnswerFields.data(body, "sessionId");
        return new Session(
                requiredId(data, "sessionId"),
                status(requiredStatus(data)),
                smallNumber(data, "progress"),
                text(data, "embedUrl"),
                text(data, "streamUrl"),
                wholeNumber(data, "platformId"),
                platform(data.path("platform")),
                instant(data, "expiresAt"),
                instant(data, "createdAt"),
                instant(data, "completedAt"),
                text(data, "errorMessage"),
                text(data, "errorCode"),
                Boolean.TRUE.equals(flag(data, "hasAttestation")),
                AnswerFields.map(data, "extractedData"),
                text(data, "externalReferenceId"),
                data);
    }

    static SessionPage sessionPage(JsonNode body, ListSessionsRequest request) throws AnswerShapeException {
        JsonNode data = AnswerFields.data(body, "sessions");
        ListRows<SessionSummary> rows =
                ListRows.read(data, "sessions", SessionAnswers::summary, row -> row.path("sessionId"));
        Integer limit = smallNumber(data, "limit");
        Integer offset = smallNumber(data, "offset");
        return new SessionPage(
                rows.readable(),
                rows.unreadable(),
                total(data, "total", SessionPage.UNKNOWN_TOTAL),
                limit != null ? limit : Objects.requireNonNullElse(request.limit(), DEFAULT_LIMIT),
                offset != null ? offset : Objects.requireNonNullElse(request.offset(), 0),
                data);
    }

    private static SessionSummary summary(JsonNode row) throws AnswerShapeException {
        return new SessionSummary(
                requiredId(row, "sessionId"),
                status(requiredStatus(row)),
                wholeNumber(row, "platformId"),
                instant(row, "createdAt"),
                instant(row, "completedAt"),
                row);
    }

    private static SessionStatus status(String value) {
        SessionStatus status = SessionStatus.of(value);
        if (!status.isKnown()) {
            UnknownStatuses.report(Cr3dentialsJson.VENDOR, status.value());
        }
        return status;
    }

    private static @Nullable PlatformSummary platform(JsonNode node) {
        return !node.isObject()
                ? null
                : new PlatformSummary(
                        wholeNumber(node, "id"),
                        text(node, "name"),
                        text(node, "displayName"),
                        text(node, "icon"),
                        text(node, "loginUrl"));
    }
}
