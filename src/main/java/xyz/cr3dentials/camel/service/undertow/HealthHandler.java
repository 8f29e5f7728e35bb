package xyz.cr3dentials.camel.service.undertow;

import io.undertow.io.IoCallback;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Methods;

/** Answers health requests in the IO thread, so that nothing that waits for a thread can hold them up. Thread-safe. */
final class HealthHandler implements HttpHandler {
    private final Guards guards;
    private final HttpHandler next;

    HealthHandler(Guards guards, HttpHandler next) {
        this.guards = guards;
        this.next = next;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        HealthPages pages = guards.health();
        boolean read = exchange.getRequestMethod().equals(Methods.GET)
                || exchange.getRequestMethod().equals(Methods.HEAD);
        String path = exchange.getRelativePath();
        if (pages == null || !read || !exchange.isRequestComplete()) {
            next.handleRequest(exchange);
        } else if (path.equals("/health/live")) {
            send(exchange, pages.live());
        } else if (path.equals("/health/ready")) {
            send(exchange, pages.ready());
        } else {
            next.handleRequest(exchange);
        }
    }

    private static void send(HttpServerExchange exchange, HealthPage page) {
        Answers.send(exchange, page.status(), "application/json", page.bytes(), IoCallback.END_EXCHANGE);
    }
}
