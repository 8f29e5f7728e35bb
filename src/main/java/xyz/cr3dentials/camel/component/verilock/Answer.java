package xyz.cr3dentials.camel.component.verilock;

import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.vendor.verilock.CreatedSession;
import xyz.cr3dentials.camel.vendor.verilock.Session;
import xyz.cr3dentials.camel.vendor.verilock.SessionPage;
import xyz.cr3dentials.camel.vendor.verilock.SessionStatus;
import xyz.cr3dentials.camel.vendor.verilock.SessionSummary;

/**
 * Puts answers into messages. Headers of an earlier answer never stay beside a later one, lest a route take one
 * session's id or reference for another's.
 */
final class Answer {

    private static final List<String> HEADERS = List.of(
            VerilockConstants.SESSION_ID,
            VerilockConstants.STATUS,
            VerilockConstants.EXPIRES_AT,
            VerilockConstants.COMPLETED_AT,
            VerilockConstants.EXTERNAL_ID,
            VerilockConstants.INTENT_ID,
            VerilockConstants.APPLICANT_EMAIL,
            VerilockConstants.APPLICANT_NAME,
            VerilockConstants.REDIRECT_URL,
            VerilockConstants.METADATA,
            VerilockConstants.TOTAL,
            VerilockConstants.PAGE,
            VerilockConstants.PER_PAGE,
            VerilockConstants.UNREADABLE_ROWS);

    private Answer() {}

    static void set(Message message, CreatedSession session, String intentId, @Nullable String reference) {
        setBody(message, session);
        setSession(message, session.sessionId(), session.status(), session.expiresAt());
        String echoed = session.externalId();
        setHeader(message, VerilockConstants.EXTERNAL_ID, echoed != null ? echoed : reference);
        setHeader(message, VerilockConstants.INTENT_ID, intentId);
    }

    static void set(Message message, Session session) {
        setBody(message, session);
        setSession(message, session.sessionId(), session.status(), session.expiresAt());
        setHeader(message, VerilockConstants.COMPLETED_AT, session.completedAt());
        setHeader(message, VerilockConstants.EXTERNAL_ID, session.externalId());
    }

    static void set(Message message, SessionPage page) {
        setBody(message, page);
        setHeader(message, VerilockConstants.TOTAL, page.total() == SessionPage.UNKNOWN_TOTAL ? null : page.total());
        setHeader(message, VerilockConstants.PAGE, page.currentPage());
        setHeader(message, VerilockConstants.PER_PAGE, page.perPage());
        setHeader(message, VerilockConstants.UNREADABLE_ROWS, page.unreadable().size());
    }

    static void set(Message message, Iterator<SessionSummary> sessions) {
        setBody(message, sessions);
    }

    private static void setBody(Message message, Object body) {
        HEADERS.forEach(message::removeHeader);
        message.setBody(body);
    }

    private static void setSession(Message message, String id, SessionStatus status, @Nullable Instant expiresAt) {
        setHeader(message, VerilockConstants.SESSION_ID, id);
        setHeader(message, VerilockConstants.STATUS, status.value());
        setHeader(message, VerilockConstants.EXPIRES_AT, expiresAt);
    }

    private static void setHeader(Message message, String name, @Nullable Object value) {
        if (value != null) {
            message.setHeader(name, value);
        }
    }
}
