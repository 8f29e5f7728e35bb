package xyz.cr3dentials.camel.vendor.verilock;

import static xyz.cr3dentials.camel.vendor.AnswerFields.instant;
import static xyz.cr3dentials.camel.vendor.AnswerFields.map;
import static xyz.cr3dentials.camel.vendor.AnswerFields.requiredId;
import static xyz.cr3dentials.camel.vendor.AnswerFields.requiredStatus;
import static xyz.cr3dentials.camel.vendor.AnswerFields.smallNumber;
import static xyz.cr3dentials.camel.vendor.AnswerFields.text;
import static xyz.cr3dentials.camel.vendor.AnswerFields.total;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.http.AnswerShapeException;
import xyz.cr3dentials.camel.vendor.AnswerFields;
import xyz.cr3dentials.camel.vendor.ListRows;
import xyz.cr3dentials.camel.vendor.UnknownStatuses;

/** Reads sessions in the spelling of both generations of the vendor's documents; the newer one counts first. */
final class SessionAnswers {

    /** What the vendor takes when a list names no page size. */
    private static final int DEFAULT_PER_PAGE = 15;

    private SessionAnswers() {}

    static CreatedSession createdSession(JsonNode body) throws AnswerShapeException {
        // Documented without an envelope; one is tolerated.
        JsonNode data = AnswerFields.data(body, "id");
        String status = text(data, "status");
        return new CreatedSession(
                requiredId(data, "id"),
                status == null || status.isBlank() ? SessionStatus.CREATED : status(requiredStatus(data)),
                either(data, "session_url", "hosted_url"),
                text(data, "session_token"),
                instant(data, "expires_at"),
                instant(data, "created_at"),
                either(data, "external_id", "reference_id"),
                withStatus(data));
    }

    /** The older documents do not show this answer whole; a route would miss the status. */
    private static JsonNode withStatus(JsonNode data) {
        return data instanceof ObjectNode object && !object.hasNonNull("status")
                ? object.deepCopy().put("status", SessionStatus.CREATED.value())
                : data;
    }

    /** Reads the answer about one session, which must be the one that was asked for. */
    static Session session(JsonNode body, String asked) throws AnswerShapeException {
        requiredId(AnswerFields.data(body, "id"), "id", asked);
        return session(body);
    }

    static Session session(JsonNode body) throws AnswerShapeException {
        JsonNode data = AnswerFields.data(body, "id");
        return new Session(
                requiredId(data, "id"),
                status(requiredStatus(data)),
                text(data, "type"),
                either(data, "external_id", "reference_id"),
                either(data, "session_url", "hosted_url"),
                texts(data.path("steps")),
                map(data, "applicant"),
                map(data, "results"),
                map(data, "metadata"),
                instant(data, "expires_at"),
                instant(data, "created_at"),
                instant(data, "completed_at"),
                data);
    }

    static SessionPage sessionPage(JsonNode body, ListSessionsRequest request) throws AnswerShapeException {
        ListRows<SessionSummary> rows = ListRows.read(body, "data", SessionAnswers::summary, row -> row.path("id"));
        JsonNode meta = body.path("meta");
        Integer page = smallNumber(meta, "current_page");
        Integer perPage = smallNumber(meta, "per_page");
        return new SessionPage(
                rows.readable(),
                rows.unreadable(),
                page != null ? page : Objects.requireNonNullElse(request.page(), 1),
                smallNumber(meta, "last_page"),
                perPage != null ? perPage : Objects.requireNonNullElse(request.perPage(), DEFAULT_PER_PAGE),
                total(meta, "total", SessionPage.UNKNOWN_TOTAL),
                body);
    }

    private static SessionSummary summary(JsonNode row) throws AnswerShapeException {
        return new SessionSummary(
                requiredId(row, "id"),
                status(requiredStatus(row)),
                either(row, "external_id", "reference_id"),
                instant(row, "created_at"),
                instant(row, "completed_at"),
                row);
    }

    private static SessionStatus status(String value) {
        SessionStatus status = SessionStatus.of(value);
        if (!status.isKnown()) {
            UnknownStatuses.report(VerilockJson.VENDOR, status.value());
        }
        return status;
    }

    private static @Nullable String either(JsonNode node, String newer, String older) {
        String value = text(node, newer);
        return value == null ? text(node, older) : value;
    }

    private static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        for (JsonNode item : node) {
            if (item.isTextual()) {
                texts.add(item.textValue());
            }
        }
        return List.copyOf(texts);
    }
}
