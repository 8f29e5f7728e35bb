package xyz.cr3dentials.camel.detection.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import xyz.cr3dentials.camel.detection.FeedWorld;

/** Random worlds of a list without totals: whatever its order, every ended session is handed over exactly once. */
class FeedDetectorPropertyTest {

    private static final int WORLDS = 250 * Integer.getInteger("detection.worlds", 25) / 100;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, WORLDS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everySessionIsHandedOverOnceForEachDecision(long seed) {
        FeedWorld world = new FeedWorld(seed);
        world.run();
        assertThat(world.delivered()).as("deliveries with seed %d", seed).isEqualTo(world.expected());
        assertThat(world.mostRequestsATick())
                .as("requests of a tick without news, seed %d", seed)
                .isLessThanOrEqualTo(4);
        assertThat(world.latest())
                .as("delay of a session created here, seed %d", seed)
                .isLessThanOrEqualTo(FeedWorld.LIFETIME.plus(FeedWorld.GRACE).plus(Duration.ofMinutes(15)));
    }
}
