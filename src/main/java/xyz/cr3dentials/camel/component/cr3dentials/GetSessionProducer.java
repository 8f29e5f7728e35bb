package xyz.cr3dentials.camel.component.cr3dentials;

import java.util.List;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.http.InvalidRequestException;
import xyz.cr3dentials.camel.http.RequestPriority;
import xyz.cr3dentials.camel.vendor.cr3dentials.Cr3dentialsClient;

/** Reads one session by its id, which comes from the header, else the option, else the body. */
final class GetSessionProducer extends Cr3dentialsProducer {

    private final RequestReader reader;
    private final MessageBody body;

    GetSessionProducer(Cr3dentialsEndpoint endpoint) {
        super(endpoint, RequestPriority.CONFIRM);
        this.reader = new RequestReader(endpoint);
        this.body = new MessageBody(endpoint.getObjectMapper(), endpoint.getOperation());
    }

    @Override
    void call(Exchange exchange, Cr3dentialsClient client) {
        Answer.set(exchange.getMessage(), client.getSession(sessionId(exchange)));
    }

    private String sessionId(Exchange exchange) {
        Object given = reader.header(exchange, RequestField.SESSION_ID);
        if (given == null) {
            given = reader.option(exchange, RequestField.SESSION_ID);
        }
        @Nullable String id = given == null ? body.readSessionId(exchange) : given.toString();
        if (id == null || id.isBlank()) {
            throw new InvalidRequestException(
                    Cr3dentialsConstants.SCHEME,
                    getEndpoint().getOperation().name(),
                    List.of("sessionId: missing; set header %s, option sessionId, or send the id as body"
                            .formatted(Cr3dentialsConstants.SESSION_ID)));
        }
        return id.strip();
    }
}
