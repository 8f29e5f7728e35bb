package xyz.cr3dentials.camel.component.cr3dentials;

import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.vendor.cr3dentials.CreatedSession;
import xyz.cr3dentials.camel.vendor.cr3dentials.Session;
import xyz.cr3dentials.camel.vendor.cr3dentials.SessionPage;
import xyz.cr3dentials.camel.vendor.cr3dentials.SessionStatus;
import xyz.cr3dentials.camel.vendor.cr3dentials.SessionSummary;

/**
 * Puts answers into messages. Headers of an earlier answer never stay beside a later one, lest a route take one
 * session's id or reference for another's.
 */
final class Answer {

    private static final List<String> HEADERS = List.of(
            Cr3dentialsConstants.SESSION_ID,
            Cr3dentialsConstants.STATUS,
            Cr3dentialsConstants.EXPIRES_AT,
            Cr3dentialsConstants.COMPLETED_AT,
            Cr3dentialsConstants.EXTERNAL_REFERENCE_ID,
            Cr3dentialsConstants.INTENT_ID,
            Cr3dentialsConstants.RECEIVER_DATA,
            Cr3dentialsConstants.WEBHOOK_URL,
            Cr3dentialsConstants.TOTAL,
            Cr3dentialsConstants.LIMIT,
            Cr3dentialsConstants.OFFSET,
            Cr3dentialsConstants.UNREADABLE_ROWS);

    private Answer() {}

    static void set(Message message, CreatedSession session, String intentId, @Nullable String reference) {
        setBody(message, session);
        setSession(message, session.sessionId(), session.status(), session.expiresAt());
        String echoed = session.externalReferenceId();
        setHeader(message, Cr3dentialsConstants.EXTERNAL_REFERENCE_ID, echoed != null ? echoed : reference);
        setHeader(message, Cr3dentialsConstants.INTENT_ID, intentId);
    }

    static void set(Message message, Session session) {
        setBody(message, session);
        setSession(message, session.sessionId(), session.status(), session.expiresAt());
        setHeader(message, Cr3dentialsConstants.COMPLETED_AT, session.completedAt());
        setHeader(message, Cr3dentialsConstants.EXTERNAL_REFERENCE_ID, session.externalReferenceId());
    }

    static void set(Message message, SessionPage page) {
        setBody(message, page);
        setHeader(message, Cr3dentialsConstants.TOTAL, page.total());
        setHeader(message, Cr3dentialsConstants.LIMIT, page.limit());
        setHeader(message, Cr3dentialsConstants.OFFSET, page.offset());
        setHeader(
                message, Cr3dentialsConstants.UNREADABLE_ROWS, page.unreadable().size());
    }

    static void set(Message message, Iterator<SessionSummary> sessions) {
        setBody(message, sessions);
    }

    static void set(Message message, Platforms platforms) {
        setBody(message, platforms);
    }

    private static void setBody(Message message, Object body) {
        HEADERS.forEach(message::removeHeader);
        message.setBody(body);
    }

    private static void setSession(Message message, String id, SessionStatus status, @Nullable Instant expiresAt) {
        setHeader(message, Cr3dentialsConstants.SESSION_ID, id);
        setHeader(message, Cr3dentialsConstants.STATUS, status.value());
        setHeader(message, Cr3dentialsConstants.EXPIRES_AT, expiresAt);
    }

    private static void setHeader(Message message, String name, @Nullable Object value) {
        if (value != null) {
            message.setHeader(name, value);
        }
    }
}
