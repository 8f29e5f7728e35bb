package xyz.cr3dentials.camel.http.pipeline;

import java.time.Clock;
import java.time.Duration;
import java.util.function.LongSupplier;
import xyz.cr3dentials.camel.http.RetryPolicy;

/**
 * Repeats what may be repeated: a read after any passing failure, a creation or a change only when nothing can have come of
 * it.
 *
 * <p>After 429 the next attempt waits in the pacing, since the whole key pauses.
 */
final class RetryingSender implements Sender {

    private final String vendor;
    private final RetryPolicy policy;
    private final Clock clock;
    private final LongSupplier nanoTime;
    private final Sleeper sleeper;
    private final Backoff backoff;
    private final Sender next;

    RetryingSender(String vendor, RetryPolicy policy, PipelineEnvironment environment, Sender next) {
        this.vendor = vendor;
        this.policy = policy;
        this.clock = environment.clock();
        this.nanoTime = environment.nanoTime();
        this.sleeper = environment.sleeper();
        this.backoff = new Backoff(policy, environment.random());
        this.next = next;
    }

    @Override
    public ApiResponse send(Call call) throws TransportFailure {
        for (int attempt = 1; ; attempt++) {
            long delay;
            try {
                ApiResponse response = next.send(call);
                if (attempt == policy.maximumAttempts() || !mayRepeat(call.request(), response)) {
                    return response;
                }
                delay = delayNanos(response, attempt);
                if (!fits(delay, call.sendBy())) {
                    return response;
                }
            } catch (TransportFailure failure) {
                delay = backoff.delayNanos(attempt);
                if (attempt == policy.maximumAttempts()
                        || !mayRepeat(call.request(), failure)
                        || !fits(delay, call.sendBy())) {
                    throw failure;
                }
            }
            if (delay > 0) {
                Waiting.sleep(sleeper, delay, vendor, call.request());
            }
        }
    }

    private boolean fits(long delayNanos, Deadline sendBy) {
        return delayNanos < sendBy.remainingNanos(nanoTime.getAsLong())
                && delayNanos <= policy.maximumRetryAfter().toNanos();
    }

    private long delayNanos(ApiResponse response, int attempt) {
        if (response.status() == 429) {
            return 0;
        }
        Duration asked = RetryHint.of(response.withoutRateLimit(), clock.instant());
        return asked == null ? backoff.delayNanos(attempt) : asked.toNanos();
    }

    private static boolean mayRepeat(ApiRequest request, ApiResponse response) {
        return switch (response.status()) {
            case 429 -> true;
            case 500, 502, 503, 504 -> request.kind() == ApiRequest.Kind.READ;
            default -> false;
        };
    }

    private static boolean mayRepeat(ApiRequest request, TransportFailure failure) {
        return switch (failure.kind()) {
            case NOT_SENT -> true;
            case ANSWER_LOST -> request.kind() == ApiRequest.Kind.READ;
            case ANSWER_TOO_LARGE -> false;
        };
    }
}
