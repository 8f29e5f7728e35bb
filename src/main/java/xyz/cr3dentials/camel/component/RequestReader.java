package xyz.cr3dentials.camel.component;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.component.message.RequestField;
import xyz.cr3dentials.camel.http.InvalidRequestException;

/**
 * Collects a request's fields from a message and an endpoint: a header wins over the body, the body over the endpoint's
 * option. Thread-safe.
 */
public final class RequestReader {

    private final VendorEndpoint<?> endpoint;
    private final String scheme;
    private final String operation;
    private final ObjectMapper mapper;
    private final MessageBody body;

    /**
     * Creates a reader for an endpoint.
     *
     * @param requestTypes the vendor's request records, which a body may be
     */
    public RequestReader(VendorEndpoint<?> endpoint, List<Class<?>> requestTypes) {
        this.endpoint = endpoint;
        this.scheme = endpoint.scheme();
        this.operation = endpoint.getOperation().name();
        this.mapper = endpoint.objectMapper();
        this.body = new MessageBody(endpoint, requestTypes);
    }

    /**
     * Returns every field that is set somewhere.
     *
     * @throws InvalidRequestException when the body is no request, or a field's value can't be read
     */
    public ObjectNode read(Exchange exchange, List<RequestField> fields) {
        ObjectNode request = body.readObject(exchange);
        List<String> violations = new ArrayList<>();
        for (RequestField field : fields) {
            Object fromHeader = header(exchange, field);
            boolean inBody = field.isIn(request);
            Object value = fromHeader != null ? fromHeader : inBody ? null : option(exchange, field);
            if (value != null) {
                set(request, field, value, violations);
            }
        }
        if (!violations.isEmpty()) {
            throw new InvalidRequestException(scheme, operation, violations);
        }
        return request;
    }

    /** Returns the header's value; a blank one counts as absent, as expressions make it from a missing parameter. */
    public @Nullable Object header(Exchange exchange, RequestField field) {
        return present(exchange.getMessage().getHeader(field.header()));
    }

    /** Returns the option's value, a dynamic address's before the endpoint's own. */
    public @Nullable Object option(Exchange exchange, RequestField field) {
        Map<?, ?> dynamic = exchange.getProperty(RequestOptionsDynamicAware.PROPERTY, Map.class);
        Object value = dynamic == null ? null : present(dynamic.get(field.optionName()));
        return value != null ? value : present(endpoint.option(field));
    }

    private static @Nullable Object present(@Nullable Object value) {
        return value instanceof CharSequence text && text.toString().isBlank() ? null : value;
    }

    private void set(ObjectNode request, RequestField field, Object value, List<String> violations) {
        try {
            request.set(field.name(), toJson(field, value));
            if (field.alias() != null) {
                request.remove(field.alias());
            }
        } catch (IllegalArgumentException e) {
            // The cause quotes the value, which may be personal.
            violations.add("%s: the value of type %s in header %s can't be read; use a Map, JSON or plain text"
                    .formatted(field.name(), value.getClass().getName(), field.header()));
        }
    }

    private JsonNode toJson(RequestField field, Object value) {
        if (field.json() && value instanceof String json) {
            return parse(json);
        }
        // A mapper of the user's need not know days and moments.
        return mapper.valueToTree(value instanceof Temporal time ? time.toString() : value);
    }

    private JsonNode parse(String json) {
        try {
            return mapper.readTree(json);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON", e);
        }
    }
}
