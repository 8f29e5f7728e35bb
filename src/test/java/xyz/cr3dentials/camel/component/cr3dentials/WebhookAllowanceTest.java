package xyz.cr3dentials.camel.component.cr3dentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WebhookAllowanceTest {

    private Instant now = ComponentFixture.NOW;
    private final WebhookAllowance allowance = new WebhookAllowance(
            new Clock() {
                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return this;
                }

                @Override
                public Instant instant() {
                    return now;
                }
            },
            WebhookAllowance.CALLS_OF_ONE_SESSION);

    @Test
    void letsOneAddressReachTheLedgerAHundredTimesAMinute() {
        assertThat(admitted("a", 250)).isEqualTo(100);
        assertThat(admitted("b", 250)).isEqualTo(100);
        now = now.plus(Duration.ofSeconds(59));
        assertThat(admitted("a", 1)).isZero();
        now = now.plus(Duration.ofSeconds(1));
        assertThat(admitted("a", 250)).isEqualTo(100);
    }

    @Test
    void recoversFromAClockThatIsSetBack() {
        assertThat(admitted("a", 250)).isEqualTo(100);
        now = now.minus(Duration.ofHours(1));
        assertThat(admitted("a", 250)).isEqualTo(100);
    }

    @Test
    void letsOneAddressNameThreeSessionsHoweverOften() {
        for (int round = 0; round < 10; round++) {
            WebhookAllowance.Visit visit = allowance.admit("a");
            assertThat(IntStream.range(0, 100).filter(i -> visit.admitsSession("s-" + i)))
                    .containsExactly(0, 1, 2);
        }
        assertThat(allowance.admit("b").admitsSession("s-3")).isTrue();
    }

    @Test
    void countsNothingOfACallThatIsToBeRepeated() {
        for (int i = 0; i < 1_000; i++) {
            WebhookAllowance.Visit visit = allowance.admit("a");
            assertThat(visit.admitsSession("s-" + i)).isTrue();
            visit.takeBack();
        }
        assertThat(admitted("a", 250)).isEqualTo(100);
    }

    @Test
    void takesBackNothingOfALaterMinuteAndNoSessionThatAnotherCallNamed() {
        WebhookAllowance.Visit first = allowance.admit("a");
        first.admitsSession("s-1");
        WebhookAllowance.Visit second = allowance.admit("a");
        second.admitsSession("s-1");
        second.takeBack();
        assertThat(IntStream.range(2, 100).filter(i -> first.admitsSession("s-" + i)))
                .containsExactly(2, 3);

        now = now.plus(Duration.ofMinutes(1));
        assertThat(admitted("a", 250)).isEqualTo(100);
        first.takeBack();
        assertThat(admitted("a", 1)).isZero();
    }

    @Test
    void forgetsTheAddressThatWasQuietForLongest() {
        assertThat(admitted("first", 100)).isEqualTo(100);
        IntStream.range(0, 9_999).forEach(i -> admitted("other-" + i, 1));
        assertThat(admitted("first", 1)).isZero();
        IntStream.range(0, 10_000).forEach(i -> admitted("another-" + i, 1));
        assertThat(admitted("first", 1)).isOne();
    }

    private long admitted(String intentId, int calls) {
        return IntStream.range(0, calls)
                .filter(i -> allowance.admit(intentId) != null)
                .count();
    }
}
