package xyz.cr3dentials.camel.service.platformhttp;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.NoTypeConversionAvailableException;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.support.http.HttpUtil;
import org.apache.camel.util.ObjectHelper;
import org.jspecify.annotations.Nullable;

/** Writes a processed exchange as the answer. One a consumer; safe for many threads. */
final class ResponseWriter {
    private final boolean muteException;
    private final boolean flushEach;
    private final ResponseHeaders headers;

    ResponseWriter(PlatformHttpEndpoint endpoint, ResponseHeaders headers) {
        this.muteException = endpoint.isMuteException();
        this.flushEach = endpoint.isUseStreaming();
        this.headers = headers;
    }

    /**
     * Writes and closes the answer.
     *
     * @throws ClientGoneException if it can't be written
     * @throws IOException if its body can't be read
     * @throws NoTypeConversionAvailableException if its body can't be turned into bytes
     */
    void write(Exchange exchange, ReceivedHeaders received, HttpServletRequest request, HttpServletResponse response)
            throws IOException, NoTypeConversionAvailableException {
        Exception failure = exchange.getException();
        if (failure != null) {
            writeFailure(failure, exchange.getMessage(), request, response);
            return;
        }
        Message message = exchange.getMessage();
        Object body = message.getBody();
        int status = valid(HttpUtil.determineResponseCode(exchange, body));
        response.setStatus(status);
        headers.copy(message, received, response);
        if (exchange.getProperty(Exchange.COOKIE_HANDLER) instanceof ServletCookieHandler cookies) {
            cookies.writeTo(response);
        }
        if (body == null || status == 204 || status == 304) {
            if (status != 204 && status != 304) {
                response.setContentLength(0);
            }
            if (body instanceof Closeable unsent) {
                unsent.close();
            }
            close(response);
        } else {
            writeBody(body, headers.contentType(message, received), exchange, request, response);
        }
    }

    private void writeBody(
            Object body,
            @Nullable String contentType,
            Exchange exchange,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, NoTypeConversionAvailableException {
        if (contentType != null) {
            response.setContentType(contentType);
        }
        try (ResponseBody bytes = ResponseBody.of(body, RequestBody.charset(contentType), exchange)) {
            if (bytes.length() >= 0) {
                response.setContentLengthLong(bytes.length());
            }
            if (!request.getMethod().equals("HEAD")) {
                bytes.copyTo(response.getOutputStream(), flushEach);
            }
        }
        close(response);
    }

    private void writeFailure(
            Exception failure, Message message, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (ObjectHelper.getException(RequestBodyTooLargeException.class, failure) != null) {
            writeProblem(ProblemResponse.TOO_LARGE, request, response);
            return;
        }
        Integer chosen = message.getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
        // A code left over from a call that went well says nothing about the failure after it.
        response.setStatus(chosen != null && chosen >= 400 && chosen <= 599 ? chosen : 500);
        String text = muteException || failure.getMessage() == null ? "" : failure.getMessage();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        response.setContentType("text/plain; charset=utf-8");
        response.setContentLength(bytes.length);
        try {
            if (bytes.length > 0 && !request.getMethod().equals("HEAD")) {
                response.getOutputStream().write(bytes);
            }
        } catch (IOException e) {
            throw new ClientGoneException(e);
        }
        close(response);
    }

    /** Writes a problem in place of what was begun, if nothing of that has been sent yet. */
    void writeProblem(ProblemResponse problem, HttpServletRequest request, HttpServletResponse response)
            throws ClientGoneException {
        try {
            response.reset();
            problem.write(request, response);
        } catch (IOException e) {
            throw new ClientGoneException(e);
        }
    }

    private static void close(HttpServletResponse response) throws ClientGoneException {
        try {
            response.getOutputStream().close();
        } catch (IOException e) {
            throw new ClientGoneException(e);
        }
    }

    private static int valid(int status) {
        return status >= 200 && status <= 599 ? status : 500;
    }
}
