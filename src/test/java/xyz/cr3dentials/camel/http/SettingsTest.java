package xyz.cr3dentials.camel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
    @CsvSource({"120, 10, 20, 90", "120, 0, 21, 99", "60, 5, 10, 45", "2, 0, 1, 1", "24, 2, 4, 18"})
    void burstAndRefillTogetherStayWithinTheLimit(int limit, int reserve, int burst, int refill) {
        BudgetSettings settings = new BudgetSettings(limit, reserve);
        assertThat(settings.burst()).isEqualTo(burst);
        assertThat(settings.refillPerMinute()).isEqualTo(refill);
        assertThat(burst + refill).isLessThanOrEqualTo(limit - reserve);
    }

    @Test
    void everyLimitYieldsAUsableBudget() {
        for (int limit = 2; limit <= 2000; limit++) {
            BudgetSettings settings = BudgetSettings.ofRequestsPerMinute(limit);
            assertThat(settings.burst()).isPositive();
            assertThat(settings.refillPerMinute()).isPositive();
            assertThat(settings.burst() + settings.refillPerMinute()).isLessThanOrEqualTo(limit);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "120, -1", "120, 119"})
    void aBudgetThatLeavesNothingIsRefused(int limit, int reserve) {
        assertThatIllegalArgumentException().isThrownBy(() -> new BudgetSettings(limit, reserve));
    }

    @Test
    void aPaceASecondBecomesARefillAMinute() {
        BudgetSettings settings = BudgetSettings.ofRequestsPerSecond(25, 35, 10_000);
        assertThat(settings.burst()).isEqualTo(35);
        assertThat(settings.refillPerMinute()).isEqualTo(1500);
        assertThat(settings.requestsPerDay()).isEqualTo(10_000);
        assertThat(new BudgetSettings(120, 10).requestsPerMinute()).isEqualTo(120);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BudgetSettings.ofRequestsPerSecond(25, 35, -1))
                .withMessage("requestsPerDay must be 0 or more, but is -1");
        assertThatIllegalArgumentException().isThrownBy(() -> BudgetSettings.ofRequestsPerSecond(0, 35, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> BudgetSettings.ofRequestsPerSecond(25, 0, 0));
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
