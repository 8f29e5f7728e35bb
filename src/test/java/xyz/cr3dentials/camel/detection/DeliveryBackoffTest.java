package xyz.cr3dentials.camel.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

class DeliveryBackoffTest {

    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofHours(1);

    @Test
    void doublesUpToTheLongestDelay() {
        DeliveryBackoff backoff = new DeliveryBackoff(FIRST, LONGEST, () -> 0);
        assertThat(backoff.after(1)).isEqualTo(FIRST);
        assertThat(backoff.after(2)).isEqualTo(Duration.ofSeconds(10));
        assertThat(backoff.after(5)).isEqualTo(Duration.ofSeconds(80));
        assertThat(backoff.after(20)).isEqualTo(LONGEST);
        assertThat(backoff.after(Integer.MAX_VALUE)).isEqualTo(LONGEST);
    }

    @Test
    void takesOffAtMostAFifthByChance() {
        DeliveryBackoff backoff = new DeliveryBackoff(
                FIRST, LONGEST, () -> ThreadLocalRandom.current().nextDouble());
        for (int i = 0; i < 1_000; i++) {
            assertThat(backoff.after(3)).isBetween(Duration.ofSeconds(16), Duration.ofSeconds(20));
        }
        assertThat(new DeliveryBackoff(FIRST, LONGEST, () -> 0.5).after(1)).isEqualTo(Duration.ofMillis(4_500));
    }

    @Test
    void refusesDelaysInTheWrongOrder() {
        assertThatThrownBy(() -> new DeliveryBackoff(LONGEST, FIRST, () -> 0))
                .hasMessageContaining("0 <= first <= longest");
    }
}
