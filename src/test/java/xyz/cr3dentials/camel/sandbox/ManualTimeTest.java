package xyz.cr3dentials.camel.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManualTimeTest {

    private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");

    private final ManualTime time = new ManualTime(START);
    private final List<String> seen = new ArrayList<>();

    @Test
    void runsWhatFallsDueInOrderAndAtItsMoment() {
        time.schedule(Duration.ofSeconds(2), () -> note("late"));
        time.schedule(Duration.ofSeconds(1), () -> note("early"));
        time.schedule(Duration.ofSeconds(9), () -> note("never"));

        time.advance(Duration.ofSeconds(5));

        assertThat(seen).containsExactly("early 10:00:01", "late 10:00:02");
        assertThat(time.clock().instant()).isEqualTo(START.plusSeconds(5));
    }

    @Test
    void runsWhatIsScheduledOnTheWay() {
        time.schedule(Duration.ofSeconds(1), () -> time.schedule(Duration.ofSeconds(1), () -> note("second")));

        time.advance(Duration.ofSeconds(2));

        assertThat(seen).containsExactly("second 10:00:02");
    }

    @Test
    void runsNothingThatWasCalledOff() {
        time.schedule(Duration.ofSeconds(1), () -> note("first")).cancel();

        time.advance(Duration.ofSeconds(2));

        assertThat(seen).isEmpty();
    }

    private void note(String what) {
        seen.add(what + " " + time.clock().instant().toString().substring(11, 19));
    }
}
