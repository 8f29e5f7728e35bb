package xyz.cr3dentials.camel.service.undertow;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.SameThreadExecutor;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.xnio.XnioExecutor;

/**
 * Hands each kind of work to threads of its own. Undertow's request limit counts a request until it is answered; one that
 * was answered for taking too long still has its thread, so threads are what is bounded here. Nobody waits for a thread
 * for longer than a few seconds. Thread-safe.
 */
final class Bulkheads implements HttpHandler {
    static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Guards guards;
    private final HttpHandler next;

    Bulkheads(Guards guards, HttpHandler next) {
        this.guards = guards;
        this.next = next;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        // The exchange is let go of first, since another thread may take it before this one returns.
        exchange.dispatch(SameThreadExecutor.INSTANCE, () -> admit(exchange));
    }

    private void admit(HttpServerExchange exchange) {
        WorkKind kind = WorkKind.of(exchange.getRelativePath());
        if (kind.needsLedger(exchange.getRequestMethod().toString()) && !guards.ledgerTakesWrites()) {
            refuse(exchange, Refusal.LEDGER);
            return;
        }
        Waiting waiting = new Waiting(exchange, guards.threads(kind));
        try {
            waiting.begin();
        } catch (RejectedExecutionException e) {
            refuse(exchange, Refusal.BUSY);
        }
    }

    private void refuse(HttpServerExchange exchange, Refusal refusal) {
        guards.count(refusal);
        Answers.refuse(exchange, refusal);
    }

    /** A request that has no thread yet. Whoever claims it first, a thread or the time limit, has it. */
    private final class Waiting implements Runnable {
        private final HttpServerExchange exchange;
        private final ThreadPoolExecutor threads;
        private final AtomicBoolean claimed = new AtomicBoolean();
        private volatile XnioExecutor.@Nullable Key limit;

        Waiting(HttpServerExchange exchange, ThreadPoolExecutor threads) {
            this.exchange = exchange;
            this.threads = threads;
        }

        void begin() {
            limit = exchange.getIoThread().executeAfter(this::giveUp, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            try {
                threads.execute(this);
            } catch (RejectedExecutionException e) {
                claimed.set(true);
                forget();
                throw e;
            }
        }

        @Override
        public void run() {
            if (claimed.compareAndSet(false, true)) {
                forget();
                // Already outside of the server's call, so this runs in the present thread.
                exchange.dispatch(SameThreadExecutor.INSTANCE, next);
            }
        }

        private void giveUp() {
            if (claimed.compareAndSet(false, true)) {
                threads.remove(this);
                refuse(exchange, Refusal.BUSY);
            }
        }

        private void forget() {
            XnioExecutor.Key timer = limit;
            if (timer != null) {
                timer.remove();
            }
        }
    }
}
