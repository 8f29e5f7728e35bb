package xyz.cr3dentials.camel.service.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WrongKeysTest {
    private static final String GUESSER = "192.0.2.1";
    private static final String OTHER = "192.0.2.2";

    private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 1);
    private final WrongKeys wrongKeys = new WrongKeys(nanoTime::get);

    @Test
    void fiveWrongKeysAMinuteAreAllowed() {
        for (int i = 0; i < 5; i++) {
            assertThat(wrongKeys.add(GUESSER)).isZero();
            pass(Duration.ofSeconds(10));
        }
        assertThat(wrongKeys.add(GUESSER)).isEqualTo(Duration.ofSeconds(10));
        pass(Duration.ofMillis(9_999));
        assertThat(wrongKeys.add(GUESSER)).isEqualTo(Duration.ofMillis(1));
        pass(Duration.ofMillis(1));
        assertThat(wrongKeys.add(GUESSER)).isZero();
    }

    @Test
    void furtherOnesDoNotProlongTheMinute() {
        guesses(GUESSER, 1000);
        pass(Duration.ofMinutes(1));
        assertThat(wrongKeys.add(GUESSER)).isZero();
    }

    @Test
    void everyAddressHasItsOwnAllowance() {
        guesses(GUESSER, 1000);
        assertThat(wrongKeys.add(OTHER)).isZero();
    }

    @Test
    void anAddressIsForgottenWithItsMinute() {
        guesses(GUESSER, 4);
        pass(Duration.ofSeconds(30));
        guesses(OTHER, 4);
        pass(Duration.ofSeconds(30));
        guesses("192.0.2.3", 1);
        assertThat(wrongKeys.size()).isEqualTo(2);
    }

    @Test
    void tenThousandAddressesAreRememberedAndTheOldestIsGivenUp() {
        guesses(GUESSER, 6);
        for (int i = 0; i < 10_000; i++) {
            wrongKeys.add("2001:db8:" + i);
        }
        assertThat(wrongKeys.size()).isEqualTo(10_000);
        assertThat(wrongKeys.add(GUESSER)).isZero();
    }

    private void pass(Duration time) {
        nanoTime.addAndGet(time.toNanos());
    }

    private void guesses(String address, int count) {
        for (int i = 0; i < count; i++) {
            wrongKeys.add(address);
        }
    }
}
