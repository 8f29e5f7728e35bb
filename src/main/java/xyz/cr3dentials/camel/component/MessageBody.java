package xyz.cr3dentials.camel.component;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.WrappedFile;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.api.AboutSession;
import xyz.cr3dentials.camel.api.JsonBacked;
import xyz.cr3dentials.camel.http.InvalidRequestException;

/** Reads what a message's body asks for, in any of the forms a body may have. Thread-safe. */
public final class MessageBody {

    private static final int MAXIMUM_CHARACTERS = 1 << 20;

    private final ObjectMapper mapper;
    private final String scheme;
    private final String operation;
    private final List<Class<?>> requestTypes;

    /**
     * Creates a reader for the bodies of an endpoint.
     *
     * @param requestTypes the vendor's request records, which a body may be
     */
    public MessageBody(VendorEndpoint<?> endpoint, List<Class<?>> requestTypes) {
        this.mapper = endpoint.objectMapper();
        this.scheme = endpoint.scheme();
        this.operation = endpoint.getOperation().name();
        this.requestTypes = List.copyOf(requestTypes);
    }

    /**
     * Returns the body as a JSON object, which the caller may change; empty when there is no body.
     *
     * @throws InvalidRequestException when the body is something else than a request record, a map or a JSON object
     */
    public ObjectNode readObject(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        if (body == null) {
            return mapper.createObjectNode();
        }
        if (body instanceof Map || requestTypes.contains(body.getClass())) {
            return fromValue(body);
        }
        if (body instanceof JsonNode node) {
            return object(node).deepCopy();
        }
        if (!isText(body)) {
            throw refuse("a value of type %s holds no request"
                    .formatted(body.getClass().getName()));
        }
        String text = text(exchange, body);
        return text.isBlank() ? mapper.createObjectNode() : object(parse(text));
    }

    /**
     * Returns the session that the body names: as plain text, or in a field.
     *
     * @param idField the field that holds the session's id
     * @return null when there is no body or it has no such field
     * @throws InvalidRequestException when the body is of another form
     */
    public @Nullable String readSessionId(Exchange exchange, String idField) {
        Object body = exchange.getMessage().getBody();
        if (body instanceof AboutSession about && about.sessionId() != null) {
            return about.sessionId();
        }
        if (body instanceof JsonBacked answer) {
            return textOf(answer.json(), idField);
        }
        if (body != null && isText(body)) {
            String text = text(exchange, body).strip();
            if (!text.startsWith("{")) {
                return text.isEmpty() ? null : text;
            }
            return textOf(object(parse(text)), idField);
        }
        return textOf(readObject(exchange), idField);
    }

    private static @Nullable String textOf(JsonNode object, String idField) {
        JsonNode id = object.path(idField);
        return id.isValueNode() && !id.isNull() ? id.asText() : null;
    }

    private ObjectNode fromValue(Object value) {
        try {
            return object(mapper.valueToTree(value));
        } catch (IllegalArgumentException e) {
            // The cause quotes values, which may be personal; its own cause's type says enough.
            throw refuse("a value in the %s has no form in JSON"
                    .formatted(value instanceof Map ? "map" : value.getClass().getSimpleName()));
        }
    }

    private JsonNode parse(String text) {
        try {
            return mapper.reader()
                    .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .readTree(text);
        } catch (JsonProcessingException e) {
            String place = e.getLocation() == null
                    ? ""
                    : " (problem at line %s, column %s)"
                            .formatted(
                                    e.getLocation().getLineNr(), e.getLocation().getColumnNr());
            throw refuse("is no JSON" + place);
        }
    }

    private ObjectNode object(JsonNode node) {
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw refuse("is JSON, but no object");
    }

    private static boolean isText(Object body) {
        return body instanceof CharSequence
                || body instanceof byte[]
                || body instanceof InputStream
                || body instanceof Reader
                || body instanceof StreamCache
                || body instanceof ByteBuffer
                || body instanceof File
                || body instanceof WrappedFile;
    }

    private String text(Exchange exchange, Object body) {
        if (body instanceof CharSequence text) {
            return text.toString();
        }
        try (Reader reader =
                exchange.getContext().getTypeConverter().mandatoryConvertTo(Reader.class, exchange, body)) {
            char[] characters = new char[8192];
            StringBuilder text = new StringBuilder();
            for (int n = reader.read(characters); n >= 0; n = reader.read(characters)) {
                text.append(characters, 0, n);
                if (text.length() > MAXIMUM_CHARACTERS) {
                    throw refuse("is longer than %s characters".formatted(MAXIMUM_CHARACTERS));
                }
            }
            return text.toString();
        } catch (IOException | org.apache.camel.NoTypeConversionAvailableException e) {
            throw refuse("can't be read (%s)".formatted(e.getClass().getSimpleName()));
        }
    }

    private InvalidRequestException refuse(String problem) {
        String remedy = operation.equals("getSession")
                ? "send the session's id as text, or a Map or JSON object with it"
                : "send a request record, a Map or a JSON object, or no body";
        return new InvalidRequestException(scheme, operation, List.of("body: %s; %s".formatted(problem, remedy)));
    }
}
