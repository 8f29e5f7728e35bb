package xyz.cr3dentials.camel.service;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Somebody else who has the same API key and heeds no limit. Its operation is one that the service does not use while it
 * runs, which tells the two apart in the vendor's log.
 */
final class ForeignCaller implements AutoCloseable {

    static final String OPERATION = "listPlatforms";

    private static final int THREADS = 2;
    private static final Duration SPACING = Duration.ofMillis(100);
    private static final int TOO_MANY_REQUESTS = 429;

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(30)).build();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final List<Future<?>> running = new ArrayList<>();
    private final AtomicInteger left;
    private final CountDownLatch refused = new CountDownLatch(1);
    private final NavigableSet<Instant> resets = new ConcurrentSkipListSet<>();
    private final HttpRequest request;

    private ForeignCaller(String baseUrl, String apiKey, int requests) {
        this.left = new AtomicInteger(requests);
        this.request = HttpRequest.newBuilder(URI.create(baseUrl + "/partner/browser-platforms"))
                .header("x-api-key", apiKey)
                .timeout(Duration.ofSeconds(30))
                .build();
    }

    /** Begins to send so many requests, about 20 a second. */
    static ForeignCaller start(String baseUrl, String apiKey, int requests) {
        ForeignCaller caller = new ForeignCaller(baseUrl, apiKey, requests);
        for (int i = 0; i < THREADS; i++) {
            caller.running.add(caller.threads.submit(caller::send));
        }
        return caller;
    }

    private Void send() throws IOException, InterruptedException {
        while (left.getAndDecrement() > 0 && !Thread.currentThread().isInterrupted()) {
            HttpResponse<Void> answer = client.send(request, HttpResponse.BodyHandlers.discarding());
            if (answer.statusCode() == TOO_MANY_REQUESTS) {
                answer.headers()
                        .firstValueAsLong("X-RateLimit-Reset")
                        .ifPresent(seconds -> resets.add(Instant.ofEpochSecond(seconds)));
                refused.countDown();
            }
            LockSupport.parkNanos(SPACING.toNanos());
        }
        return null;
    }

    /** Waits until the limit of the key is used up for the first time. */
    boolean awaitRefusal(Duration limit) throws InterruptedException {
        return refused.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Waits for the last request and throws what went wrong. */
    void finish(Duration limit) throws Exception {
        for (Future<?> caller : running) {
            caller.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** The times at which the vendor said that it would take requests again. */
    NavigableSet<Instant> resets() {
        return resets;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
