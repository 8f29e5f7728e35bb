package xyz.cr3dentials.camel.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.cr3dentials.camel.http.ApiException;
import xyz.cr3dentials.camel.http.AuthenticationException;
import xyz.cr3dentials.camel.http.NotFoundException;
import xyz.cr3dentials.camel.http.RateLimitedException;
import xyz.cr3dentials.camel.http.UnavailableException;
import xyz.cr3dentials.camel.http.UndecodableAnswerException;
import xyz.cr3dentials.camel.http.budget.BudgetStoreException;
import xyz.cr3dentials.camel.ledger.Account;
import xyz.cr3dentials.camel.ledger.DeliveryCounts;
import xyz.cr3dentials.camel.ledger.LedgerException;
import xyz.cr3dentials.camel.service.ledger.AccountReading;
import xyz.cr3dentials.camel.service.ledger.AccountReading.ListReading;
import xyz.cr3dentials.camel.service.ledger.AccountReading.Proof;
import xyz.cr3dentials.camel.service.ledger.LedgerReading;
import xyz.cr3dentials.camel.service.operations.Readiness;

class HealthReportTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final LedgerReading READABLE = new LedgerReading(
            NOW,
            true,
            true,
            Duration.ofSeconds(-1),
            List.of(new AccountReading(
                    new Account("cr3dentials", "default"),
                    new DeliveryCounts(1, 2, 3, 4),
                    null,
                    List.of(
                            new ListReading("COMPLETED", NOW, Proof.PROVEN, NOW),
                            new ListReading("ERROR", null, Proof.NEVER, null)))));

    static Stream<Arguments> troubles() {
        return Stream.of(
                Arguments.of("UNAVAILABLE", unavailable(null)),
                Arguments.of("KEY_REFUSED", new AuthenticationException("v", "canary", 401, List.of())),
                Arguments.of("LIMITED", new RateLimitedException("v", "canary", 429, List.of(), null)),
                Arguments.of("UNREADABLE", new UndecodableAnswerException("v", "canary", 200)),
                Arguments.of("REFUSED", new NotFoundException("v", "canary", 404, List.of())));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void aVendorsTroubleIsNamedAndLeavesTheNodeReady(String name, ApiException failure) {
        HealthReport report =
                HealthReport.ofReadiness(List.of(down("consumer:a", new RuntimeCamelException(failure))), READABLE);

        assertThat(report.up()).isTrue();
        assertThat(text(report))
                .contains("{\"name\":\"consumer:a\",\"status\":\"DOWN\",\"vendor\":\"" + name + "\"}")
                .doesNotContain("canary");
    }

    static Stream<@Nullable Throwable> otherFailures() {
        return Stream.of(
                null,
                new LedgerException("the database is down"),
                new IllegalStateException("broken"),
                unavailable(new BudgetStoreException("The database of the request budget is down.", null)));
    }

    @ParameterizedTest
    @MethodSource("otherFailures")
    void anythingElseThatIsDownMakesTheNodeUnready(@Nullable Throwable failure) {
        HealthReport report = HealthReport.ofReadiness(List.of(down(failure)), READABLE);

        assertThat(report.up()).isFalse();
        assertThat(text(report))
                .startsWith("{\"status\":\"DOWN\"")
                .contains("{\"name\":\"route:a\",\"status\":\"DOWN\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"consumer:terminal-sessions", "producer:cr3dentials"})
    void whatHasNotMetTheVendorYetLeavesTheNodeReady(String name) {
        assertThat(HealthReport.ofReadiness(List.of(down(name, null)), READABLE).up())
                .isTrue();
    }

    @Test
    void showsHowFarEachListIsProven() {
        HealthReport report = HealthReport.ofReadiness(List.of(), READABLE);

        assertThat(text(report)).isEqualTo("""
                        {"status":"UP","instance":"i","checks":[],"ledger":"UP","clockDifferenceSeconds":-1.0,"lists":[\
                        {"vendor":"cr3dentials","account":"default","status":"COMPLETED","proof":"PROVEN",\
                        "provenAt":"2026-11-21T10:00:00Z","totalDisproven":true},\
                        {"vendor":"cr3dentials","account":"default","status":"ERROR","proof":"NEVER","provenAt":null,"totalDisproven":false}]}""");
    }

    @Test
    void aWrongClockIsToldInWordsAndMakesTheNodeNotUnready() {
        HealthReport report = HealthReport.ofReadiness(
                List.of(), new LedgerReading(NOW, true, true, Duration.ofSeconds(121), READABLE.accounts()));

        assertThat(report.up()).isTrue();
        assertThat(text(report))
                .contains(
                        "\"clockDifferenceSeconds\":121.0",
                        "\"clock\":\"This node's clock is 121 s ahead of the database's; set it right, by NTP for instance.\"");
    }

    @Test
    void aLedgerThatTakesNoWritesMakesTheNodeUnreadyThoughItCanBeRead() {
        HealthReport report = HealthReport.ofReadiness(
                List.of(), new LedgerReading(NOW, true, false, Duration.ZERO, READABLE.accounts()));

        assertThat(report.up()).isFalse();
        assertThat(text(report)).contains("\"status\":\"DOWN\"", "\"ledger\":\"DOWN\"");
    }

    @Test
    void aVendorsTroubleIsToldUnderItsNameAndOurOwnUnderNone() {
        Readiness vendorDown =
                ServiceReadiness.of(List.of(down(new IllegalStateException(unavailable(null))), down(null)), READABLE);
        assertThat(vendorDown.troubles()).isEqualTo(Map.of("v", "UNAVAILABLE"));
        assertThat(vendorDown.ready()).isFalse();
        assertThat(ServiceReadiness.of(List.of(down("consumer:a", unavailable(null))), READABLE))
                .isEqualTo(new Readiness(true, Map.of("v", Readiness.UNAVAILABLE)));
        assertThat(ServiceReadiness.of(List.of(down(new IllegalStateException("canary"))), READABLE))
                .isEqualTo(new Readiness(false, Map.of()));
    }

    @Test
    void aServiceThatIsNotStartedIsDown() {
        assertThat(HealthReport.down().up()).isFalse();
        assertThat(text(HealthReport.down())).isEqualTo("{\"status\":\"DOWN\",\"instance\":\"i\"}");
    }

    private static UnavailableException unavailable(@Nullable Throwable cause) {
        return new UnavailableException("v", "canary", 503, List.of(), null, cause);
    }

    private static String text(HealthReport report) {
        return report.page("i").json();
    }

    private static HealthCheck.Result down(@Nullable Throwable failure) {
        return down("route:a", failure);
    }

    private static HealthCheck.Result down(String name, @Nullable Throwable failure) {
        return new AbstractHealthCheck("test", name) {
            @Override
            protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
                builder.down().message("canary").error(failure);
            }
        }.call();
    }
}
