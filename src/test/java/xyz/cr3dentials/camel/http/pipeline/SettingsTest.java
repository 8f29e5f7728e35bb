package xyz.cr3dentials.camel.http.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.cr3dentials.camel.http.AuthScheme;
import xyz.cr3dentials.camel.http.budget.BudgetSettings;

class SettingsTest {

    @Test
    void slashesAtTheEndOfTheBaseUrlAreDropped() {
        HttpSettings settings =
                HttpSettings.builder("test", " HTTPS://App.Example.com/v1// ").build();
        assertThat(settings.baseUrl()).isEqualTo("https://App.Example.com/v1");
        assertThat(settings.authority()).isEqualTo("app.example.com:443");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "app.example.com/v1",
                "ftp://app.example.com",
                "https:///v1",
                "https://secret@app.example.com",
                "https://app.example.com/?key=secret",
                "https://app.example.com/#secret",
                "https://app example.com/secret"
            })
    void aBaseUrlThatCannotWorkIsRefusedWithoutBeingQuoted(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HttpSettings.builder("test", url).build())
                .withMessageStartingWith("The base URL")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://vendor.example/v1",
                "HTTP://10.0.0.1",
                "http://localhost.example",
                "http://127.0.0.1.example",
                "http://[2001:db8::1]:8081"
            })
    void aPlainAddressOfAnotherMachineNeedsLeave(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HttpSettings.builder("test", url).build())
                .withMessageContainingAll("would travel in the clear", "allowInsecureBaseUrl=true");
        assertThat(HttpSettings.builder("test", url)
                        .allowInsecureBaseUrl(true)
                        .build()
                        .baseUrl())
                .startsWith("http:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8081", "http://127.0.0.1", "http://127.1.2.3:80/v1", "http://[::1]:8081"})
    void aPlainAddressOfThisMachineNeedsNone(String url) {
        assertThat(HttpSettings.builder("test", url).build().baseUrl()).isEqualTo(url);
    }

    @ParameterizedTest
    @CsvSource({"120, 2, 120, 118, 500", "2, 0, 2, 2, 30000", "1, 0, 1, 1, 60000", "50000, 2, 10000, 9999, 1"})
    void aLimitAMinuteIsSlotsLessTheReserveAndAPaceForTheBackground(
            int limit, int reserve, int slots, int usable, long spacingMillis) {
        BudgetSettings settings = BudgetSettings.ofRequestsPerMinute(limit, reserve);
        assertThat(settings.slots()).isEqualTo(slots);
        assertThat(settings.usable()).isEqualTo(usable);
        assertThat(settings.spacing().toMillis()).isEqualTo(spacingMillis);
        assertThat(settings.burst()).isZero();
    }

    @Test
    void everyLimitYieldsAUsableBudget() {
        for (int limit = 1; limit <= 100_000; limit += limit < 2000 ? 1 : 997) {
            BudgetSettings settings = BudgetSettings.ofRequestsPerMinute(limit);
            assertThat(settings.usable()).isPositive();
            assertThat(settings.usable() * 60e9 / settings.window().toNanos()).isLessThanOrEqualTo(limit);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "120, -1", "120, 120"})
    void aBudgetThatLeavesNothingIsRefused(int limit, int reserve) {
        assertThatIllegalArgumentException().isThrownBy(() -> BudgetSettings.ofRequestsPerMinute(limit, reserve));
    }

    @Test
    void aPaceASecondAndALimitADayAreKept() {
        BudgetSettings settings = BudgetSettings.ofRequestsPerSecond(25, 35, 10_000);
        assertThat(settings).isEqualTo(new BudgetSettings(10_000, Duration.ofDays(1), 0, Duration.ofMillis(40), 35));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BudgetSettings.ofRequestsPerSecond(25, 35, -1))
                .withMessage("requestsPerDay must be 0 or more, but is -1");
        assertThatIllegalArgumentException().isThrownBy(() -> BudgetSettings.ofRequestsPerSecond(0, 35, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> BudgetSettings.ofRequestsPerSecond(25, 0, 0));
    }

    @ParameterizedTest
    @CsvSource({"120, 118", "121, 118", "60, 58", "3, 1", "1, 1", "0, 1"})
    void theVendorsSmallerLimitLessTheReserveIsWhatIsLeft(long named, int usable) {
        assertThat(BudgetSettings.DEFAULT.limitedTo(named).usable()).isEqualTo(usable);
    }

    @Test
    void theVendorsLimitAMinuteSaysNothingOfALimitADay() {
        BudgetSettings daily = BudgetSettings.ofRequestsPerSecond(25, 35, 10_000);
        assertThat(daily.limitedTo(25)).isSameAs(daily);
    }

    @ParameterizedTest
    @CsvSource({"x-api-key, X_API_KEY", "X-API-Key, X_API_KEY", "Bearer, BEARER"})
    void theAuthenticationSchemeIsFoundByItsOptionValue(String value, AuthScheme expected) {
        assertThat(AuthScheme.of(value)).isEqualTo(expected);
    }

    @Test
    void anUnknownAuthenticationSchemeNamesTheKnownOnes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AuthScheme.of("basic"))
                .withMessageContaining("x-api-key or bearer");
    }
}
