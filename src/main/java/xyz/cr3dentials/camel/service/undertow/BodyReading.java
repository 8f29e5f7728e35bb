package xyz.cr3dentials.camel.service.undertow;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import java.time.Duration;
import xyz.cr3dentials.camel.service.platformhttp.PlatformHttpSettings;

/**
 * Reads whole bodies in the IO threads before a thread is taken for the request, so that a client that sends slowly costs a
 * connection and no thread. Undertow's own buffering handler knows neither a deadline nor how much all bodies take together.
 * Thread-safe.
 */
final class BodyReading implements HttpHandler {
    static final Duration DEADLINE = Duration.ofSeconds(10);

    /** The engine's limit, and what the framing of a form's parts may take beyond it. */
    private static final long LONGEST = PlatformHttpSettings.DEFAULTS.maximumBodyBytes() + 64 * 1024;

    /** For a person's forms and clicks. */
    private static final long LONGEST_OF_CONSOLE = 16 * 1024;

    private final Guards guards;
    private final BodyMemory memory;
    private final HttpHandler next;

    BodyReading(Guards guards, BodyMemory memory, HttpHandler next) {
        this.guards = guards;
        this.memory = memory;
        this.next = next;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        if (exchange.isRequestComplete()) {
            next.handleRequest(exchange);
            return;
        }
        String path = exchange.getRelativePath();
        boolean cut = WorkKind.of(path).takesCutBodies();
        long longest = path.startsWith("/console/") ? LONGEST_OF_CONSOLE : LONGEST;
        if (!cut && exchange.getRequestContentLength() > longest) {
            guards.count(Refusal.SIZE);
            Answers.refuseAndClose(exchange, Refusal.SIZE);
            return;
        }
        new BodyReader(exchange, guards, memory, longest, cut).begin(next);
    }
}
