package xyz.cr3dentials.camel.component.deepidv;

import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.vendor.deepidv.CreatedSession;
import xyz.cr3dentials.camel.vendor.deepidv.RedirectHint;
import xyz.cr3dentials.camel.vendor.deepidv.Session;
import xyz.cr3dentials.camel.vendor.deepidv.SessionPage;
import xyz.cr3dentials.camel.vendor.deepidv.SessionStatus;
import xyz.cr3dentials.camel.vendor.deepidv.SessionSummary;

/**
 * Puts answers into messages. Headers of an earlier answer never stay beside a later one, lest a route take one
 * session's id or reference for another's, nor do those of a request, which hold the person's data.
 */
final class Answer {

    private static final List<String> HEADERS = List.of(
            DeepidvConstants.SESSION_ID,
            DeepidvConstants.STATUS,
            DeepidvConstants.EXPIRES_AT,
            DeepidvConstants.COMPLETED_AT,
            DeepidvConstants.EXTERNAL_ID,
            DeepidvConstants.INTENT_ID,
            DeepidvConstants.FIRST_NAME,
            DeepidvConstants.LAST_NAME,
            DeepidvConstants.EMAIL,
            DeepidvConstants.PHONE,
            DeepidvConstants.REDIRECT_URL,
            DeepidvConstants.NEW_STATUS,
            DeepidvConstants.LIMIT,
            DeepidvConstants.NEXT_TOKEN,
            DeepidvConstants.UNREADABLE_ROWS,
            DeepidvConstants.REDIRECT_STATUS,
            DeepidvConstants.REDIRECT_REASON);

    private Answer() {}

    static void set(Message message, CreatedSession session, String intentId, @Nullable String reference) {
        setBody(message, session);
        setSession(message, session.id(), session.status(), session.expiresAt());
        String echoed = session.externalId();
        setHeader(message, DeepidvConstants.EXTERNAL_ID, echoed != null ? echoed : reference);
        setHeader(message, DeepidvConstants.INTENT_ID, intentId);
    }

    static void set(Message message, Session session) {
        setBody(message, session);
        setSession(
                message, session.id(), session.status(), session.sessionRecord().expiresAt());
        setHeader(message, DeepidvConstants.COMPLETED_AT, session.completedAt());
        setHeader(message, DeepidvConstants.EXTERNAL_ID, session.externalId());
    }

    static void set(Message message, SessionPage page) {
        setBody(message, page);
        setHeader(message, DeepidvConstants.NEXT_TOKEN, page.nextToken());
        setHeader(message, DeepidvConstants.UNREADABLE_ROWS, page.unreadable().size());
    }

    static void set(Message message, Iterator<SessionSummary> sessions) {
        setBody(message, sessions);
    }

    /** Says what the browser said of a session that is known; null says that nothing is known. */
    static void set(Message message, @Nullable RedirectHint hint) {
        setBody(message, hint);
        if (hint != null) {
            setHeader(message, DeepidvConstants.SESSION_ID, hint.sessionId());
            setHeader(message, DeepidvConstants.REDIRECT_STATUS, hint.status());
            setHeader(message, DeepidvConstants.REDIRECT_REASON, hint.reason());
        }
    }

    private static void setBody(Message message, @Nullable Object body) {
        HEADERS.forEach(message::removeHeader);
        message.setBody(body);
    }

    private static void setSession(Message message, String id, SessionStatus status, @Nullable Instant expiresAt) {
        setHeader(message, DeepidvConstants.SESSION_ID, id);
        setHeader(message, DeepidvConstants.STATUS, status.value());
        setHeader(message, DeepidvConstants.EXPIRES_AT, expiresAt);
    }

    private static void setHeader(Message message, String name, @Nullable Object value) {
        if (value != null) {
            message.setHeader(name, value);
        }
    }
}
