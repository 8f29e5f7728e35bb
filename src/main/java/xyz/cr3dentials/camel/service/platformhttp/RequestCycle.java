package xyz.cr3dentials.camel.service.platformhttp;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Exchange;
import org.apache.camel.spi.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One request from the moment a consumer takes it until its exchange is released. The route and the time limit race for
 * the answer; whoever claims it first writes it, and the exchange is released by the route's end alone.
 */
final class RequestCycle {
    /** Marks a request whose answer broke off, so that the servlet breaks the connection off too. */
    static final String BROKEN_OFF = RequestCycle.class.getName() + ".brokenOff";

    private static final Logger LOG = LoggerFactory.getLogger(RequestCycle.class);

    private static final long FIRST_LOOK_MILLIS = 3_000;
    private static final long NEXT_LOOK_MILLIS = 500;

    private final ServletPlatformHttpConsumer consumer;
    private final InboundRequest inbound;
    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final AsyncContext async;
    private final BodySizeLimitedInputStream body;
    private final Exchange exchange;
    private final AtomicBoolean claimed = new AtomicBoolean();
    private final AtomicBoolean finished = new AtomicBoolean();
    private volatile @Nullable Future<?> limit;
    private @Nullable ReceivedHeaders received;
    private boolean prepared;

    RequestCycle(
            ServletPlatformHttpConsumer consumer,
            InboundRequest inbound,
            HttpServletResponse response,
            AsyncContext async,
            BodySizeLimitedInputStream body,
            Exchange exchange) {
        this.consumer = consumer;
        this.inbound = inbound;
        this.request = inbound.servlet();
        this.response = response;
        this.async = async;
        this.body = body;
        this.exchange = exchange;
    }

    /** Routes the request. Returns as soon as the route lets go of the calling thread. */
    void begin(ScheduledExecutorService clock, long timeoutMillis, Patience patience) {
        TimeLimit time = new TimeLimit(clock, timeoutMillis, patience);
        try {
            time.look(0);
        } catch (RejectedExecutionException e) {
            LOG.debug("A request of {} came while the engine stopped", consumer);
            finish(ProblemResponse.UNAVAILABLE);
            return;
        }
        ProblemResponse problem = prepare();
        if (problem != null) {
            finish(problem);
            return;
        }
        try {
            consumer.getAsyncProcessor().process(exchange, doneSync -> finish(null));
        } catch (RuntimeException e) {
            exchange.setException(e);
            finish(null);
        }
    }

    private @Nullable ProblemResponse prepare() {
        try {
            received = consumer.requestBinding().fill(exchange, inbound, body);
            // A pooled exchange brings a unit of work that has to be prepared, or the route would end it before we do.
            UnitOfWork unitOfWork = consumer.createUoW(exchange);
            unitOfWork.onPrepare(exchange);
            prepared = true;
            return null;
        } catch (RequestBodyTooLargeException e) {
            return ProblemResponse.TOO_LARGE;
        } catch (MalformedRequestException e) {
            return ProblemResponse.MALFORMED.withDetail(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            LOG.debug("A request of {} could not be read: {}", consumer, e.toString());
            return ProblemResponse.MALFORMED;
        } catch (Exception e) {
            consumer.report("A request could not be prepared", exchange, e);
            return ProblemResponse.INTERNAL;
        }
    }

    private void timeOut(ProblemResponse problem) {
        if (claimed.compareAndSet(false, true)) {
            body.expire();
            LOG.warn("A request of {} was not answered in time", consumer);
            end(writeProblem(problem));
        }
    }

    /** Looks at what waits, from time to time, until it is answered. */
    private final class TimeLimit {
        private final ScheduledExecutorService clock;
        private final long timeoutMillis;
        private final Patience patience;

        TimeLimit(ScheduledExecutorService clock, long timeoutMillis, Patience patience) {
            this.clock = clock;
            this.timeoutMillis = timeoutMillis;
            this.patience = patience;
        }

        void look(long waitedMillis) {
            if (finished.get()) {
                return;
            }
            if (waitedMillis >= timeoutMillis) {
                timeOut(ProblemResponse.timedOut(request.getMethod()));
            } else if (waitedMillis > 0 && patience.isOver(request, Duration.ofMillis(waitedMillis))) {
                timeOut(ProblemResponse.UNAVAILABLE);
            } else {
                long step = waitedMillis == 0 ? FIRST_LOOK_MILLIS : NEXT_LOOK_MILLIS;
                long next = Math.min(timeoutMillis, waitedMillis + step);
                limit = clock.schedule(() -> look(next), next - waitedMillis, TimeUnit.MILLISECONDS);
            }
        }
    }

    private void finish(@Nullable ProblemResponse problem) {
        if (!finished.compareAndSet(false, true)) {
            return;
        }
        Future<?> pending = limit;
        if (pending != null) {
            pending.cancel(false);
        }
        boolean mine = claimed.compareAndSet(false, true);
        boolean whole = true;
        try {
            if (mine) {
                whole = problem == null ? writeAnswer() : writeProblem(problem);
            }
        } finally {
            release();
            if (mine) {
                end(whole);
            }
        }
    }

    private boolean writeAnswer() {
        try {
            consumer.responseWriter().write(exchange, Objects.requireNonNull(received, "received"), request, response);
            return true;
        } catch (ClientGoneException e) {
            failedToWrite(e);
            return true;
        } catch (Exception e) {
            failedToWrite(e);
            // A problem can only be told while nothing has been sent.
            boolean tooLarge = e instanceof RequestBodyTooLargeException;
            return !response.isCommitted()
                    && writeProblem(tooLarge ? ProblemResponse.TOO_LARGE : ProblemResponse.INTERNAL);
        }
    }

    private void failedToWrite(Exception failure) {
        if (failure instanceof ClientGoneException) {
            LOG.debug("The client of {} has gone: {}", consumer, failure.toString());
        } else if (failure instanceof RequestBodyTooLargeException) {
            LOG.debug("The body of a request of {} is too large", consumer);
        } else {
            consumer.report("The answer could not be written", exchange, failure);
        }
        if (consumer.getEndpoint().isHandleWriteResponseError()) {
            Exception before = exchange.getException();
            if (before != null) {
                failure.addSuppressed(before);
            }
            exchange.setException(failure);
        }
    }

    private boolean writeProblem(ProblemResponse problem) {
        try {
            consumer.responseWriter().writeProblem(problem, request, response);
            return true;
        } catch (ClientGoneException e) {
            LOG.debug("The client of {} has gone: {}", consumer, e.toString());
            return true;
        } catch (IllegalStateException e) {
            LOG.debug("An answer of {} had been begun: {}", consumer, e.toString());
            return false;
        }
    }

    private void release() {
        try {
            if (prepared) {
                consumer.doneUoW(exchange);
            }
        } finally {
            consumer.releaseExchange(exchange, false);
        }
    }

    private void end(boolean whole) {
        try {
            if (whole) {
                async.complete();
            } else {
                // Completing would close a broken answer as if it were whole.
                request.setAttribute(BROKEN_OFF, true);
                async.dispatch();
            }
        } catch (IllegalStateException e) {
            LOG.debug("The container had ended a request of {}: {}", consumer, e.toString());
        }
    }
}
