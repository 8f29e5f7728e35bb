package xyz.cr3dentials.camel.component.cr3dentials;

import java.util.List;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.http.InvalidRequestException;
import xyz.cr3dentials.camel.http.RequestPriority;
import xyz.cr3dentials.camel.vendor.cr3dentials.Cr3dentialsClient;

/**
 * Reads one session by its id, which comes from the header, else the option, else the body; or, where none has it, by the
 * caller's own reference.
 */
final class GetSessionProducer extends Cr3dentialsProducer {

    private final RequestReader reader;
    private final MessageBody body;
    private final SessionByReference byReference;

    GetSessionProducer(Cr3dentialsEndpoint endpoint) {
        super(endpoint, RequestPriority.CONFIRM);
        this.reader = new RequestReader(endpoint);
        this.body = new MessageBody(endpoint.getObjectMapper(), endpoint.getOperation());
        this.byReference = new SessionByReference(endpoint.getSessionLedger(), endpoint.getAccount());
    }

    @Override
    void call(Exchange exchange, Cr3dentialsClient client) {
        Answer.set(exchange.getMessage(), client.getSession(sessionId(exchange)));
    }

    private String sessionId(Exchange exchange) {
        Object given = given(exchange, RequestField.SESSION_ID);
        @Nullable String id = given == null ? body.readSessionId(exchange) : given.toString();
        if (id != null && !id.isBlank()) {
            return id.strip();
        }
        Object reference = given(exchange, RequestField.EXTERNAL_REFERENCE_ID);
        if (reference != null) {
            return byReference.sessionId(reference.toString());
        }
        throw new InvalidRequestException(
                Cr3dentialsConstants.SCHEME,
                getEndpoint().getOperation().name(),
                List.of(
                        "sessionId: missing; set header %s, option sessionId, or send the id as body; or set header %s to find the session by your own reference"
                                .formatted(
                                        Cr3dentialsConstants.SESSION_ID, Cr3dentialsConstants.EXTERNAL_REFERENCE_ID)));
    }

    private @Nullable Object given(Exchange exchange, RequestField field) {
        Object inHeader = reader.header(exchange, field);
        return inHeader == null ? reader.option(exchange, field) : inHeader;
    }
}
