package xyz.cr3dentials.camel.service.platformhttp;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Processor;
import org.apache.camel.Suspendable;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.platform.http.spi.PlatformHttpConsumer;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.apache.camel.support.DefaultConsumer;
import org.jspecify.annotations.Nullable;

/** A {@code platform-http:} consumer that is in the engine's routing table from its start to its stop. */
final class ServletPlatformHttpConsumer extends DefaultConsumer implements PlatformHttpConsumer, Suspendable {
    private final ServletPlatformHttpEngine engine;
    private @Nullable RouteEntry<ServletPlatformHttpConsumer> entry;
    private @Nullable RequestBinding requestBinding;
    private @Nullable ResponseWriter responseWriter;

    ServletPlatformHttpConsumer(ServletPlatformHttpEngine engine, PlatformHttpEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.engine = engine;
    }

    @Override
    public PlatformHttpEndpoint getEndpoint() {
        return (PlatformHttpEndpoint) super.getEndpoint();
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        PlatformHttpEndpoint endpoint = getEndpoint();
        // Asked for once, since the endpoint wraps its strategy anew at each call.
        HeaderFilterStrategy filter = endpoint.getHeaderFilterStrategy();
        MediaTypes produces = MediaTypes.parse("produces", endpoint.getProduces());
        MediaTypes consumes = MediaTypes.parse("consumes", endpoint.getConsumes());
        boolean validate = endpoint.getComponent().isServerRequestValidation();
        entry = new RouteEntry<>(
                PathPattern.parse(endpoint.getPath(), endpoint.isMatchOnUriPrefix()),
                AllowedMethods.parse(endpoint.getHttpMethodRestrict()),
                validate ? consumes : MediaTypes.ANY,
                validate ? produces : MediaTypes.ANY,
                this);
        requestBinding = new RequestBinding(endpoint, filter, engine.settings().maximumBodyBytes());
        responseWriter = new ResponseWriter(
                endpoint, new ResponseHeaders(filter, produces, endpoint.isReturnHttpRequestHeaders()));
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        engine.routes().add(Objects.requireNonNull(entry, "entry"));
    }

    @Override
    protected void doStop() throws Exception {
        engine.routes().remove(Objects.requireNonNull(entry, "entry"));
        super.doStop();
    }

    /**
     * Serves one request, asynchronously once its head is found acceptable.
     *
     * @throws IOException if the client has gone
     */
    void serve(InboundRequest inbound, HttpServletResponse response) throws IOException {
        HttpServletRequest request = inbound.servlet();
        if (!isStarted()) {
            ProblemResponse.UNAVAILABLE.write(request, response);
            return;
        }
        long limit = engine.settings().maximumBodyBytes();
        // A route that takes the stream as it is may answer without it; what it reads beyond the limit fails all the
        // same.
        boolean untouched = getEndpoint().isUseStreaming() && !getEndpoint().isUseBodyHandler();
        if (request.getContentLengthLong() > limit && !untouched) {
            ProblemResponse.TOO_LARGE.write(request, response);
            return;
        }
        BodySizeLimitedInputStream body = new BodySizeLimitedInputStream(request::getInputStream, limit);
        AsyncContext async = request.startAsync();
        // The time limit is ours: the container's would also cut answers that are still being written.
        async.setTimeout(0);
        Exchange exchange = createExchange(false);
        exchange.setPattern(ExchangePattern.InOut);
        long own = getEndpoint().getRequestTimeout();
        new RequestCycle(this, inbound, response, async, body, exchange)
                .begin(
                        engine.clock(),
                        own > 0 ? own : engine.settings().requestTimeout().toMillis(),
                        engine.settings().patience());
    }

    RequestBinding requestBinding() {
        return Objects.requireNonNull(requestBinding, "requestBinding");
    }

    ResponseWriter responseWriter() {
        return Objects.requireNonNull(responseWriter, "responseWriter");
    }

    /** Tells the consumer's exception handler. */
    void report(String message, Exchange exchange, Exception failure) {
        handleException(message, exchange, failure);
    }
}
