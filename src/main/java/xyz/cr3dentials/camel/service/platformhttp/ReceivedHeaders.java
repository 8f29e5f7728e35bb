package xyz.cr3dentials.camel.service.platformhttp;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Exchange;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.jspecify.annotations.Nullable;

/**
 * The message headers that came from one request. It remembers each value put there, so that the answer does not carry
 * it back: a link such as {@code ?Set-Cookie=…} could otherwise write the response's header.
 */
final class ReceivedHeaders {
    private final Exchange exchange;
    private final HeaderFilterStrategy filter;
    private final Map<String, Object> headers;
    private final Map<String, Object> received = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    ReceivedHeaders(Exchange exchange, HeaderFilterStrategy filter) {
        this.exchange = exchange;
        this.filter = filter;
        this.headers = exchange.getIn().getHeaders();
    }

    boolean has(String name) {
        return headers.containsKey(name);
    }

    /** Puts the values the filter lets in: one as itself, several as a list. */
    void put(String name, List<String> values) {
        List<String> kept = values.stream()
                .filter(value -> !filter.applyFilterToExternalHeaders(name, value, exchange))
                .toList();
        if (!kept.isEmpty()) {
            Object value = kept.size() == 1 ? kept.get(0) : kept;
            headers.put(name, value);
            received.put(name, value);
        }
    }

    /** Puts a value of the engine's own, past the filter. */
    void describe(String name, @Nullable Object value) {
        if (value != null) {
            headers.put(name, value);
            received.put(name, value);
        }
    }

    /** Whether the header is still the very one received, and is therefore no answer of the route. */
    @SuppressWarnings("ReferenceEquality")
    boolean stillHolds(String name, @Nullable Object value) {
        return value != null && received.get(name) == value;
    }
}
