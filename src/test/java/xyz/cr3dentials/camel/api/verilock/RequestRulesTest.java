package xyz.cr3dentials.camel.api.verilock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.cr3dentials.camel.api.Leniency;
import xyz.cr3dentials.camel.http.InvalidRequestException;
import xyz.cr3dentials.camel.http.JsonCodec;

class RequestRulesTest {

    private static final String PROFILE = "3f0c9e1b-55d1-4c1e-9a57-0b7c2f0e7a10";

    @Test
    void aRequestWithinTheRulesPasses() {
        assertThat(violations(PROFILE, null, null)).isEmpty();
        assertThat(violations(PROFILE.toUpperCase(java.util.Locale.ROOT), "https://partner.example/back?a=b", 300))
                .isEmpty();
        assertThat(violations(PROFILE, null, 86_400)).isEmpty();
    }

    @Test
    void everyBrokenRuleIsNamedWithFieldAndRemedy() {
        assertThat(violations(" ", "http://partner.example/secret", 299))
                .satisfiesExactly(
                        profile -> assertThat(profile).startsWith("profile_id is missing"),
                        lifetime ->
                                assertThat(lifetime).startsWith("expires_in is 299: it must be between 300 and 86400"),
                        redirect -> assertThat(redirect)
                                .startsWith("redirect_url does not")
                                .doesNotContain("secret"));
        assertThat(violations("42", null, 86_401)).hasSize(2);
        assertThat(violations(PROFILE + "0", null, null)).hasSize(1);
    }

    @Test
    void aLocalSandboxMaySendPeopleBackToALocalAddress() {
        CreateSessionRequest request = request(PROFILE, "http://localhost:8080/back", null);
        assertThat(CreateSessionRequest.FORM.violations(request, new Leniency(false, true, false)))
                .isEmpty();
        assertThat(CreateSessionRequest.FORM.violations(request, Leniency.NONE)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "-1, 1", "1, 0", "1, 101"})
    void pagesAreLimited(int page, int perPage) {
        assertThat(ListSessionsRequest.FORM.violations(
                        new ListSessionsRequest(page, perPage, null, null, null), Leniency.NONE))
                .hasSize(1);
        assertThat(ListSessionsRequest.FORM.violations(
                        new ListSessionsRequest(1, 100, null, null, null), Leniency.NONE))
                .isEmpty();
    }

    @Test
    void daysMustBeInOrderAndWritable() {
        LocalDate day = LocalDate.parse("2026-11-20");
        assertThat(list(day, day)).isEmpty();
        assertThat(list(day, day.minusDays(1))).singleElement().asString().startsWith("from is after to");
        assertThat(list(LocalDate.of(12026, 1, 1), null))
                .singleElement()
                .asString()
                .startsWith("from is ");
        assertThat(list(null, LocalDate.of(-1, 1, 1)))
                .singleElement()
                .asString()
                .startsWith("to is ");
        assertThat(ListSessionsRequest.FORM.violations(
                        new ListSessionsRequest(null, null, SessionStatus.of(" "), null, null), Leniency.NONE))
                .hasSize(1);
    }

    @Test
    void aRequestInJsonIsRead() throws Exception {
        CreateSessionRequest request = read("""
                {"profile_id":"%s","applicant_email":"ana@example.org","applicant_name":"Ana Berg",
                 "external_id":"cust-17","redirect_url":"https://partner.example/back","expires_in":"1800",
                 "metadata":{"branch":"north"}}""".formatted(PROFILE));
        assertThat(request)
                .isEqualTo(new CreateSessionRequest(
                        PROFILE,
                        "ana@example.org",
                        "Ana Berg",
                        "cust-17",
                        "https://partner.example/back",
                        1800,
                        Map.of("branch", "north")));
        assertThat(request.toString()).contains("cust-17").doesNotContain("Ana", "ana", "north", "back");
    }

    @Test
    void allMistakesOfARequestInJsonAreNamedAtOnce() {
        assertThatThrownBy(() -> read("""
                        {"profile_id":5,"reference_id":"x","expires_in":9999999999,"metadata":[],"redirect_url":"/back"}"""))
                .isInstanceOfSatisfying(InvalidRequestException.class, e -> assertThat(e.getMessages())
                        .hasSize(5)
                        .anyMatch(text -> text.startsWith("'reference_id' is not a field"))
                        .anyMatch(text -> text.startsWith("profile_id is a number"))
                        .anyMatch(text -> text.startsWith("expires_in is 9999999999"))
                        .anyMatch(text -> text.startsWith("metadata is a list"))
                        .anyMatch(text -> text.startsWith("redirect_url ")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"text\"", "null", "7"})
    void aBodyThatIsNoObjectIsRefused(String json) {
        assertThatThrownBy(() -> read(json)).hasMessageContaining("profile_id, applicant_email");
    }

    private static CreateSessionRequest read(String json) throws JsonProcessingException {
        return CreateSessionRequest.FORM.fromJson(JsonCodec.mapper().readTree(json), Leniency.NONE);
    }

    private static List<String> violations(String profile, @Nullable String redirect, @Nullable Integer seconds) {
        return CreateSessionRequest.FORM.violations(request(profile, redirect, seconds), Leniency.NONE);
    }

    private static CreateSessionRequest request(String profile, @Nullable String redirect, @Nullable Integer seconds) {
        return new CreateSessionRequest(profile, null, null, null, redirect, seconds, null);
    }

    private static List<String> list(@Nullable LocalDate from, @Nullable LocalDate to) {
        return ListSessionsRequest.FORM.violations(new ListSessionsRequest(null, null, null, from, to), Leniency.NONE);
    }
}
