package xyz.cr3dentials.camel.sandbox.cr3dentials;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xyz.cr3dentials.camel.sandbox.SandboxTime;
import xyz.cr3dentials.camel.sandbox.Switches;

/**
 * Posts webhooks, and again with doubling waits when the receiver does not answer 2xx in time.
 *
 * <p>The documentation says three retries with exponential backoff; that the first wait is one second and doubles is
 * the sandbox's own choice. At most 10,000 deliveries wait; further ones are dropped with a warning.
 */
final class WebhookSender implements AutoCloseable {

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
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<WebhookDelivery> log = new ArrayDeque<>();
    private final SandboxTime time;
    private final Switches switches;
    private final Map<String, String> headers;

    WebhookSender(SandboxTime time, Switches switches, Map<String, String> headers) {
        this.time = time;
        this.switches = switches;
        this.headers = headers;
        workers = new ThreadPoolExecutor(
                THREADS, THREADS, 10, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MAXIMUM_WAITING), task -> {
                    Thread thread = new Thread(task, "sandbox-webhook");
                    thread.setDaemon(true);
                    return thread;
                });
        workers.allowCoreThreadTimeOut(true);
    }

    /** Sends a payload, as often and as late as the switches say. */
    void send(SandboxSession session, URI url, String payload) {
        if (!switches.get(Cr3dentialsSwitches.WEBHOOKS)) {
            return;
        }
        Message message = new Message(session.sessionId(), session.status(), url, payload);
        int delay = switches.get(Cr3dentialsSwitches.WEBHOOK_DELAY_MILLIS);
        for (int copy = 0; copy < switches.get(Cr3dentialsSwitches.WEBHOOK_COPIES); copy++) {
            if (delay == 0) {
                submit(message, 1);
            } else {
                time.schedule(Duration.ofMillis(delay), () -> submit(message, 1));
            }
        }
    }

    /** The latest attempts, oldest first. */
    List<WebhookDelivery> deliveries() {
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

    private void submit(Message message, int attempt) {
        try {
            workers.execute(() -> attempt(message, attempt));
        } catch (RejectedExecutionException e) {
            LOG.warn("Webhook of session {} dropped: closing, or too many are waiting", message.sessionId());
        }
    }

    private void attempt(Message message, int number) {
        Integer answer;
        try {
            answer = post(message);
        } catch (InterruptedException e) {
            // Closing: nothing is tried again.
            Thread.currentThread().interrupt();
            return;
        }
        WebhookDelivery delivery = new WebhookDelivery(
                time.clock().instant(), message.sessionId(), message.status(), message.url(), number, answer);
        if (!delivery.succeeded() && number <= switches.get(Cr3dentialsSwitches.WEBHOOK_RETRIES)) {
            long wait = (long) switches.get(Cr3dentialsSwitches.WEBHOOK_RETRY_MILLIS) << (number - 1);
            time.schedule(Duration.ofMillis(wait), () -> submit(message, number + 1));
        }
        // Last, so who sees the attempt in the log also finds its retry scheduled.
        note(delivery);
    }

    private @Nullable Integer post(Message message) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(message.url())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(message.payload()));
        headers.forEach(request::setHeader);
        CompletableFuture<HttpResponse<Void>> call =
                client.sendAsync(request.build(), HttpResponse.BodyHandlers.discarding());
        try {
            // A limit on the whole exchange: the client's own timeout ends with the answer's headers.
            return call.get(switches.get(Cr3dentialsSwitches.WEBHOOK_TIMEOUT_MILLIS), TimeUnit.MILLISECONDS)
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

    private record Message(String sessionId, String status, URI url, String payload) {}
}
