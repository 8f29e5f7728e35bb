package xyz.cr3dentials.camel.sandbox.cr3dentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import xyz.cr3dentials.camel.sandbox.cr3dentials.Cr3dentialsSwitches.ResetUnit;

class RateLimitHeadersTest {

    private static final long END = SandboxFixture.START.plusSeconds(60).getEpochSecond();

    private final SandboxFixture fixture = new SandboxFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void allowsOneHundredAndTwentyInSixtySeconds() {
        for (int used = 1; used <= 120; used++) {
            HttpResponse<String> answer = fixture.get(SandboxFixture.PLATFORMS);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(header(answer, "X-RateLimit-Limit")).isEqualTo("120");
            assertThat(header(answer, "X-RateLimit-Remaining")).isEqualTo(String.valueOf(120 - used));
            assertThat(header(answer, "X-RateLimit-Reset")).isEqualTo(String.valueOf(END));
        }

        HttpResponse<String> refused = fixture.get(SandboxFixture.PLATFORMS);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(header(refused, "X-RateLimit-Remaining")).isEqualTo("0");
        assertThat(header(refused, "X-RateLimit-Reset")).isEqualTo(String.valueOf(END));
        assertThat(header(refused, "Retry-After")).isEmpty();
        assertThat(fixture.violations("GET", refused)).isEmpty();
        assertThat(fixture.sandbox.requestLog().highestInSixtySeconds()).isEqualTo(121);

        fixture.pass(60);
        assertThat(fixture.get(SandboxFixture.PLATFORMS).statusCode()).isEqualTo(200);
    }

    @Test
    void canShowMillisecondsAndRetryAfter() {
        fixture.sandbox
                .set(Cr3dentialsSwitches.RESET_UNIT, ResetUnit.MILLISECONDS)
                .set(Cr3dentialsSwitches.RETRY_AFTER, true)
                .set(Cr3dentialsSwitches.REQUESTS_PER_WINDOW, 1);
        fixture.get(SandboxFixture.PLATFORMS);
        fixture.pass(18);

        HttpResponse<String> refused = fixture.get(SandboxFixture.PLATFORMS);

        assertThat(header(refused, "X-RateLimit-Reset")).isEqualTo(END + "000");
        assertThat(header(refused, "Retry-After")).isEqualTo("42");
    }

    @Test
    void carriesTheHeadersOnEveryAnswer() {
        assertThat(fixture.call("GET", SandboxFixture.SESSIONS, Map.of(), null)
                        .headers()
                        .map())
                .containsKeys("x-ratelimit-limit", "x-ratelimit-remaining", "x-ratelimit-reset");
        assertThat(fixture.get("/partner/nowhere").headers().map())
                .containsKeys("x-ratelimit-limit", "x-ratelimit-remaining", "x-ratelimit-reset");
    }

    @Test
    void pagesAndControlCostNothing() {
        fixture.control("GET", "", null);
        fixture.send("GET", fixture.sandbox.baseUrl().replace("/v1", "/verify/x"), Map.of(), null);

        assertThat(fixture.sandbox.requestLog().total()).isZero();
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
