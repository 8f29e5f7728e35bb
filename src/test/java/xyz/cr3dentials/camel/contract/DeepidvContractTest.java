package xyz.cr3dentials.camel.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract must be able to fail: each kind of breach is shown to be found, and the documented answers to fit. */
class DeepidvContractTest {

    private static final String SESSIONS = "/v1/sessions";
    private static final String CONTACT = "\"email\":\"a@example.org\",\"phone\":\"+15550100123\"";
    private static final String PERSON = "\"first_name\":\"A\",\"last_name\":\"B\"," + CONTACT;
    private static final Map<String, List<String>> KEY = Map.of("x-api-key", List.of("k"));
    private static final Map<String, List<String>> BODY_HEADERS =
            Map.of("x-api-key", List.of("k"), "Content-Type", List.of("application/json"));
    private static final Map<String, List<String>> JSON = Map.of("Content-Type", List.of("application/json"));
    private static final Map<String, List<String>> TEXT = Map.of("Content-Type", List.of("text/plain"));
    private static final String RECORD = "{\"id\":\"a\",\"status\":\"REJECTED\"}";

    private final ApiContract contract = ApiContract.deepidv();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{" + PERSON + "}",
                "{\"firstName\":\"A\",\"last_name\":\"B\"," + CONTACT + "}",
                "{" + PERSON + ",\"sendEmailInvite\":false,\"send_phone_invite\":true,\"expiresInHours\":8760}",
                "{" + PERSON + ",\"redirect_url\":\"https://shop.example/done\",\"externalId\":\"x\"}"
            })
    void acceptsTheDocumentedCreateRequest(String body) {
        assertThat(contract.validateRequest("POST", SESSIONS, Map.of(), BODY_HEADERS, body))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"first_name\":\"A\"," + CONTACT + "}",
                "{\"first_name\":\"A\",\"last_name\":\"B\",\"email\":\"a@example.org\"}",
                "{\"first_name\":\"A\",\"last_name\":\"B\",\"email\":\"a@example.org\",\"phone\":\"5550100\"}",
                "{" + PERSON + ",\"expiresInHours\":8761}",
                "{" + PERSON + ",\"expires_in_hours\":0}",
                "{" + PERSON + ",\"send_email_invite\":\"false\"}",
                "{" + PERSON + ",\"redirect_url\":\"http://shop.example\"}",
                "{" + PERSON + ",\"webhook_url\":\"https://shop.example\"}"
            })
    void findsWhatIsWrongWithACreateRequest(String body) {
        assertThat(contract.validateRequest("POST", SESSIONS, Map.of(), BODY_HEADERS, body))
                .isNotEmpty();
    }

    @Test
    void limitsListsAndDecisionsAndDemandsTheKey() {
        assertThat(list(Map.of("limit", List.of("500"), "by_organization", List.of("true"))))
                .isEmpty();
        assertThat(list(Map.of("start_date", List.of("2026-11-20T10:00:00Z")))).isEmpty();
        assertThat(list(Map.of("limit", List.of("501")))).isNotEmpty();
        assertThat(list(Map.of("by_organization", List.of("maybe")))).isNotEmpty();
        assertThat(contract.validateRequest("GET", SESSIONS, Map.of(), Map.of(), null))
                .isNotEmpty();
        assertThat(decision("VERIFIED")).isEmpty();
        assertThat(decision("VOIDED")).isNotEmpty();
        assertThat(contract.validateRequest("DELETE", SESSIONS + "/x", Map.of(), KEY, null))
                .isNotEmpty();
    }

    @Test
    void acceptsEitherNameOfTheIdAndDemandsOne() {
        String created =
                "{\"id\":\"a\",\"session_url\":\"https://app.deepidv.com/\",\"externalId\":\"x\",\"links\":[]}";
        assertThat(answer("POST", SESSIONS, 200, JSON, created)).isEmpty();
        assertThat(answer("POST", SESSIONS, 200, JSON, created.replace("\"id\"", "\"idv_id\"")))
                .isEmpty();
        assertThat(answer("POST", SESSIONS, 200, JSON, created.replace("\"id\"", "\"key\"")))
                .isNotEmpty();
        assertThat(answer("POST", SESSIONS, 200, JSON, created.replace("session_url", "url")))
                .isNotEmpty();
    }

    @Test
    void checksRecordsPagesErrorsAndWebhooks() {
        assertThat(answer("GET", SESSIONS + "/a", 200, JSON, "{\"session_record\":" + RECORD + "}"))
                .isEmpty();
        assertThat(answer("GET", SESSIONS + "/a", 200, JSON, RECORD)).isNotEmpty();
        assertThat(answer("GET", SESSIONS, 200, JSON, "{\"sessions\":[" + RECORD + "],\"next_token\":null}"))
                .isEmpty();
        assertThat(answer("GET", SESSIONS, 200, JSON, "{\"sessions\":[{\"id\":\"a\"}]}"))
                .isNotEmpty();
        assertThat(answer("POST", SESSIONS, 402, TEXT, "too low")).isEmpty();
        assertThat(answer("GET", SESSIONS, 429, JSON, "{\"error\":\"x\"}")).isEmpty();
        assertThat(answer("GET", SESSIONS, 429, JSON, "{\"code\":\"x\"}")).isNotEmpty();
        String webhook = "{\"type\":\"session.status.rejected\",\"data\":" + RECORD + "}";
        assertThat(contract.validateWebhook(webhook)).isEmpty();
        assertThat(contract.validateWebhook(webhook.replace(RECORD, "{\"session_record\":" + RECORD + "}")))
                .isEmpty();
        assertThat(contract.validateWebhook(webhook.replace("\"type\"", "\"event\"")))
                .isNotEmpty();
        assertThat(contract.validateWebhook(webhook.replace(RECORD, "{}"))).isNotEmpty();
    }

    private List<String> list(Map<String, List<String>> query) {
        return contract.validateRequest("GET", SESSIONS, query, KEY, null);
    }

    private List<String> decision(String status) {
        return contract.validateRequest(
                "PATCH", SESSIONS + "/a/update-status", Map.of(), BODY_HEADERS, "{\"new_status\":\"" + status + "\"}");
    }

    private List<String> answer(
            String method, String path, int status, Map<String, List<String>> headers, String body) {
        return contract.validateResponse(method, path, status, headers, body);
    }
}
