package xyz.cr3dentials.camel.service.platformhttp;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Message;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.apache.camel.support.SynchronizationAdapter;

/** Makes an exchange of a request, as an endpoint's options ask. One a consumer; safe for many threads. */
final class RequestBinding {
    private final PlatformHttpEndpoint endpoint;
    private final HeaderFilterStrategy filter;
    private final FileNameExtensions extensions;
    private final long limit;

    RequestBinding(PlatformHttpEndpoint endpoint, HeaderFilterStrategy filter, long limit) {
        this.endpoint = endpoint;
        this.filter = filter;
        this.extensions = FileNameExtensions.parse(endpoint.getFileNameExtWhitelist());
        this.limit = limit;
    }

    /**
     * Fills the exchange. Forms are read here; any other body is handed on as the stream it is.
     *
     * @throws RequestBodyTooLargeException if a form is larger than the limit
     * @throws MalformedRequestException if parameters, form or charset can't be understood
     * @throws IOException if the client goes away
     */
    ReceivedHeaders fill(Exchange exchange, InboundRequest inbound, BodySizeLimitedInputStream body)
            throws IOException {
        HttpServletRequest request = inbound.servlet();
        Message message = exchange.getIn();
        exchange.getExchangeExtension().setStreamCacheDisabled(endpoint.isUseStreaming() || endpoint.isHttpProxy());
        ReceivedHeaders headers = new ReceivedHeaders(exchange, filter);
        RequestHeaders.copy(request, headers);
        RequestParameters parameters = new RequestParameters();
        parameters.add(UrlEncodedParameters.parse(request.getQueryString(), StandardCharsets.UTF_8));
        fillBody(exchange, request, body, parameters);
        parameters.putInto(headers);
        inbound.templates().forEach(headers::describe);
        RequestHeaders.describe(request, inbound.path(), headers);
        if (request.getCharacterEncoding() != null) {
            exchange.setProperty(ExchangePropertyKey.CHARSET_NAME, request.getCharacterEncoding());
            message.setHeader(Exchange.HTTP_CHARACTER_ENCODING, request.getCharacterEncoding());
        }
        if (endpoint.isHttpProxy()) {
            message.setHeader(Exchange.HTTP_HOST, request.getHeader("Host"));
        }
        if (endpoint.isUseCookieHandler()) {
            exchange.setProperty(
                    Exchange.COOKIE_HANDLER, new ServletCookieHandler(request, endpoint.getCookieConfiguration()));
        }
        return headers;
    }

    private void fillBody(
            Exchange exchange,
            HttpServletRequest request,
            BodySizeLimitedInputStream body,
            RequestParameters parameters)
            throws IOException {
        if (endpoint.isUseBodyHandler() && RequestBody.isForm(request)) {
            Charset charset = RequestBody.charset(request.getContentType());
            Map<String, List<String>> fields =
                    UrlEncodedParameters.parse(new String(body.readAllBytes(), charset), charset);
            parameters.add(fields);
            fillFields(exchange, fields);
        } else if (endpoint.isUseBodyHandler() && RequestBody.isMultipart(request)) {
            MultipartBody multipart = MultipartBody.read(request, limit);
            exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
                @Override
                public void onDone(Exchange done) {
                    multipart.discard();
                }
            });
            parameters.add(multipart.fields());
            fillFields(exchange, multipart.fields());
            multipart.attachFiles(exchange.getIn(), extensions);
        } else if (RequestBody.isPresent(request)) {
            exchange.getIn().setBody(body);
        }
    }

    private void fillFields(Exchange exchange, Map<String, List<String>> fields) {
        Map<String, Object> map = new LinkedHashMap<>();
        fields.forEach((name, values) -> {
            if (!HeaderRules.isCamelInternal(name)) {
                map.put(name, values.size() == 1 ? values.get(0) : values);
            }
        });
        if (endpoint.isPopulateBodyWithForm() && !map.isEmpty()) {
            exchange.getIn().setBody(map);
        }
    }
}
