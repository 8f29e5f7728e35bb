package xyz.cr3dentials.camel.sandbox.deepidv;

import static org.assertj.core.api.Assertions.assertThat;
import static xyz.cr3dentials.camel.sandbox.deepidv.DeepidvFixture.SESSIONS;

import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PaceLimitTest {

    private final DeepidvFixture fixture = new DeepidvFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void thirtyFiveAtOnceAndThenTwentyFiveASecond() {
        assertThat(allowed(100)).isEqualTo(35);
        fixture.time.advance(Duration.ofMillis(400));
        assertThat(allowed(100)).isEqualTo(10);
        fixture.pass(3600);
        assertThat(allowed(100)).isEqualTo(35);
    }

    @Test
    void noDaySeesMoreThanItsNumber() {
        fixture.sandbox.set(DeepidvSwitches.REQUESTS_PER_DAY, 50);
        assertThat(allowed(40)).isEqualTo(35);
        fixture.pass(3600);
        assertThat(allowed(40)).isEqualTo(15);
        fixture.pass(82_799);
        assertThat(allowed(40)).isZero();
        fixture.pass(1);
        assertThat(allowed(40)).isEqualTo(35);
    }

    @Test
    void aRefusalSaysHowLongToWaitOnlyIfToldTo() {
        allowed(35);
        HttpResponse<String> refused = fixture.get(SESSIONS);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).isEmpty();
        assertThat(DeepidvFixture.violations(refused)).isEmpty();
        fixture.sandbox.set(DeepidvSwitches.RETRY_AFTER, true);
        assertThat(fixture.get(SESSIONS).headers().firstValue("Retry-After")).hasValue("1");
    }

    private int allowed(int requests) {
        int allowed = 0;
        for (int i = 0; i < requests; i++) {
            allowed += fixture.get(SESSIONS).statusCode() == 200 ? 1 : 0;
        }
        return allowed;
    }
}
