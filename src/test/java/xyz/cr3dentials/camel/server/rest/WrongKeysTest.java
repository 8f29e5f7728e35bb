package xyz.cr3dentials.camel.server.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WrongKeysTest {
    private static final String GUESSER = "192.0.2.1";
    private static final String OTHER = "192.0.2.2";

    private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 1);
    private final WrongKeys wrongKeys = new WrongKeys(nanoTime::get);

    @Test
    void fiveWrongKeysAreFreeAndTheWaitsThenGrowToAMinute() {
        for (int i = 0; i < 4; i++) {
            assertThat(guess(GUESSER).slowed()).isFalse();
        }
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            assertThat(guess(GUESSER).slowed()).isFalse();
            KeyVerdict slowed = guess(GUESSER);
            waits.add(slowed.waitSeconds());
            pass(slowed.delay());
        }

        assertThat(waits).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L);
    }

    @Test
    void aRightKeyIsNotLookedAtDuringAWaitAndCountsAfterIt() {
        guesses(GUESSER, 5);
        KeyVerdict during = wrongKeys.look(GUESSER, () -> {
            throw new AssertionError("looked at");
        });
        assertThat(during.accepted()).isFalse();
        assertThat(during.delay()).isEqualTo(Duration.ofSeconds(1));

        pass(Duration.ofMillis(999));
        assertThat(right(GUESSER).slowed()).isTrue();
        pass(Duration.ofMillis(1));
        assertThat(right(GUESSER).accepted()).isTrue();
    }

    @Test
    void keysSentDuringAWaitDoNotProlongIt() {
        guesses(GUESSER, 5);
        for (int i = 0; i < 50; i++) {
            assertThat(guess(GUESSER).delay()).isEqualTo(Duration.ofSeconds(1));
        }
    }

    @Test
    void aRightKeyDoesNotMakeUpForWrongOnes() {
        guesses(GUESSER, 4);
        assertThat(right(GUESSER).accepted()).isTrue();
        guess(GUESSER);

        assertThat(guess(GUESSER).slowed()).isTrue();
    }

    @Test
    void othersDoNotWait() {
        guesses(GUESSER, 1000);

        assertThat(right(OTHER).accepted()).isTrue();
    }

    @Test
    void anAddressIsForgottenTenMinutesAfterItsLastWrongKey() {
        guesses(GUESSER, 4);
        pass(Duration.ofMinutes(10));
        guess(OTHER);
        assertThat(wrongKeys.size()).isEqualTo(1);

        guesses(GUESSER, 4);
        assertThat(right(GUESSER).accepted()).isTrue();
    }

    @Test
    void nobodyWhoGuessesHasFreeTriesWhileManyGuess() {
        for (int i = 0; i < 100; i++) {
            guess("198.51.100." + i);
        }
        guess(GUESSER);
        assertThat(guess(GUESSER).delay()).isEqualTo(Duration.ofSeconds(2));
        assertThat(right(OTHER).accepted()).isTrue();

        pass(Duration.ofMinutes(1));
        guess("203.0.113.1");
        assertThat(guess("203.0.113.1").slowed()).isFalse();
    }

    @Test
    void theTableHoldsTenThousandAddressesAndGivesUpTheOldest() {
        guesses(GUESSER, 5);
        for (int i = 0; i < 10_000; i++) {
            guess("2001:db8:" + i);
        }

        assertThat(wrongKeys.size()).isEqualTo(10_000);
        assertThat(right(GUESSER).accepted()).isTrue();
    }

    @Test
    void clientsAreToldApartByTheirNetworkWhereOneHasManyAddresses() {
        assertThat(ClientAddress.of("192.0.2.1")).isEqualTo("192.0.2.1");
        assertThat(ClientAddress.of("2001:db8:1:2:3:4:5:6")).isEqualTo(ClientAddress.of("2001:db8:1:2::1"));
        assertThat(ClientAddress.of("2001:db8:1:2::1")).isNotEqualTo(ClientAddress.of("2001:db8:1:3::1"));
        assertThat(ClientAddress.of("::ffff:192.0.2.1")).isNotEqualTo(ClientAddress.of("::ffff:192.0.2.2"));
        assertThat(ClientAddress.of("a.name:80")).isEqualTo("a.name:80");
        assertThat(ClientAddress.of("1:2")).isEqualTo("1:2");
    }

    private void pass(Duration time) {
        nanoTime.addAndGet(time.toNanos());
    }

    private void guesses(String address, int count) {
        for (int i = 0; i < count; i++) {
            guess(address);
        }
    }

    private KeyVerdict guess(String address) {
        return wrongKeys.look(address, () -> false);
    }

    private KeyVerdict right(String address) {
        return wrongKeys.look(address, () -> true);
    }
}
