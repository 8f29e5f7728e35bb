package xyz.cr3dentials.camel.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoppableTimeTest {

    private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");

    private final ManualTime real = new ManualTime(START);
    private final StoppableTime time = new StoppableTime(real);
    private final List<String> done = new ArrayList<>();

    @Test
    void goesWithTheTimeBelowUntilItIsStopped() {
        time.schedule(Duration.ofSeconds(1), () -> done.add("first"));

        real.advance(Duration.ofSeconds(2));

        assertThat(time.clock().instant()).isEqualTo(START.plusSeconds(2));
        assertThat(done).containsExactly("first");
    }

    @Test
    void showsTheSameMomentAndRunsNothingWhileItStandsStill() {
        time.schedule(Duration.ofSeconds(1), () -> done.add("scheduled before"));
        time.stop();
        time.schedule(Duration.ofSeconds(1), () -> done.add("scheduled meanwhile"));

        real.advance(Duration.ofSeconds(5));
        time.stop();

        assertThat(time.isStopped()).isTrue();
        assertThat(time.clock().instant()).isEqualTo(START);
        assertThat(done).isEmpty();
    }

    @Test
    void goesOnFromThePresentAndRunsWhatFellDueInItsOrder() {
        time.schedule(Duration.ofSeconds(3), () -> done.add("third"));
        time.schedule(Duration.ofSeconds(1), () -> done.add("first"));
        time.schedule(Duration.ofSeconds(2), () -> done.add("second"));
        time.schedule(Duration.ofSeconds(9), () -> done.add("later"));
        time.stop();
        real.advance(Duration.ofSeconds(5));

        time.start();
        real.advance(Duration.ZERO);

        assertThat(time.clock().instant()).isEqualTo(START.plusSeconds(5));
        assertThat(done).containsExactly("first", "second", "third");
        real.advance(Duration.ofSeconds(4));
        assertThat(done).endsWith("later");
    }

    @Test
    void runsNothingThatWasCalledOffWhileItStoodStill() {
        SandboxTime.Cancellable due = time.schedule(Duration.ofSeconds(1), () -> done.add("due"));
        time.stop();
        real.advance(Duration.ofSeconds(1));

        due.cancel();
        time.start();
        real.advance(Duration.ZERO);

        assertThat(done).isEmpty();
    }

    @Test
    void holdsWhatFellDueAgainWhenItIsStoppedBeforeThatHasRun() {
        time.schedule(Duration.ofSeconds(1), () -> done.add("once"));
        time.stop();
        real.advance(Duration.ofSeconds(1));
        time.start();
        time.stop();
        real.advance(Duration.ZERO);
        assertThat(done).isEmpty();

        time.start();
        real.advance(Duration.ZERO);

        assertThat(done).containsExactly("once");
    }
}
