package xyz.cr3dentials.camel.service.platformhttp;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * A short problem answer as RFC 9457 describes it ({@code application/problem+json}).
 *
 * @param status the HTTP status
 * @param title what kind of problem it is, the same for every occurrence
 * @param detail what the client can do about it; it is shown to anybody, so it names nothing internal
 */
public record ProblemResponse(int status, String title, String detail) {

    static final ProblemResponse MALFORMED =
            new ProblemResponse(400, "Bad Request", "The request could not be understood.");
    static final ProblemResponse NOT_FOUND =
            new ProblemResponse(404, "Not Found", "Nothing is served under this path.");
    static final ProblemResponse METHOD_NOT_ALLOWED = new ProblemResponse(
            405, "Method Not Allowed", "This path does not serve the method: the Allow header names those it serves.");
    static final ProblemResponse NOT_ACCEPTABLE =
            new ProblemResponse(406, "Not Acceptable", "The answer has no media type that the Accept header admits.");
    static final ProblemResponse TOO_LARGE =
            new ProblemResponse(413, "Content Too Large", "The request body is larger than this service accepts.");
    static final ProblemResponse UNSUPPORTED_MEDIA_TYPE =
            new ProblemResponse(415, "Unsupported Media Type", "This path does not take a body of this Content-Type.");
    static final ProblemResponse INTERNAL =
            new ProblemResponse(500, "Internal Server Error", "The request could not be processed.");
    static final ProblemResponse UNAVAILABLE =
            new ProblemResponse(503, "Service Unavailable", "The service is not taking requests now: try again later.");
    static final ProblemResponse TIMED_OUT =
            new ProblemResponse(504, "Gateway Timeout", "The request took too long; it may still have had its effect.");

    /** What a request is told that took too long; reading cannot have had an effect. */
    static ProblemResponse timedOut(String method) {
        boolean reads = method.equals("GET") || method.equals("HEAD");
        return reads ? TIMED_OUT.withDetail("The request took too long.") : TIMED_OUT;
    }

    /** This kind of problem with a detail of its own. */
    ProblemResponse withDetail(String ownDetail) {
        return new ProblemResponse(status, title, ownDetail);
    }

    /** The problem that stands for a refusal of the routing table. */
    static ProblemResponse of(int status) {
        return switch (status) {
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            default -> NOT_FOUND;
        };
    }

    /**
     * Writes the whole answer and closes it; headers already set are kept. A {@code HEAD} request gets no body.
     *
     * @throws IOException if the client has gone
     * @throws IllegalStateException if another answer has been sent already
     */
    public void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.resetBuffer();
        response.setStatus(status);
        response.setContentType("application/problem+json");
        response.setHeader("Cache-Control", "no-store");
        if (status == 413) {
            // The rest of the body is unwanted, so the connection can't serve another request.
            response.setHeader("Connection", "close");
        }
        if (status == 503 && !response.containsHeader("Retry-After")) {
            response.setHeader("Retry-After", "5");
        }
        byte[] body = body();
        response.setContentLength(body.length);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(body);
        }
        response.getOutputStream().close();
    }

    /** The document. */
    public String json() {
        return "{\"type\":\"about:blank\",\"title\":\"" + quote(title) + "\",\"status\":" + status + ",\"detail\":\""
                + quote(detail) + "\"}";
    }

    /** The whole answer's body, in UTF-8. */
    public byte[] body() {
        return json().getBytes(StandardCharsets.UTF_8);
    }

    private static String quote(String text) {
        return new String(JsonStringEncoder.getInstance().quoteAsString(text));
    }
}
