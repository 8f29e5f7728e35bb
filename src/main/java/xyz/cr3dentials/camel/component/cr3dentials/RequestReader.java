package xyz.cr3dentials.camel.component.cr3dentials;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.http.InvalidRequestException;

/**
 * Collects a request's fields from a message and an endpoint: a header wins over the body, the body over the endpoint's
 * option. Thread-safe.
 */
final class RequestReader {

    private final Cr3dentialsOperation operation;
    private final Cr3dentialsConfiguration options;
    private final ObjectMapper mapper;

    RequestReader(Cr3dentialsEndpoint endpoint) {
        this.operation = endpoint.getOperation();
        this.options = endpoint.getConfiguration();
        this.mapper = endpoint.getObjectMapper();
    }

    /**
     * Returns every field that is set somewhere.
     *
     * @throws InvalidRequestException when the body is no request, or a field's value can't be read
     */
    ObjectNode read(Exchange exchange, List<RequestField> fields) {
        ObjectNode request = new MessageBody(mapper, operation).readObject(exchange);
        List<String> violations = new ArrayList<>();
        for (RequestField field : fields) {
            Object fromHeader = header(exchange, field);
            boolean inBody = request.hasNonNull(field.name());
            Object value = fromHeader != null ? fromHeader : inBody ? null : option(exchange, field);
            if (value != null) {
                set(request, field, value, violations);
            }
        }
        if (!violations.isEmpty()) {
            throw new InvalidRequestException(Cr3dentialsConstants.SCHEME, operation.name(), violations);
        }
        return request;
    }

    /** Returns the header's value; a blank one counts as absent, as expressions make it from a missing parameter. */
    @Nullable
    Object header(Exchange exchange, RequestField field) {
        return present(exchange.getMessage().getHeader(field.header()));
    }

    /** Returns the option's value, a dynamic address's before the endpoint's own. */
    @Nullable
    Object option(Exchange exchange, RequestField field) {
        Map<?, ?> dynamic = exchange.getProperty(Cr3dentialsSendDynamicAware.PROPERTY, Map.class);
        Object value = dynamic == null ? null : present(dynamic.get(field.name()));
        return value != null ? value : present(field.option().apply(options));
    }

    private static @Nullable Object present(@Nullable Object value) {
        return value instanceof CharSequence text && text.toString().isBlank() ? null : value;
    }

    private void set(ObjectNode request, RequestField field, Object value, List<String> violations) {
        try {
            request.set(field.name(), toJson(field, value));
        } catch (IllegalArgumentException e) {
            // The cause quotes the value, which may be personal.
            violations.add("%s: the value of type %s in header %s can't be read; use a Map, JSON or plain text"
                    .formatted(field.name(), value.getClass().getName(), field.header()));
        }
    }

    private JsonNode toJson(RequestField field, Object value) {
        boolean json = field.name().equals("receiverData") && value instanceof String;
        return json ? parse((String) value) : mapper.valueToTree(value);
    }

    private JsonNode parse(String json) {
        try {
            return mapper.readTree(json);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON", e);
        }
    }
}
