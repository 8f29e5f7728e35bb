package xyz.cr3dentials.camel.http.pipeline;

import java.time.Duration;
import java.util.List;
import xyz.cr3dentials.camel.http.UnavailableException;

/** Waiting that ends in a clear error when the thread is told to stop. */
final class Waiting {

    private Waiting() {}

    static void sleep(Sleeper sleeper, long nanos, String vendor, ApiRequest request) {
        try {
            sleeper.sleep(nanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException(
                    vendor,
                    "%s was given up: the thread was interrupted while it waited to send."
                            .formatted(request.operation()),
                    0,
                    List.of(),
                    null,
                    e);
        }
    }

    /** Returns a duration as people read it, rounded up. */
    static String inWords(Duration duration) {
        long millis = duration.toMillis() + (duration.toNanosPart() % 1_000_000 == 0 ? 0 : 1);
        return millis < 1000 ? millis + " ms" : (millis + 999) / 1000 + " s";
    }
}
