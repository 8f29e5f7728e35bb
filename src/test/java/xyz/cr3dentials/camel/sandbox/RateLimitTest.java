package xyz.cr3dentials.camel.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import xyz.cr3dentials.camel.sandbox.RateLimit.Verdict;
import xyz.cr3dentials.camel.sandbox.RateLimit.Window;

class RateLimitTest {

    private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
    private static final Duration MINUTE = Duration.ofSeconds(60);

    private final RateLimit limit = new RateLimit();

    @Test
    void countsDownToZeroAndThenRefuses() {
        assertThat(IntStream.range(0, 120).mapToObj(i -> take(Window.FIXED, i * 100L)))
                .allMatch(Verdict::allowed)
                .extracting(Verdict::remaining)
                .startsWith(119, 118)
                .endsWith(1, 0);
        assertThat(take(Window.FIXED, 59_999).allowed()).isFalse();
    }

    @Test
    void aFixedWindowEndsSixtySecondsAfterItsFirstRequest() {
        fill(Window.FIXED, 59_000);

        assertThat(take(Window.FIXED, 60_000).reset()).isEqualTo(START.plusSeconds(119));
        assertThat(take(Window.FIXED, 118_999).allowed()).isFalse();
        assertThat(take(Window.FIXED, 119_000).allowed()).isTrue();
    }

    @Test
    void aSlidingWindowGivesBackOneRequestAtATime() {
        take(Window.SLIDING, 0);
        fill(Window.SLIDING, 30_000);

        assertThat(take(Window.SLIDING, 59_999).allowed()).isFalse();
        assertThat(take(Window.SLIDING, 60_000).allowed()).isTrue();
        assertThat(take(Window.SLIDING, 60_001).allowed()).isFalse();
        assertThat(take(Window.SLIDING, 60_001).reset()).isEqualTo(START.plusSeconds(90));
    }

    @Test
    void keysDoNotShareALimit() {
        fill(Window.FIXED, 0);

        assertThat(limit.take("other", 120, MINUTE, Window.FIXED, START).allowed())
                .isTrue();
    }

    private void fill(Window window, long millis) {
        for (int i = 0; i < 120; i++) {
            take(window, millis);
        }
    }

    private Verdict take(Window window, long millis) {
        return limit.take("key", 120, MINUTE, window, START.plusMillis(millis));
    }
}
