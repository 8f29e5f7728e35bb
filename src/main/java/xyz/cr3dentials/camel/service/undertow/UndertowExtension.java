package xyz.cr3dentials.camel.service.undertow;

import io.undertow.Handlers;
import io.undertow.server.HttpHandler;
import io.undertow.server.handlers.BlockingWriteTimeoutHandler;
import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import jakarta.servlet.ServletContext;
import java.time.Clock;
import java.time.Duration;

/** Sets the guards before the servlets of this application. Found by Undertow through {@code META-INF/services}. */
public final class UndertowExtension implements ServletExtension {
    /** An eighth of the smallest heap that the service is run with. */
    private static final long MEMORY = 32 * 1024 * 1024;

    /** A client that takes nothing of an answer for so long is cut off; streams of events are written without waiting. */
    private static final Duration WRITE_LIMIT = Duration.ofSeconds(20);

    @Override
    public void handleDeployment(DeploymentInfo deploymentInfo, ServletContext servletContext) {
        Guards guards = new Guards(Clock.systemUTC());
        servletContext.setAttribute(Guards.class.getName(), guards);
        BodyMemory memory = new BodyMemory(MEMORY);
        deploymentInfo.addInitialHandlerChainWrapper(servlets -> chain(guards, memory, servlets));
    }

    private static HttpHandler chain(Guards guards, BodyMemory memory, HttpHandler servlets) {
        HttpHandler written = BlockingWriteTimeoutHandler.builder()
                .writeTimeout(WRITE_LIMIT)
                .nextHandler(servlets)
                .build();
        HttpHandler read = new BodyReading(guards, memory, new Bulkheads(guards, written));
        // The target of CONNECT or "OPTIONS *" is no path, on which the servlets' own search fails with a trace.
        return Handlers.predicate(
                exchange -> exchange.getRelativePath().startsWith("/"), new HealthHandler(guards, read), exchange -> {
                    guards.count(Refusal.TARGET);
                    Answers.refuseAndClose(exchange, Refusal.TARGET);
                });
    }
}
