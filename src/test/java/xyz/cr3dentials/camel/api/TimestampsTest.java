package xyz.cr3dentials.camel.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T10:00:00Z, 2026-11-20T10:00:00Z",
        "2026-11-20T10:00:00.000Z, 2026-11-20T10:00:00Z",
        "2026-11-20T10:00:00.5Z, 2026-11-20T10:00:00.500Z",
        "2026-11-20T10:00:00.123456789Z, 2026-11-20T10:00:00.123456789Z",
        "2024-02-29T23:59:59.999Z, 2024-02-29T23:59:59.999Z",
        "1969-12-31T23:59:59.001Z, 1969-12-31T23:59:59.001Z",
        "2026-11-20t10:00:00z, 2026-11-20T10:00:00Z",
        "2026-11-20T10:00Z, 2026-11-20T10:00:00Z",
        "2026-11-20T10:00:00+02:00, 2026-11-20T08:00:00Z",
        "2026-11-20T10:00:00.250+0530, 2026-11-20T04:30:00.250Z",
        "2026-11-20T10:00:00-05, 2026-11-20T15:00:00Z",
        "2026-11-20T24:00:00Z, 2026-11-21T00:00:00Z"
    })
    void readsEveryFormOfATimestamp(String text, Instant instant) {
        assertThat(Timestamps.parse(text)).isEqualTo(instant);
        assertThat(Timestamps.parse(" " + text + " ")).isEqualTo(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "soon",
                "2026-13-20T10:00:00Z",
                "2026-11-32T10:00:00Z",
                "2026-00-20T10:00:00Z",
                "2026-11-00T10:00:00Z",
                "2026-11-20T25:00:00Z",
                "2026-11-20T10:60:00Z",
                "2026-11-20T10:00:60Z",
                "2026-11-20T10:00:00.1234567890Z",
                "2026-11-20T10:00:00,000Z",
                "2026-11-20 10:00:00Z",
                "2026-11-20T10:00:00.-12Z",
                "2o26-11-20T10:00:00Z",
                "-026-11-20T10:00:00Z"
            })
    void answersNullForWhatIsNoTimestamp(String text) {
        assertThat(Timestamps.parse(text)).isNull();
    }

    @Test
    void agreesWithTheFormatterOnRandomInstants() {
        Random random = new Random(5);
        for (int i = 0; i < 10_000; i++) {
            Instant instant = Instant.ofEpochSecond(
                    random.nextLong(-60_000_000_000L, 250_000_000_000L), random.nextInt(1_000_000_000));
            assertThat(Timestamps.parse(DateTimeFormatter.ISO_INSTANT.format(instant)))
                    .isEqualTo(instant);
        }
    }
}
