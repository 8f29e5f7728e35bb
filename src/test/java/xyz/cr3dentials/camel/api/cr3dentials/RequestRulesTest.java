package xyz.cr3dentials.camel.api.cr3dentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.cr3dentials.camel.api.Leniency;

class RequestRulesTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 24, 168})
    void documentedLifetimesPass(int hours) {
        assertThat(violations(1L, hours, null, null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 169})
    void otherLifetimesAreNamed(int hours) {
        assertThat(violations(1L, hours, null, null))
                .singleElement()
                .asString()
                .startsWith("expiresInHours is " + hours);
    }

    @Test
    void thePlatformMustBeNamedAndPositive() {
        assertThat(violations(null, null, null, null))
                .singleElement()
                .asString()
                .contains("listPlatforms");
        assertThat(violations(0L, null, null, null)).singleElement().asString().startsWith("platformId is 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"US", "IN", "DE", "GB", "JP", "SG", "AU", "BR"})
    void documentedCountriesPass(String country) {
        assertThat(violations(1L, null, country, null)).isEmpty();
    }

    @Test
    void anotherCountryPassesOnlyWhenAllowed() {
        assertThat(violations(1L, null, "FR", null)).hasSize(1);
        Leniency open = new Leniency(true, false, false);
        assertThat(CreateSessionRequest.FORM.violations(request(1L, null, "FR", null), open))
                .isEmpty();
        assertThat(CreateSessionRequest.FORM.violations(request(1L, null, " ", null), open))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://hooks.example.com/a?b=c",
                "HTTPS://hooks.example.com",
                "https://x.xn--p1ai/",
                "https://hooks.example.com:8443/t"
            })
    void publicHttpsAddressesPass(String url) {
        assertThat(violations(1L, null, null, url)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://hooks.example.com/s3cret",
                "https://localhost/s3cret",
                "https://a.localhost/s3cret",
                "https://127.0.0.1/s3cret",
                "https://[::1]/s3cret",
                "https://bare/s3cret",
                "https://example.c/s3cret",
                "https://example.com./s3cret",
                "https:///s3cret",
                "ftp://example.com/s3cret",
                "s3cret",
                "https://exa mple.com/s3cret",
                ""
            })
    void otherWebhookAddressesAreRefusedWithoutBeingQuoted(String url) {
        assertThat(violations(1L, null, null, url))
                .singleElement()
                .asString()
                .startsWith("webhookUrl ")
                .doesNotContain("s3cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8080/x", "http://127.0.0.1/x", "https://bare/x"})
    void localAddressesPassWhenAllowed(String url) {
        assertThat(CreateSessionRequest.FORM.violations(request(1L, null, null, url), new Leniency(false, true, false)))
                .isEmpty();
    }

    @Test
    void listLimitsAreChecked() {
        assertThat(ListSessionsRequest.FORM.violations(
                        new ListSessionsRequest(SessionStatus.ERROR, 1, 0), Leniency.NONE))
                .isEmpty();
        assertThat(ListSessionsRequest.FORM.violations(
                        new ListSessionsRequest(null, 100, Integer.MAX_VALUE), Leniency.NONE))
                .isEmpty();
        assertThat(ListSessionsRequest.FORM.violations(
                        new ListSessionsRequest(SessionStatus.of(" "), 0, -1), Leniency.NONE))
                .hasSize(3);
    }

    private static List<String> violations(
            @Nullable Long platformId, @Nullable Integer hours, @Nullable String country, @Nullable String url) {
        return CreateSessionRequest.FORM.violations(request(platformId, hours, country, url), Leniency.NONE);
    }

    private static CreateSessionRequest request(
            @Nullable Long platformId, @Nullable Integer hours, @Nullable String country, @Nullable String url) {
        return new CreateSessionRequest(platformId, null, hours, country, url, null);
    }
}
