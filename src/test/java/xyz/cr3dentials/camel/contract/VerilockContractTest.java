package xyz.cr3dentials.camel.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract must be able to fail: each kind of breach is shown to be found, and the documented answers to fit. */
class VerilockContractTest {

    private static final String SESSIONS = "/api/v1/sessions";
    private static final String PROFILE = "\"profile_id\":\"3f0c9e1b-55d1-4c1e-9a57-0b7c2f0e7a10\"";
    private static final Map<String, List<String>> KEY = Map.of("Authorization", List.of("Bearer k"));
    private static final Map<String, List<String>> POST_HEADERS =
            Map.of("Authorization", List.of("Bearer k"), "Content-Type", List.of("application/json"));
    private static final Map<String, List<String>> ANSWER_HEADERS =
            Map.of("Content-Type", List.of("application/json"), "X-Request-Id", List.of("req_1"));

    private final ApiContract contract = ApiContract.verilock();

    @ParameterizedTest
    @ValueSource(
            strings = {"", ",\"expires_in\":300", ",\"metadata\":{\"a\":[1]},\"external_id\":\"x\",\"expires_in\":86400"
            })
    void acceptsTheDocumentedCreateRequest(String more) {
        assertThat(contract.validateRequest("POST", SESSIONS, Map.of(), POST_HEADERS, "{" + PROFILE + more + "}"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"profile_id\":\"7\"}",
                "{" + PROFILE + ",\"expires_in\":299}",
                "{" + PROFILE + ",\"expires_in\":86401}",
                "{" + PROFILE + ",\"expires_in\":\"300\"}",
                "{" + PROFILE + ",\"metadata\":\"x\"}",
                "{" + PROFILE + ",\"external_id\":null}",
                "{" + PROFILE + ",\"reference_id\":\"x\"}"
            })
    void findsWhatIsWrongWithACreateRequest(String body) {
        assertThat(contract.validateRequest("POST", SESSIONS, Map.of(), POST_HEADERS, body))
                .isNotEmpty();
    }

    @Test
    void limitsListsAndDemandsTheKey() {
        assertThat(list(Map.of("page", List.of("1"), "per_page", List.of("100"), "from", List.of("2026-11-01"))))
                .isEmpty();
        assertThat(list(Map.of("page", List.of("0")))).isNotEmpty();
        assertThat(list(Map.of("per_page", List.of("101")))).isNotEmpty();
        assertThat(list(Map.of("from", List.of("1.11.2026")))).isNotEmpty();
        assertThat(contract.validateRequest("GET", SESSIONS, Map.of(), Map.of(), null))
                .isNotEmpty();
        assertThat(contract.validateRequest("DELETE", SESSIONS + "/x", Map.of(), KEY, null))
                .isNotEmpty();
    }

    @Test
    void acceptsEitherSpellingOfACreationAndDemandsAnAddressAndTheRequestId() {
        String newer = "{\"id\":\"ses_1\",\"status\":\"created\",\"session_url\":\"https://verilock.io/verify/tok_1\"}";
        assertThat(created(ANSWER_HEADERS, newer)).isEmpty();
        assertThat(created(ANSWER_HEADERS, newer.replace("session_url", "hosted_url")))
                .isEmpty();
        assertThat(created(ANSWER_HEADERS, newer.replace("session_url", "url"))).isNotEmpty();
        assertThat(created(ANSWER_HEADERS, newer.replace("\"id\"", "\"key\""))).isNotEmpty();
        assertThat(created(Map.of("Content-Type", List.of("application/json")), newer))
                .isNotEmpty();
    }

    @Test
    void checksPagesErrorsAndWebhooks() {
        assertThat(contract.validateResponse("GET", SESSIONS, 200, ANSWER_HEADERS, "{\"data\":[]}"))
                .isNotEmpty();
        assertThat(contract.validateResponse("GET", SESSIONS, 404, ANSWER_HEADERS, "{\"message\":\"x\"}"))
                .isNotEmpty();
        assertThat(contract.validateResponse("GET", SESSIONS, 500, ANSWER_HEADERS, "{\"error\":\"server_error\"}"))
                .isEmpty();
        String webhook =
                "{\"event\":\"aml.completed\",\"data\":{},\"timestamp\":\"2026-11-20T10:09:31Z\",\"webhook_id\":\"w\"}";
        assertThat(contract.validateWebhook(webhook)).isEmpty();
        assertThat(contract.validateWebhook(webhook.replace("webhook_id", "id")))
                .isNotEmpty();
    }

    private List<String> list(Map<String, List<String>> query) {
        return contract.validateRequest("GET", SESSIONS, query, KEY, null);
    }

    private List<String> created(Map<String, List<String>> headers, String body) {
        return contract.validateResponse("POST", SESSIONS, 201, headers, body);
    }
}
