package xyz.cr3dentials.camel.service.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SignedExpiryTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final Duration EIGHT_HOURS = Duration.ofHours(8);

    private final SignedExpiry texts = at(NOW, "a service key of the test", "purpose");

    private static SignedExpiry at(Instant time, String secret, String purpose) {
        return new SignedExpiry(secret, purpose, Clock.fixed(time, ZoneOffset.UTC));
    }

    @Test
    void aTextIsValidOnEveryNodeWithTheSameSecretUntilItsTime() {
        String text = texts.issue(EIGHT_HOURS);
        Instant end = NOW.plus(EIGHT_HOURS);

        assertThat(at(end.minusMillis(1), "a service key of the test", "purpose")
                        .validUntil(text))
                .hasValue(end);
        assertThat(at(end, "a service key of the test", "purpose").validUntil(text))
                .isEmpty();
    }

    @Test
    void noTwoTextsAreTheSame() {
        assertThat(texts.issue(EIGHT_HOURS)).isNotEqualTo(texts.issue(EIGHT_HOURS));
    }

    @Test
    void aTextOfAnotherSecretOrForAnotherPurposeIsNotValid() {
        String text = texts.issue(EIGHT_HOURS);

        assertThat(at(NOW, "another service key", "purpose").validUntil(text)).isEmpty();
        assertThat(at(NOW, "a service key of the test", "other").validUntil(text))
                .isEmpty();
    }

    @Test
    void anAlteredTextIsNotValidWhereverItIsAltered() {
        String text = texts.issue(EIGHT_HOURS);
        // The last letter carries two bits that stand for nothing, so it is taken away instead.
        assertThat(texts.validUntil(text.substring(0, text.length() - 1))).isEmpty();
        for (int i = 0; i < text.length(); i++) {
            char other = text.charAt(i) == '1' ? '2' : '1';
            String altered = text.substring(0, i) + other + text.substring(i + 1);
            assertThat(texts.validUntil(altered)).as(altered).isEmpty();
        }
    }

    @Test
    void aLaterTimeUnderAnOldSignatureIsNotValid() {
        String text = texts.issue(EIGHT_HOURS);
        long later = NOW.plus(Duration.ofDays(365)).getEpochSecond();

        assertThat(texts.validUntil(later + text.substring(text.indexOf('.')))).isEmpty();
    }

    @Test
    void whatIsNoSuchTextIsNotValid() {
        assertThat(texts.validUntil("")).isEmpty();
        assertThat(texts.validUntil("..")).isEmpty();
        assertThat(texts.validUntil("9".repeat(100_000))).isEmpty();
        assertThat(texts.validUntil("9999999999999999999999." + "a".repeat(22) + "." + "a".repeat(43)))
                .isEmpty();
    }
}
