package xyz.cr3dentials.camel.http.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.cr3dentials.camel.http.budget.RateLimit;

class RetryHintTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z"); // 1795168800

    @ParameterizedTest
    @CsvSource({"5, PT5S", "' 5 ', PT5S", "86400, PT10M", "999999999999999999, PT10M"})
    void secondsAreTakenUpToTheLongestPause(String retryAfter, Duration expected) {
        assertThat(hint(retryAfter, null, null)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-5", "soon", "", "1.5", "Fri, 20 Nov 2026 09:59:00 GMT", "9999999999999999999999"})
    void aValueThatSaysNothingUsefulIsNoHint(String retryAfter) {
        assertThat(hint(retryAfter, null, null)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"1795168830, PT30S", "1795168830000, PT30S", "99999999999, PT10M", "9999999999999, PT10M"})
    void theResetIsReadInSecondsAndMilliseconds(String reset, Duration expected) {
        assertThat(hint(null, reset, null)).isEqualTo(expected);
        assertThat(hint("soon", reset, null)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1795168800", "1795168799000", "0", "60"})
    void aResetInThePastIsNoHint(String reset) {
        assertThat(hint(null, reset, null)).isNull();
    }

    @Test
    void theVendorsClockCountsBeforeOurs() {
        assertThat(hint(null, "1795168830", "Fri, 20 Nov 2026 10:00:20 GMT")).isEqualTo(Duration.ofSeconds(10));
        assertThat(hint("Fri, 20 Nov 2026 10:10:30 GMT", null, "Fri, 20 Nov 2026 10:10:20 GMT"))
                .isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void retryAfterCountsBeforeTheReset() {
        assertThat(hint("5", "1795168830", null)).isEqualTo(Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"details\":{\"retry_after\":12}} | PT12S",
                "{\"details\":{\"retry_after\":0.2}} | PT1S",
                "{\"details\":{\"retry_after\":\"12\"}} | PT12S",
                "{\"details\":{\"retry_after\":1e300}} | PT10M",
                "{\"details\":{\"retry_after\":86400}} | PT10M"
            })
    void theDetailsOfARefusalAreTakenWithoutTheHeaderAndBeforeTheReset(String body, Duration expected) {
        assertThat(hint(429, null, null, null, body)).isEqualTo(expected);
        assertThat(hint(429, null, "1795168830", null, body)).isEqualTo(expected);
        assertThat(hint(429, "5", null, null, body)).isEqualTo(Duration.ofSeconds(5));
        assertThat(hint(503, null, null, null, body)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no JSON",
                "[1]",
                "{\"details\":null}",
                "{\"details\":{\"retry_after\":-3}}",
                "{\"details\":{\"retry_after\":\"soon\"}}",
                "{\"details\":{\"retry_after\":[12]}}"
            })
    void detailsThatSayNothingUsefulAreNoHint(String body) {
        assertThat(hint(429, null, null, null, body)).isNull();
    }

    private static @Nullable Duration hint(
            int status, @Nullable String retryAfter, @Nullable String reset, @Nullable String date, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return RetryHint.of(
                new ApiResponse(status, null, date, retryAfter, RateLimit.of(null, null, reset), null, bytes), NOW);
    }

    private static @Nullable Duration hint(@Nullable String retryAfter, @Nullable String reset, @Nullable String date) {
        return hint(429, retryAfter, reset, date, "");
    }
}
