package xyz.cr3dentials.camel.service.platformhttp;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.TypeConverter;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.apache.camel.support.MessageHelper;
import org.apache.camel.support.ObjectHelper;
import org.jspecify.annotations.Nullable;

/**
 * Copies a message's headers into the answer. What the request brought goes back only if the endpoint has
 * {@code returnHttpRequestHeaders}; Camel's own names and headers of one connection never do.
 */
final class ResponseHeaders {
    private final HeaderFilterStrategy filter;
    private final MediaTypes produces;
    private final boolean returnRequestHeaders;

    ResponseHeaders(HeaderFilterStrategy filter, MediaTypes produces, boolean returnRequestHeaders) {
        this.filter = filter;
        this.produces = produces;
        this.returnRequestHeaders = returnRequestHeaders;
    }

    void copy(Message message, ReceivedHeaders received, HttpServletResponse response) {
        Exchange exchange = message.getExchange();
        TypeConverter converter = exchange.getContext().getTypeConverter();
        for (Map.Entry<String, Object> header : message.getHeaders().entrySet()) {
            String name = header.getKey();
            if (mayLeave(name) && (returnRequestHeaders || !received.stillHolds(name, header.getValue()))) {
                // Without a delimiter, since a comma inside one value is no separator.
                Iterator<?> values = ObjectHelper.createIterator(header.getValue(), null, true);
                while (values.hasNext()) {
                    String value = converter.convertTo(String.class, exchange, values.next());
                    if (value != null && !isFiltered(name, value, exchange)) {
                        response.addHeader(name, singleLine(value));
                    }
                }
            }
        }
    }

    /** The content type the route names; else, if it left the request's, the one the endpoint produces. */
    @Nullable
    String contentType(Message message, ReceivedHeaders received) {
        String named = MessageHelper.getContentType(message);
        boolean ofRequest = received.stillHolds(Exchange.CONTENT_TYPE, message.getHeader(Exchange.CONTENT_TYPE));
        String produced = produces.onlyType();
        if (named == null || (ofRequest && produced != null)) {
            return produced;
        }
        String lower = named.toLowerCase(Locale.ROOT);
        boolean form = lower.startsWith("multipart/form-data") || lower.startsWith("application/x-www-form-urlencoded");
        return ofRequest && form ? null : singleLine(named);
    }

    private boolean isFiltered(String name, String value, Exchange exchange) {
        // The endpoint's filter compares request header names in their usual spelling, and clients may send any.
        return filter.applyFilterToCamelHeaders(name, value, exchange)
                || filter.applyFilterToCamelHeaders(usualSpelling(name), value, exchange);
    }

    private static boolean mayLeave(String name) {
        return HeaderRules.isFieldName(name)
                && !HeaderRules.isCamelInternal(name)
                && !HeaderRules.isHopByHop(name)
                && !name.equalsIgnoreCase(Exchange.CONTENT_TYPE)
                && !name.equalsIgnoreCase(Exchange.CONTENT_LENGTH);
    }

    private static String usualSpelling(String name) {
        StringBuilder spelling = new StringBuilder(name.length());
        boolean first = true;
        for (int i = 0; i < name.length(); i++) {
            char letter = name.charAt(i);
            spelling.append(first ? Character.toUpperCase(letter) : Character.toLowerCase(letter));
            first = letter == '-';
        }
        return spelling.toString();
    }

    /** A line break inside a value would start a header, or a body, of somebody else's making. */
    private static String singleLine(String value) {
        return value.replaceAll("[\\r\\n\\x00]+", " ");
    }
}
