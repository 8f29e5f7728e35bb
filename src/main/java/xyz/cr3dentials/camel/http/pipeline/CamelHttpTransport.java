package xyz.cr3dentials.camel.http.pipeline;

import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends one attempt through a camel-http producer, with a fresh exchange, and watches that it ends in time.
 *
 * <p>Socket timeouts only bound each silence, so a watch cancels exchanges whose answer drips.
 */
final class CamelHttpTransport extends ServiceSupport implements Sender {

    private static final Logger LOG = LoggerFactory.getLogger(CamelHttpTransport.class);

    private static final long WATCH_MILLIS = 100;

    /** Without a charset: JSON is UTF-8, and RFC 8259 knows no such parameter. */
    private static final ContentType JSON = ContentType.create("application/json");

    private final CamelContext context;
    private final HttpSettings settings;
    private final LongSupplier nanoTime;
    private final Set<TrackedRequest> inFlight = ConcurrentHashMap.newKeySet();
    private @Nullable HttpEndpoint endpoint;
    private @Nullable PipelineHttpProducer producer;
    private @Nullable ScheduledExecutorService watch;
    private @Nullable ScheduledFuture<?> watching;

    CamelHttpTransport(CamelContext context, HttpSettings settings, LongSupplier nanoTime) {
        this.context = context;
        this.settings = settings;
        this.nanoTime = nanoTime;
    }

    @Override
    public ApiResponse send(Call call) throws TransportFailure {
        HttpEndpoint target = endpoint;
        PipelineHttpProducer sender = producer;
        if (target == null || sender == null) {
            throw new IllegalStateException("the request pipeline of %s is not started".formatted(settings.vendor()));
        }
        TrackedRequest request = prepare(call);
        Exchange exchange = target.createExchange();
        exchange.getIn().setBody(request);
        inFlight.add(request);
        try {
            sender.process(exchange);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw request.failure(e);
        } catch (Exception e) {
            throw request.failure(e);
        } finally {
            inFlight.remove(request);
        }
        ApiResponse response = request.response();
        if (response == null) {
            throw request.failure(new IllegalStateException("the HTTP producer returned without an answer"));
        }
        return response;
    }

    private TrackedRequest prepare(Call call) {
        ApiRequest wanted = call.request();
        String url = settings.baseUrl() + wanted.path() + (wanted.query() == null ? "" : "?" + wanted.query());
        TrackedRequest request = new TrackedRequest(wanted.method(), URI.create(url), call.deadline(), nanoTime);
        request.addHeader(call.credential().header());
        request.addHeader("Accept", "application/json");
        // One of the vendors' guides asks for a content type on every request, the others only with a body.
        request.addHeader("Content-Type", "application/json");
        byte[] body = wanted.body();
        if (body != null) {
            request.setEntity(new ByteArrayEntity(body, JSON));
        }
        return request;
    }

    @Override
    protected void doStart() throws Exception {
        HttpEndpoint created = EndpointFactory.create(context, settings);
        ServiceHelper.startService(created);
        PipelineHttpProducer started =
                new PipelineHttpProducer(created, settings.limits().answerBytes());
        ServiceHelper.startService(started);
        ScheduledExecutorService executor =
                context.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "HttpTimeLimit");
        watching =
                executor.scheduleWithFixedDelay(this::cancelOverdue, WATCH_MILLIS, WATCH_MILLIS, TimeUnit.MILLISECONDS);
        endpoint = created;
        producer = started;
        watch = executor;
    }

    @Override
    protected void doStop() {
        ScheduledExecutorService executor = watch;
        ScheduledFuture<?> task = watching;
        if (task != null) {
            task.cancel(false);
        }
        if (executor != null) {
            context.getExecutorServiceManager().shutdownNow(executor);
        }
        ServiceHelper.stopAndShutdownServices(producer, endpoint);
        watching = null;
        watch = null;
        producer = null;
        endpoint = null;
    }

    private void cancelOverdue() {
        for (TrackedRequest request : inFlight) {
            try {
                request.cancelIfOver();
            } catch (RuntimeException e) {
                LOG.warn("A request that took too long could not be cancelled", e); // the others still have to be
            }
        }
    }
}
