package xyz.cr3dentials.camel.api.verilock;

import static xyz.cr3dentials.camel.api.AnswerFields.either;
import static xyz.cr3dentials.camel.api.AnswerFields.instant;
import static xyz.cr3dentials.camel.api.AnswerFields.map;
import static xyz.cr3dentials.camel.api.AnswerFields.requiredId;
import static xyz.cr3dentials.camel.api.AnswerFields.requiredStatus;
import static xyz.cr3dentials.camel.api.AnswerFields.smallNumber;
import static xyz.cr3dentials.camel.api.AnswerFields.text;
import static xyz.cr3dentials.camel.api.AnswerFields.total;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import xyz.cr3dentials.camel.api.AnswerFields;
import xyz.cr3dentials.camel.api.ApiSpec;
import xyz.cr3dentials.camel.api.ListRows;
import xyz.cr3dentials.camel.api.NumberedPages;
import xyz.cr3dentials.camel.http.AnswerShapeException;

/**
 * The Verilock API as data, and how sessions are read in the spelling of both generations of the vendor's documents; the
 * newer one counts first.
 */
public final class VerilockApi {

    /** The component's scheme, as errors name it. */
    public static final String VENDOR = "verilock";

    /** What the API is like. */
    public static final ApiSpec<
                    CreateSessionRequest, CreatedSession, Session, ListSessionsRequest, SessionPage, SessionSummary>
            SPEC = new ApiSpec<>(
                    VENDOR,
                    new ApiSpec.Places("/sessions", "/sessions", "/sessions", "id", "session_id"),
                    CreateSessionRequest.FORM,
                    ListSessionsRequest.FORM,
                    new ApiSpec.Answers<>(VerilockApi::createdSession, VerilockApi::session, VerilockApi::sessionPage),
                    VerilockApi::walk);

    private static final int ROWS_A_PAGE = 100;

    /** What the vendor takes when a list names no page size. */
    private static final int DEFAULT_PER_PAGE = 15;

    private VerilockApi() {}

    static Iterator<SessionSummary> walk(
            Function<ListSessionsRequest, SessionPage> source, ListSessionsRequest request) {
        return NumberedPages.walk(
                VENDOR,
                source,
                new NumberedPages.Shape<>(
                        ListSessionsRequest::at,
                        SessionPage::currentPage,
                        SessionPage::lastPage,
                        SessionPage::perPage,
                        SessionPage::total),
                request,
                Objects.requireNonNullElse(request.page(), 1),
                Objects.requireNonNullElse(request.perPage(), ROWS_A_PAGE));
    }

    private static CreatedSession createdSession(JsonNode body) throws AnswerShapeException {
        // Documented without an envelope; one is tolerated.
        JsonNode data = AnswerFields.data(body, "id");
        return new CreatedSession(
                requiredId(data, "id"),
                AnswerFields.status(data, VENDOR, SessionStatus::of, SessionStatus.CREATED),
                either(data, "session_url", "hosted_url"),
                text(data, "session_token"),
                instant(data, "expires_at"),
                instant(data, "created_at"),
                either(data, "external_id", "reference_id"),
                // The older documents do not show this answer whole.
                AnswerFields.withStatus(data, SessionStatus.CREATED));
    }

    private static Session session(JsonNode body) throws AnswerShapeException {
        JsonNode data = AnswerFields.data(body, "id");
        return new Session(
                requiredId(data, "id"),
                requiredStatus(data, VENDOR, SessionStatus::of),
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

    private static SessionPage sessionPage(JsonNode body, ListSessionsRequest request) throws AnswerShapeException {
        ListRows<SessionSummary> rows = ListRows.read(body, "data", VerilockApi::summary, row -> row.path("id"));
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
                requiredStatus(row, VENDOR, SessionStatus::of),
                either(row, "external_id", "reference_id"),
                instant(row, "created_at"),
                instant(row, "completed_at"),
                row);
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
