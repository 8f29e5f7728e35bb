package xyz.cr3dentials.camel.component;

import java.util.List;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.component.message.RequestField;
import xyz.cr3dentials.camel.http.InvalidRequestException;

/**
 * Finds which session a message is about: by header, option or body, else by the caller's own reference. Thread-safe.
 */
public final class SessionIds {

    private final String scheme;
    private final String operation;
    private final RequestField id;
    private final RequestField reference;
    private final RequestReader reader;
    private final MessageBody body;
    private final SessionByReference byReference;

    /** Creates a finder for an endpoint. */
    public SessionIds(VendorEndpoint<?> endpoint) {
        this.scheme = endpoint.scheme();
        this.operation = endpoint.getOperation().name();
        this.id = endpoint.spec().sessionId();
        this.reference = endpoint.spec().reference();
        this.reader = new RequestReader(endpoint, List.of());
        this.body = new MessageBody(endpoint, List.of());
        this.byReference = new SessionByReference(endpoint, reference.name());
    }

    /**
     * Returns the session that a message names in any way.
     *
     * @throws InvalidRequestException when it names none
     */
    public String find(Exchange exchange) {
        // With a header or an option the body may be anything.
        return find(exchange, given(exchange, id) == null ? body.readSessionId(exchange, id.name()) : null);
    }

    /**
     * Returns the session that a message names in any way.
     *
     * @param inBody what its body names, which a caller has read already
     * @throws InvalidRequestException when it names none
     */
    public String find(Exchange exchange, @Nullable String inBody) {
        Object given = given(exchange, id);
        String sessionId = given == null ? inBody : given.toString();
        if (sessionId != null && !sessionId.isBlank()) {
            return sessionId.strip();
        }
        Object byCaller = given(exchange, reference);
        if (byCaller != null) {
            return byReference.sessionId(byCaller.toString());
        }
        throw new InvalidRequestException(
                scheme,
                operation,
                List.of(
                        "%s: missing; set header %s, option %s, or send the id as body; or set header %s to find the session by your own reference"
                                .formatted(id.name(), id.header(), id.optionName(), reference.header())));
    }

    /** Returns a field's value from the header, else from the option; null when neither is set. */
    public @Nullable Object given(Exchange exchange, RequestField field) {
        Object inHeader = reader.header(exchange, field);
        return inHeader == null ? reader.option(exchange, field) : inHeader;
    }
}
