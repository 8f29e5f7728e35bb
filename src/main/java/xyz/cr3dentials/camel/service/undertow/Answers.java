package xyz.cr3dentials.camel.service.undertow;

import io.undertow.io.IoCallback;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.Methods;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.xnio.IoUtils;
import org.xnio.XnioExecutor;
import xyz.cr3dentials.camel.service.platformhttp.ProblemResponse;

/** Answers from an IO thread. */
final class Answers {
    private static final String RETRY_SECONDS = "5";
    /** What an answer of a few bytes may take to be sent. */
    private static final Duration FLUSH = Duration.ofMillis(500);

    private Answers() {}

    /** Refuses a request that has been read whole; the connection can serve another. */
    static void refuse(HttpServerExchange exchange, Refusal refusal) {
        problem(exchange, refusal, IoCallback.END_EXCHANGE);
    }

    /**
     * Refuses a request whose body has not been read. What the client still sends is dropped for a while, since a connection
     * that is closed before would take the answer with it.
     */
    static void refuseAndClose(HttpServerExchange exchange, Refusal refusal) {
        exchange.setPersistent(false);
        exchange.getResponseHeaders().put(Headers.CONNECTION, "close");
        Duration rest = refusal == Refusal.SLOW ? Duration.ZERO : BodyReading.DEADLINE;
        XnioExecutor.Key unused = exchange.getIoThread()
                .executeAfter(() -> close(exchange), rest.plus(FLUSH).toMillis(), TimeUnit.MILLISECONDS);
        problem(exchange, refusal, IoCallback.END_EXCHANGE);
    }

    private static void problem(HttpServerExchange exchange, Refusal refusal, IoCallback end) {
        if (refusal.status() == 503) {
            exchange.getResponseHeaders().put(Headers.RETRY_AFTER, RETRY_SECONDS);
        }
        ProblemResponse problem = new ProblemResponse(refusal.status(), refusal.title(), refusal.detail());
        send(exchange, refusal.status(), "application/problem+json", problem.body(), end);
    }

    /** Sends a whole answer that nobody is to keep. */
    static void send(HttpServerExchange exchange, int status, String type, byte[] body, IoCallback end) {
        exchange.setStatusCode(status);
        exchange.getResponseHeaders()
                .put(Headers.CONTENT_TYPE, type)
                .put(Headers.CACHE_CONTROL, "no-store")
                .put(Headers.CONTENT_LENGTH, body.length);
        boolean head = exchange.getRequestMethod().equals(Methods.HEAD);
        exchange.getResponseSender().send(ByteBuffer.wrap(head ? new byte[0] : body), end);
    }

    /** Ends the connection of a request that is not complete. */
    static void close(HttpServerExchange exchange) {
        if (exchange.isComplete()) {
            return;
        }
        IoUtils.safeClose(exchange.getConnection());
        exchange.endExchange();
    }
}
