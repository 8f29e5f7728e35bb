package xyz.cr3dentials.camel.http.pipeline;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import xyz.cr3dentials.camel.http.RateLimitedException;
import xyz.cr3dentials.camel.http.RetryPolicy;
import xyz.cr3dentials.camel.http.UnavailableException;
import xyz.cr3dentials.camel.http.budget.BudgetSettings;
import xyz.cr3dentials.camel.http.budget.RequestBudgets;

class ApiPipelineRateLimitTest extends PipelineTestBase {

    private static final String DATE = "Fri, 20 Nov 2026 10:00:00 GMT";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Retry-After | 6",
                "Retry-After | Fri, 20 Nov 2026 10:00:06 GMT",
                "X-RateLimit-Reset | 1795168806",
                "X-RateLimit-Reset | 1795168806000"
            })
    void everyFormOfWaitingTimeIsHonouredForCreationsToo(String header, String value) {
        // The vendor's own date counts, so a clock that is wrong on either side does no harm.
        time.advanceSeconds(600);
        first429ThenOk(aResponse().withStatus(429).withHeader("Date", DATE).withHeader(header, value));
        call(pipeline(), POST);
        vendor.verify(2, anyRequestedFor(anyUrl()));
        assertThat(sleptSeconds()).isCloseTo(6, within(2.0));
    }

    @Test
    void withoutAnyHintTheKeyPausesForARandomBackoff() {
        first429ThenOk(aResponse().withStatus(429).withHeader("X-RateLimit-Reset", "soon"));
        call(pipeline(), POST);
        assertThat(sleptSeconds()).isBetween(0.0, 0.25);
    }

    @Test
    void twoPipelinesWithOneKeyShareTheBudgetAndThePause() {
        PipelineEnvironment environment = time.environment();
        HttpSettings settings = HttpSettings.builder("test", vendor.baseUrl())
                .apiKey(() -> key)
                .retry(new RetryPolicy(
                        1,
                        Duration.ofMillis(1),
                        Duration.ofMillis(1),
                        Duration.ofSeconds(5),
                        Duration.ofMinutes(1),
                        Duration.ofSeconds(5)))
                .build();
        ApiPipeline one = ApiPipeline.create(context, settings, environment);
        ApiPipeline two = ApiPipeline.create(context, settings, environment);
        one.start();
        two.start();
        vendor.stubFor(any(anyUrl())
                .willReturn(aResponse()
                        .withStatus(429)
                        .withHeader("Retry-After", "40")
                        .withHeader("X-RateLimit-Limit", "120")
                        .withBody("{\"statusCode\":429,\"message\":\"Too Many Requests\"}")));
        assertThatThrownBy(() -> call(one, GET)).isInstanceOfSatisfying(RateLimitedException.class, e -> {
            assertThat(e.getHttpResponseCode()).isEqualTo(429);
            assertThat(e.getRetryDelay()).isCloseTo(Duration.ofSeconds(40), Duration.ofSeconds(2));
            assertThat(e.getMessages()).containsExactly("Too Many Requests");
        });
        assertThatThrownBy(() -> call(two, GET))
                .isInstanceOfSatisfying(RateLimitedException.class, e -> {
                    assertThat(e.getHttpResponseCode()).isEqualTo(429);
                    assertThat(e.getRetryDelay()).isCloseTo(Duration.ofSeconds(40), Duration.ofSeconds(2));
                })
                .hasMessageContaining("held back");
        vendor.verify(1, anyRequestedFor(anyUrl()));
        assertThat(two.rateLimitStatus().usedInLastMinute()).isEqualTo(1);
        assertThat(two.rateLimitStatus().limit()).isEqualTo(120);
        assertThat(two.rateLimitStatus().pausedUntil()).isNotNull();
        one.stop();
        two.stop();
    }

    @Test
    void anExhaustedBudgetWaitsAndThenRefusesByName() {
        vendor.stubFor(any(anyUrl()).willReturn(okJson("{}")));
        ApiPipeline patient = pipeline(settings -> settings.budget(BudgetSettings.ofRequestsPerMinute(1, 0)));
        call(patient, GET);
        call(patient, GET); // one a minute: waits most of it
        assertThat(sleptSeconds()).isBetween(50.0, 60.0);
        ApiPipeline hasty = pipeline(settings -> settings.budget(BudgetSettings.ofRequestsPerMinute(1, 0))
                .retry(new RetryPolicy(
                        3,
                        Duration.ofMillis(1),
                        Duration.ofMillis(1),
                        Duration.ofSeconds(5),
                        Duration.ofMinutes(1),
                        Duration.ofSeconds(5))));
        call(hasty, POST);
        assertThatThrownBy(() -> call(hasty, POST))
                .isInstanceOfSatisfying(RateLimitedException.class, e -> {
                    assertThat(e.getHttpResponseCode()).isZero();
                    assertThat(e.getRetryDelay()).isBetween(Duration.ofSeconds(50), Duration.ofSeconds(60));
                })
                .hasMessageContaining("our own request budget");
        vendor.verify(3, anyRequestedFor(anyUrl()));
    }

    @Test
    void anExhaustedDaySaysSoAndWhenItFrees() {
        vendor.stubFor(any(anyUrl()).willReturn(okJson("{}")));
        ApiPipeline pipeline = pipeline(settings -> settings.budget(BudgetSettings.ofRequestsPerSecond(25, 35, 2)));
        call(pipeline, POST);
        call(pipeline, POST);
        assertThatThrownBy(() -> call(pipeline, POST)).isInstanceOfSatisfying(RateLimitedException.class, e -> {
            assertThat(e.getHttpResponseCode()).isZero();
            assertThat(e.getRetryDelay()).isBetween(Duration.ofHours(24).minusSeconds(1), Duration.ofHours(24));
            assertThat(e)
                    .hasMessageContaining("our own request budget has no room for it")
                    .hasMessageContaining("until 2026-11-21T");
        });
        vendor.verify(2, anyRequestedFor(anyUrl()));
        assertThat(time.sleeps()).isEmpty();
    }

    @Test
    void aCreationIsRefusedWhenItsTurnIsFurtherAwayThanItsCallersPatience() {
        vendor.stubFor(any(anyUrl()).willReturn(okJson("{}")));
        ApiPipeline pipeline = pipeline(settings -> settings.budget(BudgetSettings.ofRequestsPerMinute(1, 0)));
        call(pipeline, POST);
        assertThatThrownBy(() -> call(pipeline, POST))
                .isInstanceOfSatisfying(RateLimitedException.class, e -> {
                    assertThat(e.getHttpResponseCode()).isZero();
                    assertThat(e.getRetryDelay()).isBetween(Duration.ofSeconds(50), Duration.ofSeconds(60));
                })
                .hasMessageContaining("our own request budget");
        vendor.verify(1, anyRequestedFor(anyUrl()));
        assertThat(time.sleeps()).isEmpty();
    }

    @Test
    void theWaitsOfACreationTogetherStayWithinItsPatience() {
        vendor.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(429).withHeader("Retry-After", "6")));
        assertThatThrownBy(() -> call(pipeline(), POST)).isInstanceOfSatisfying(RateLimitedException.class, e -> {
            assertThat(e.getHttpResponseCode()).isEqualTo(429);
            assertThat(e.getRetryDelay()).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(6));
        });
        vendor.verify(2, anyRequestedFor(anyUrl()));
        assertThat(sleptSeconds()).isLessThan(10);
    }

    @Test
    void aCreationWhoseTimeRanOutWhileItWaitedIsNotSent() {
        PipelineEnvironment oversleeping = new PipelineEnvironment(
                time.clock(),
                time::nanoTime,
                nanos -> time.sleep(Duration.ofSeconds(30).toNanos()),
                () -> 0.5,
                new RequestBudgets(time.clock(), time::nanoTime));
        ApiPipeline pipeline = ApiPipeline.create(
                context,
                HttpSettings.builder("test", vendor.baseUrl()).apiKey(() -> key).build(),
                oversleeping);
        pipeline.start();
        first429ThenOk(aResponse().withStatus(429).withHeader("Retry-After", "1"));
        assertThatThrownBy(() -> call(pipeline, POST))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("was not sent: its time ran out");
        vendor.verify(1, anyRequestedFor(anyUrl()));
        pipeline.stop();
    }

    @Test
    void anInterruptedWaitEndsAtOnceAndKeepsTheInterruption() {
        PipelineEnvironment interrupted = new PipelineEnvironment(
                time.clock(),
                time::nanoTime,
                nanos -> {
                    throw new InterruptedException();
                },
                () -> 0.5,
                new RequestBudgets(time.clock(), time::nanoTime));
        ApiPipeline pipeline = ApiPipeline.create(
                context,
                HttpSettings.builder("test", vendor.baseUrl()).apiKey(() -> key).build(),
                interrupted);
        pipeline.start();
        vendor.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(429).withHeader("Retry-After", "9")));
        assertThatThrownBy(() -> call(pipeline, POST))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("interrupted");
        assertThat(Thread.interrupted()).isTrue();
        vendor.verify(1, anyRequestedFor(anyUrl()));
        pipeline.stop();
    }

    private double sleptSeconds() {
        return time.sleeps().stream().mapToLong(Long::longValue).sum() / 1e9;
    }

    private static void first429ThenOk(ResponseDefinitionBuilder first) {
        vendor.stubFor(any(anyUrl())
                .inScenario("s")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(first)
                .willSetStateTo("then"));
        vendor.stubFor(any(anyUrl()).inScenario("s").whenScenarioStateIs("then").willReturn(okJson("{}")));
    }
}
