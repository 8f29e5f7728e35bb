package xyz.cr3dentials.camel.component.deepidv;

import java.util.List;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.component.MessageBody;
import xyz.cr3dentials.camel.component.RequestField;
import xyz.cr3dentials.camel.component.RequestReader;
import xyz.cr3dentials.camel.component.SessionByReference;
import xyz.cr3dentials.camel.http.InvalidRequestException;
import xyz.cr3dentials.camel.vendor.JsonBacked;
import xyz.cr3dentials.camel.vendor.deepidv.CreatedSession;
import xyz.cr3dentials.camel.vendor.deepidv.RedirectHint;
import xyz.cr3dentials.camel.vendor.deepidv.Session;
import xyz.cr3dentials.camel.vendor.deepidv.WebhookNotification;

/** Finds which session a message is about: by header, option or body, else by the caller's own reference. */
final class SessionIds {

    private final String operation;
    private final RequestReader<DeepidvConfiguration> reader;
    private final MessageBody body;
    private final SessionByReference byReference;

    SessionIds(DeepidvEndpoint endpoint) {
        this.operation = endpoint.getOperation().name();
        this.reader = new RequestReader<>(endpoint, endpoint.getConfiguration(), List.of());
        this.body = new MessageBody(endpoint, List.of());
        this.byReference = new SessionByReference(endpoint, RequestFields.EXTERNAL_ID.name());
    }

    /** Returns the session that a message names in any way. */
    String find(Exchange exchange) {
        return find(exchange, inBody(exchange));
    }

    /**
     * Returns the session that a message names in any way.
     *
     * @param inBody what its body names, which a caller has read already
     */
    String find(Exchange exchange, @Nullable String inBody) {
        Object given = given(exchange, RequestFields.SESSION_ID);
        String id = given == null ? inBody : given.toString();
        if (id != null && !id.isBlank()) {
            return id.strip();
        }
        Object reference = given(exchange, RequestFields.EXTERNAL_ID);
        if (reference != null) {
            return byReference.sessionId(reference.toString());
        }
        throw new InvalidRequestException(
                DeepidvConstants.SCHEME,
                operation,
                List.of(
                        "id: missing; set header %s, option sessionId, or send the id as body; or set header %s to find the session by your own reference"
                                .formatted(DeepidvConstants.SESSION_ID, DeepidvConstants.EXTERNAL_ID)));
    }

    /** Returns the session that an answer of this component is about, null when it is about none. */
    static @Nullable String of(JsonBacked answer) {
        if (answer instanceof Session session) {
            return session.id();
        } else if (answer instanceof CreatedSession created) {
            return created.id();
        } else if (answer instanceof WebhookNotification notification) {
            return notification.id();
        } else if (answer instanceof RedirectHint hint) {
            return hint.sessionId();
        }
        return null;
    }

    /** Returns a field's value from the header, else from the option; null when neither is set. */
    @Nullable
    Object given(Exchange exchange, RequestField<DeepidvConfiguration> field) {
        Object inHeader = reader.header(exchange, field);
        return inHeader == null ? reader.option(exchange, field) : inHeader;
    }

    private @Nullable String inBody(Exchange exchange) {
        if (given(exchange, RequestFields.SESSION_ID) != null) {
            return null; // the body may be anything
        }
        String ofAnswer = exchange.getMessage().getBody() instanceof JsonBacked answer ? of(answer) : null;
        return ofAnswer == null ? body.readSessionId(exchange, RequestFields.SESSION_ID.name()) : ofAnswer;
    }
}
