package xyz.cr3dentials.camel.component.consumer;

import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Work that is due goes on whatever a run ends with. */
class DueWorkTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final Queue<Throwable> seen = new ConcurrentLinkedQueue<>();
    private final AtomicInteger runs = new AtomicInteger();
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "due work");
        thread.setUncaughtExceptionHandler((ignored, failure) -> seen.add(failure));
        return thread;
    });

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    @Test
    void anErrorReachesTheThreadsHandlerAndEndsNoWork() {
        OutOfMemoryError error = new OutOfMemoryError("of the test");
        DueWork work = new DueWork(
                executor,
                Clock.systemUTC(),
                () -> {
                    if (runs.incrementAndGet() == 1) {
                        throw error;
                    }
                },
                Optional::empty,
                Duration.ofMinutes(1));
        work.wake();
        await().atMost(LIMIT).until(() -> seen.contains(error));

        work.wake();
        await().atMost(LIMIT).until(() -> runs.get() == 2);
    }
}
