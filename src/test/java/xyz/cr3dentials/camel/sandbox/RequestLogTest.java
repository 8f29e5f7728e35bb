package xyz.cr3dentials.camel.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RequestLogTest {

    private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");

    private final RequestLog log = new RequestLog();

    @Test
    void remembersTheBusiestSixtySeconds() {
        arrive(10, 0);
        arrive(10, 59_999);
        assertThat(log.highestInSixtySeconds()).isEqualTo(20);

        arrive(10, 60_000);
        assertThat(log.highestInSixtySeconds()).as("the first ten have left").isEqualTo(20);

        arrive(1, 60_001);
        assertThat(log.highestInSixtySeconds()).isEqualTo(21);

        arrive(1, 600_000);
        assertThat(log.highestInSixtySeconds()).isEqualTo(21);
    }

    @Test
    void countsByOperationAndByCode() {
        log.arrived("a", START);
        log.arrived("b", START);
        log.arrived("b", START);
        log.answered("a", "/a", 200, START);
        log.answered("b", "/b", 0, START);

        assertThat(log.total()).isEqualTo(3);
        assertThat(log.count("b")).isEqualTo(2);
        assertThat(log.count("c")).isZero();
        assertThat(log.countWithStatus(0)).isEqualTo(1);
        assertThat(log.latest()).extracting(RequestLog.Entry::path).containsExactly("/a", "/b");
    }

    @Test
    void keepsTheLatestThousand() {
        for (int i = 0; i < 1_500; i++) {
            log.answered("a", "/" + i, 200, START);
        }

        assertThat(log.latest()).hasSize(1_000);
        assertThat(log.latest().get(0).path()).isEqualTo("/500");
    }

    private void arrive(int times, long millis) {
        for (int i = 0; i < times; i++) {
            log.arrived("a", START.plusMillis(millis));
        }
    }
}
