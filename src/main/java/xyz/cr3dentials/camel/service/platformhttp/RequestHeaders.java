package xyz.cr3dentials.camel.service.platformhttp;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import org.apache.camel.Exchange;

/** Copies a request's header fields into a message and adds the {@code CamelHttp…} headers that describe it. */
final class RequestHeaders {

    private RequestHeaders() {}

    static void copy(HttpServletRequest request, ReceivedHeaders headers) {
        Set<String> ofConnection = HeaderRules.namedByConnection(Collections.list(request.getHeaders("Connection")));
        for (String name : Collections.list(request.getHeaderNames())) {
            if (!HeaderRules.isCamelInternal(name)
                    && !HeaderRules.isHopByHop(name)
                    && !ofConnection.contains(name.toLowerCase(Locale.ROOT))) {
                headers.put(name, Collections.list(request.getHeaders(name)));
            }
        }
    }

    /** Called last, so that nothing a client sends can stand in for these. */
    static void describe(HttpServletRequest request, RequestPath path, ReceivedHeaders headers) {
        headers.describe(Exchange.HTTP_METHOD, request.getMethod());
        headers.describe(Exchange.HTTP_URL, request.getRequestURL().toString());
        headers.describe(Exchange.HTTP_URI, request.getRequestURI());
        headers.describe(Exchange.HTTP_PATH, path.raw());
        headers.describe(Exchange.HTTP_QUERY, request.getQueryString());
        headers.describe(Exchange.HTTP_RAW_QUERY, request.getQueryString());
    }
}
