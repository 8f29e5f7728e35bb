package xyz.cr3dentials.camel.component;

import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.api.SessionFacts;
import xyz.cr3dentials.camel.api.SessionRows;
import xyz.cr3dentials.camel.component.message.PageHeader;
import xyz.cr3dentials.camel.component.message.RequestField;

/**
 * Puts a vendor's answers into messages. Headers of an earlier answer never stay beside a later one, so that no route
 * takes one session's id or reference for another's, nor do those of a request that hold the person's data. Thread-safe.
 */
public final class AnswerMessage {

    private static final String INTENT_ID = "IntentId";
    private static final String UNREADABLE_ROWS = "UnreadableRows";

    private final VendorSpec<?, ?> spec;
    private final SessionHeaders names;
    private final List<String> headers;

    AnswerMessage(VendorSpec<?, ?> spec) {
        this.spec = spec;
        this.names = SessionHeaders.of(spec);
        this.headers = Stream.of(
                        Stream.of(names.sessionId(), names.status(), names.expiresAt(), names.completedAt()),
                        Stream.of(names.reference(), header(INTENT_ID), header(UNREADABLE_ROWS)),
                        spec.listing().headers().stream().map(page -> header(page.name())),
                        spec.headersOfRequests().stream().map(this::header))
                .flatMap(all -> all)
                .toList();
    }

    /** Answers with a session. */
    public void set(Message message, SessionFacts session) {
        setBody(message, session);
        set(message, names.sessionId(), session.sessionId());
        set(message, names.status(), session.status().value());
        set(message, names.expiresAt(), session.expiresAt());
        set(message, names.completedAt(), session.completedAt());
        set(message, names.reference(), session.reference());
    }

    /** Answers with a new session, whose answer need not echo the reference. */
    void setCreated(Message message, SessionFacts created, String intentId, @Nullable String reference) {
        set(message, created);
        set(message, names.reference(), created.reference() != null ? created.reference() : reference);
        set(message, header(INTENT_ID), intentId);
    }

    /** Answers with a page. */
    <P extends SessionRows<?>> void setPage(Message message, P page, List<PageHeader<P>> told) {
        setBody(message, page);
        told.forEach(page1 -> set(message, header(page1.name()), page1.value().apply(page)));
        set(message, header(UNREADABLE_ROWS), page.unreadable().size());
    }

    /** Answers with anything else. */
    public void setBody(Message message, @Nullable Object body) {
        headers.forEach(message::removeHeader);
        message.setBody(body);
    }

    /** Returns the name of the vendor's header that ends so. */
    public String header(String name) {
        return RequestField.header(spec.scheme(), name);
    }

    private static void set(Message message, String name, @Nullable Object value) {
        if (value != null) {
            message.setHeader(name, value);
        }
    }
}
