package xyz.cr3dentials.camel.api.cr3dentials;

import static xyz.cr3dentials.camel.api.AnswerFields.flag;
import static xyz.cr3dentials.camel.api.AnswerFields.instant;
import static xyz.cr3dentials.camel.api.AnswerFields.requiredId;
import static xyz.cr3dentials.camel.api.AnswerFields.requiredStatus;
import static xyz.cr3dentials.camel.api.AnswerFields.smallNumber;
import static xyz.cr3dentials.camel.api.AnswerFields.text;
import static xyz.cr3dentials.camel.api.AnswerFields.total;
import static xyz.cr3dentials.camel.api.AnswerFields.wholeNumber;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.api.AnswerFields;
import xyz.cr3dentials.camel.api.ApiSpec;
import xyz.cr3dentials.camel.api.ListRows;
import xyz.cr3dentials.camel.api.OffsetPages;
import xyz.cr3dentials.camel.http.AnswerShapeException;

/** The Partner API as data, and how sessions are read from every form of answer that the vendor's documents show. */
public final class Cr3dentialsApi {

    /** The component's scheme, as errors name it. */
    public static final String VENDOR = "cr3dentials";

    /** What the API is like. */
    public static final ApiSpec<
                    CreateSessionRequest, CreatedSession, Session, ListSessionsRequest, SessionPage, SessionSummary>
            SPEC = new ApiSpec<>(
                    VENDOR,
                    new ApiSpec.Places(
                            "/partner/browser-session",
                            "/partner/browser-session",
                            "/partner/browser-sessions",
                            "sessionId",
                            "sessionId"),
                    CreateSessionRequest.FORM,
                    ListSessionsRequest.FORM,
                    new ApiSpec.Answers<>(
                            Cr3dentialsApi::createdSession, Cr3dentialsApi::session, Cr3dentialsApi::sessionPage),
                    Cr3dentialsApi::walk);

    private static final int ROWS_A_PAGE = 100;

    /** What the vendor takes when a list names no limit. */
    private static final int DEFAULT_LIMIT = 20;

    private Cr3dentialsApi() {}

    static Iterator<SessionSummary> walk(
            Function<ListSessionsRequest, SessionPage> source, ListSessionsRequest request) {
        return OffsetPages.walk(
                VENDOR,
                source,
                new OffsetPages.Shape<>(ListSessionsRequest::at, SessionPage::offset, SessionPage::total),
                request,
                Objects.requireNonNullElse(request.limit(), ROWS_A_PAGE),
                Objects.requireNonNullElse(request.offset(), 0));
    }

    private static CreatedSession createdSession(JsonNode body) throws AnswerShapeException {
        JsonNode data = AnswerFields.data(body, "sessionId");
        return new CreatedSession(
                requiredId(data, "sessionId"),
                AnswerFields.status(data, VENDOR, SessionStatus::of, SessionStatus.CREATED),
                text(data, "embedUrl"),
                wholeNumber(data, "platformId"),
                instant(data, "expiresAt"),
                instant(data, "createdAt"),
                text(data, "externalReferenceId"),
                // One of the vendor's documents shows the answer without a status.
                AnswerFields.withStatus(data, SessionStatus.CREATED));
    }

    private static Session session(JsonNode body) throws AnswerShapeException {
        JsonNode data = AnswerFields.data(body, "sessionId");
        return new Session(
                requiredId(data, "sessionId"),
                requiredStatus(data, VENDOR, SessionStatus::of),
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

    private static SessionPage sessionPage(JsonNode body, ListSessionsRequest request) throws AnswerShapeException {
        JsonNode data = AnswerFields.data(body, "sessions");
        ListRows<SessionSummary> rows =
                ListRows.read(data, "sessions", Cr3dentialsApi::summary, row -> row.path("sessionId"));
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
                requiredStatus(row, VENDOR, SessionStatus::of),
                wholeNumber(row, "platformId"),
                instant(row, "createdAt"),
                instant(row, "completedAt"),
                row);
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
