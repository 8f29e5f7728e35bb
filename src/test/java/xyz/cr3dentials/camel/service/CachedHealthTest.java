package xyz.cr3dentials.camel.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CachedHealthTest {
    private boolean failing;
    private HealthReport latest = HealthReport.ofLiveness(List.of());
    private long nanos;
    private final CachedHealth health = new CachedHealth(() -> latest, this::readiness, "i", () -> nanos);

    private HealthReport readiness() {
        if (failing) {
            throw new IllegalStateException("no answer");
        }
        return latest;
    }

    @AfterEach
    void close() {
        health.close();
    }

    @Test
    void givesOutWhatWasMadeLast() {
        latest = HealthReport.down();
        assertThat(health.ready().status()).isEqualTo(200);

        health.renew();

        assertThat(health.ready().status()).isEqualTo(503);
        assertThat(health.live().json()).contains("\"status\":\"DOWN\"", "\"instance\":\"i\"");
    }

    @Test
    void aPageThatCannotBeMadeAnewGrowsStaleWhileTheProcessLives() {
        failing = true;
        nanos = Duration.ofSeconds(10).toNanos();
        health.renew();
        assertThat(health.ready().up()).isTrue();

        nanos += 1;

        assertThat(health.ready().up()).isFalse();
        assertThat(health.live().up()).isTrue();
    }

    @Test
    void aNodeThatLeavesIsUnreadyAtOnce() {
        health.leave();

        assertThat(health.ready().up()).isFalse();
        assertThat(health.live().up()).isTrue();
    }
}
