package xyz.cr3dentials.camel.sandbox;

import java.time.Duration;

/** The rate limit of vendors that count requests in one window, set by the common switches. Thread-safe. */
public final class WindowLimit {

    private final RateLimit limit = new RateLimit();
    private final Switches switches;
    private final SandboxTime time;

    /** Nothing has been asked for yet. */
    public WindowLimit(Switches switches, SandboxTime time) {
        this.switches = switches;
        this.time = time;
    }

    /** Asks for one request. */
    public RateLimit.Verdict take(String key) {
        return limit.take(
                key,
                switches.get(CommonSwitches.REQUESTS_PER_WINDOW),
                length(),
                switches.get(CommonSwitches.WINDOW),
                time.clock().instant());
    }

    /** Forgets all requests. */
    public void clear() {
        limit.clear();
    }

    /** A state that a planned failure shows: nothing left, and a window that has just begun. */
    public RateLimit.Verdict pretended(boolean refused) {
        int most = switches.get(CommonSwitches.REQUESTS_PER_WINDOW);
        return new RateLimit.Verdict(!refused, most, 0, time.clock().instant().plus(length()));
    }

    /** Whole seconds until the window ends, rounded up, so who waits so long finds it over. */
    public long secondsUntilReset(RateLimit.Verdict verdict) {
        Duration wait = Duration.between(time.clock().instant(), verdict.reset());
        return wait.isNegative() ? 0 : RateLimit.wholeSeconds(wait.toMillis());
    }

    private Duration length() {
        return Duration.ofMillis(switches.get(CommonSwitches.WINDOW_MILLIS));
    }
}
