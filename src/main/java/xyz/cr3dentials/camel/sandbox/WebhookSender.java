package xyz.cr3dentials.camel.sandbox;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts webhooks, and again when the receiver does not answer 2xx in time, as the vendor's schedule says.
 *
 * <p>The common switches send them late, several times or not at all. At most 10,000 deliveries wait; further ones are
 * dropped with a warning. Thread-safe.
 */
public final class WebhookSender implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookSender.class);
    private static final int THREADS = 8;
    private static final int MAXIMUM_WAITING = 10_000;
    private static final int LOGGED = 1_000;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final ThreadPoolExecutor workers;
    private final AtomicInteger life = new AtomicInteger();
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<WebhookDelivery> log = new ArrayDeque<>();
    private final SandboxTime time;
    private final Switches switches;
    private final WebhookSchedule schedule;

    /** Sends nothing yet; {@link #close()} ends its threads. */
    public WebhookSender(SandboxTime time, Switches switches, WebhookSchedule schedule) {
        this.time = time;
        this.switches = switches;
        this.schedule = schedule;
        workers = new ThreadPoolExecutor(
                THREADS, THREADS, 10, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MAXIMUM_WAITING), task -> {
                    Thread thread = new Thread(task, "sandbox-webhook");
                    thread.setDaemon(true);
                    return thread;
                });
        workers.allowCoreThreadTimeOut(true);
    }

    /** Sends a webhook, as often and as late as the switches say. */
    public void send(WebhookMessage message) {
        if (!switches.get(CommonSwitches.WEBHOOKS)) {
            return;
        }
        int delay = switches.get(CommonSwitches.WEBHOOK_DELAY_MILLIS);
        for (int copy = 0; copy < switches.get(CommonSwitches.WEBHOOK_COPIES); copy++) {
            Post first = new Post(message, 1, true, life.get());
            if (delay == 0) {
                submit(first);
            } else {
                time.schedule(Duration.ofMillis(delay), () -> submit(first));
            }
        }
    }

    /** Sends a webhook at once and once, whatever the switches say; it is not tried again. */
    public void fire(WebhookMessage message) {
        submit(new Post(message, 1, false, life.get()));
    }

    /** Forgets the attempts made and those still to be made; one that is on its way arrives. */
    public void clear() {
        life.incrementAndGet();
        lock.lock();
        try {
            log.clear();
        } finally {
            lock.unlock();
        }
    }

    /** The latest attempts, oldest first. */
    public List<WebhookDelivery> deliveries() {
        lock.lock();
        try {
            return new ArrayList<>(log);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }

    private void submit(Post post) {
        try {
            workers.execute(() -> attempt(post));
        } catch (RejectedExecutionException e) {
            LOG.warn(
                    "Webhook of session {} dropped: closing, or too many are waiting",
                    post.message().sessionId());
        }
    }

    private void attempt(Post post) {
        if (post.life() != life.get()) {
            return;
        }
        WebhookMessage message = post.message();
        int number = post.attempt();
        Integer answer;
        try {
            answer = post(message, number);
        } catch (InterruptedException e) {
            // Closing: nothing is tried again.
            Thread.currentThread().interrupt();
            return;
        }
        WebhookDelivery delivery = new WebhookDelivery(
                time.clock().instant(), message.sessionId(), message.status(), message.url(), number, answer);
        Duration wait = delivery.succeeded() || !post.retried() ? null : schedule.waitAfter(number);
        if (wait != null) {
            time.schedule(wait, () -> submit(new Post(message, number + 1, true, post.life())));
        }
        // Last, so who sees the attempt in the log also finds its retry scheduled.
        if (post.life() == life.get()) {
            note(delivery);
        }
    }

    private @Nullable Integer post(WebhookMessage message, int attempt) throws InterruptedException {
        WebhookMessage.Content content = message.content().apply(attempt);
        HttpRequest.Builder request = HttpRequest.newBuilder(message.url())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(content.body()));
        content.headers().forEach(request::setHeader);
        CompletableFuture<HttpResponse<Void>> call =
                client.sendAsync(request.build(), HttpResponse.BodyHandlers.discarding());
        try {
            // A limit on the whole exchange: the client's own timeout ends with the answer's headers.
            return call.get(schedule.timeout().toMillis(), TimeUnit.MILLISECONDS)
                    .statusCode();
        } catch (ExecutionException e) {
            LOG.debug("Webhook of session {} did not arrive: {}", message.sessionId(), String.valueOf(e.getCause()));
        } catch (TimeoutException e) {
            LOG.debug("Webhook of session {} was not answered in time", message.sessionId());
        } finally {
            call.cancel(true);
        }
        return null;
    }

    private void note(WebhookDelivery delivery) {
        lock.lock();
        try {
            log.addLast(delivery);
            if (log.size() > LOGGED) {
                log.removeFirst();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * One attempt to come.
     *
     * @param life in which it was asked for; those of an earlier one are not made any more
     */
    private record Post(WebhookMessage message, int attempt, boolean retried, int life) {}
}
