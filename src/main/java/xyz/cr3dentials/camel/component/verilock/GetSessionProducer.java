package xyz.cr3dentials.camel.component.verilock;

import java.util.List;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.component.MessageBody;
import xyz.cr3dentials.camel.component.RequestField;
import xyz.cr3dentials.camel.component.RequestReader;
import xyz.cr3dentials.camel.component.SessionByReference;
import xyz.cr3dentials.camel.component.VendorProducer;
import xyz.cr3dentials.camel.http.InvalidRequestException;
import xyz.cr3dentials.camel.http.RequestPriority;
import xyz.cr3dentials.camel.vendor.verilock.VerilockClient;

/**
 * Reads one session by its id, which comes from the header, else the option, else the body; or, where none has it, by the
 * caller's own reference.
 */
final class GetSessionProducer extends VendorProducer<VerilockClient> {

    private final VerilockEndpoint endpoint;
    private final RequestReader<VerilockConfiguration> reader;
    private final MessageBody body;
    private final SessionByReference byReference;

    GetSessionProducer(VerilockEndpoint endpoint) {
        super(endpoint, RequestPriority.CONFIRM);
        this.endpoint = endpoint;
        this.reader = new RequestReader<>(endpoint, endpoint.getConfiguration(), List.of());
        this.body = new MessageBody(endpoint, List.of());
        this.byReference = new SessionByReference(endpoint, RequestFields.EXTERNAL_ID.name());
    }

    @Override
    protected void call(Exchange exchange, VerilockClient client) {
        Answer.set(exchange.getMessage(), client.getSession(sessionId(exchange)));
    }

    private String sessionId(Exchange exchange) {
        Object given = given(exchange, RequestFields.SESSION_ID);
        @Nullable
        String id = given == null ? body.readSessionId(exchange, RequestFields.SESSION_ID.name()) : given.toString();
        if (id != null && !id.isBlank()) {
            return id.strip();
        }
        Object reference = given(exchange, RequestFields.EXTERNAL_ID);
        if (reference != null) {
            return byReference.sessionId(reference.toString());
        }
        throw new InvalidRequestException(
                VerilockConstants.SCHEME,
                endpoint.getOperation().name(),
                List.of(
                        "sessionId: missing; set header %s, option sessionId, or send the id as body; or set header %s to find the session by your own reference"
                                .formatted(VerilockConstants.SESSION_ID, VerilockConstants.EXTERNAL_ID)));
    }

    private @Nullable Object given(Exchange exchange, RequestField<VerilockConfiguration> field) {
        Object inHeader = reader.header(exchange, field);
        return inHeader == null ? reader.option(exchange, field) : inHeader;
    }
}
