package xyz.cr3dentials.camel.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract must be able to fail: each kind of breach is shown to be found, and the documented answers to fit. */
class PartnerApiContractTest {

    private static final String SESSIONS = "/v1/partner/browser-sessions";
    private static final String SESSION = "/v1/partner/browser-session";
    private static final Map<String, List<String>> KEY = Map.of("x-api-key", List.of("k"));
    private static final Map<String, List<String>> POST_HEADERS =
            Map.of("x-api-key", List.of("k"), "Content-Type", List.of("application/json"));
    private static final Map<String, List<String>> ANSWER_HEADERS = Map.of(
            "Content-Type", List.of("application/json"),
            "X-RateLimit-Limit", List.of("120"),
            "X-RateLimit-Remaining", List.of("119"),
            "X-RateLimit-Reset", List.of("1795255200"));
    private static final String CREATED = """
            {"status":"success","data":{"sessionId":"0b7c2f0e-55d1-4c1e-9a57-3f0c9e1b7a10",
             "embedUrl":"https://frame.cr3dentials.xyz/verify/0b7c2f0e?token=k3Yq","platformId":7,
             "expiresAt":"2026-11-27T10:00:00Z","createdAt":"2026-11-20T10:00:00Z"}}""";

    private final ApiContract contract = ApiContract.cr3dentials();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"platformId\":7}",
                "{\"platformId\":7,\"expiresInHours\":168,\"country\":\"BR\",\"receiverData\":{\"any\":[1]}}",
                "{\"platformId\":7,\"webhookUrl\":\"https://hooks.partner.example:8443/a/b?c=d\"}",
                "{\"platformId\":7,\"externalReferenceId\":\"loan-889\"}"
            })
    void acceptsTheDocumentedCreateRequest(String body) {
        assertThat(contract.validateRequest("POST", SESSION, Map.of(), POST_HEADERS, body))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"platformId\":\"7\"}",
                "{\"platformId\":7.5}",
                "{\"platformId\":7,\"expiresInHours\":0}",
                "{\"platformId\":7,\"expiresInHours\":169}",
                "{\"platformId\":7,\"country\":\"FR\"}",
                "{\"platformId\":7,\"country\":null}",
                "{\"platformId\":7,\"receiverData\":\"Ana\"}",
                "{\"platformId\":7,\"webhookUrl\":\"http://partner.example/hook\"}",
                "{\"platformId\":7,\"webhookUrl\":\"https://localhost/hook\"}",
                "{\"platformId\":7,\"webhookUrl\":\"https://10.0.0.1/hook\"}",
                "{\"platformId\":7,\"unheardOf\":1}"
            })
    void findsWhatIsWrongWithACreateRequest(String body) {
        assertThat(contract.validateRequest("POST", SESSION, Map.of(), POST_HEADERS, body))
                .isNotEmpty();
    }

    @Test
    void acceptsEitherFormOfAuthenticationAndMissesNone() {
        assertThat(contract.validateRequest("GET", SESSIONS, Map.of(), KEY, null))
                .isEmpty();
        assertThat(contract.validateRequest(
                        "GET", SESSIONS, Map.of(), Map.of("Authorization", List.of("Bearer k")), null))
                .isEmpty();
        assertThat(contract.validateRequest("GET", SESSIONS, Map.of(), Map.of(), null))
                .isNotEmpty();
    }

    @Test
    void limitsThePage() {
        assertThat(page("100", "0")).isEmpty();
        assertThat(page("0", "0")).isNotEmpty();
        assertThat(page("101", "0")).isNotEmpty();
        assertThat(page("10", "-1")).isNotEmpty();
    }

    @Test
    void knowsFourEndpointsOnly() {
        assertThat(contract.validateRequest("DELETE", SESSION + "/abc", Map.of(), KEY, null))
                .isNotEmpty();
        assertThat(contract.validateRequest("GET", "/v1/partner/sources", Map.of(), KEY, null))
                .isNotEmpty();
    }

    @Test
    void acceptsBothCodesOfCreateAndDemandsTheEnvelope() {
        assertThat(answerToCreate(201, ANSWER_HEADERS, CREATED)).isEmpty();
        assertThat(answerToCreate(200, ANSWER_HEADERS, CREATED)).isEmpty();
        assertThat(answerToCreate(201, ANSWER_HEADERS, "{\"sessionId\":\"x\"}")).isNotEmpty();
    }

    @Test
    void demandsTheRateLimitHeaders() {
        assertThat(answerToCreate(201, Map.of("Content-Type", List.of("application/json")), CREATED))
                .hasSize(3);
    }

    @Test
    void acceptsErrorMessagesAsTextAndAsList() {
        assertThat(answerToCreate(400, ANSWER_HEADERS, "{\"statusCode\":400,\"message\":\"platformId is wrong\"}"))
                .isEmpty();
        assertThat(answerToCreate(
                        400,
                        ANSWER_HEADERS,
                        "{\"statusCode\":400,\"message\":[\"a\",\"b\"],\"error\":\"Bad Request\"}"))
                .isEmpty();
        assertThat(answerToCreate(400, ANSWER_HEADERS, "{\"statusCode\":400,\"message\":{\"a\":1}}"))
                .isNotEmpty();
        assertThat(answerToCreate(503, Map.of("Content-Type", List.of("application/json")), "{\"oops\":1}"))
                .isNotEmpty();
    }

    @Test
    void acceptsNullsAndUnknownStatusesInASession() {
        String session = """
                {"status":"success","data":{"sessionId":"0b7c2f0e-55d1-4c1e-9a57-3f0c9e1b7a10","status":"PAUSED",
                 "progress":5.5,"embedUrl":"https://frame.cr3dentials.xyz/verify/0b7c2f0e?token=k3Yq","streamUrl":null,
                 "platformId":7,"platform":{"id":7,"name":"n","displayName":"N","icon":null},
                 "expiresAt":"2026-11-27T10:00:00.000Z","createdAt":"2026-11-20T10:00:00.000Z","completedAt":null,
                 "errorMessage":null,"errorCode":null,"extractedData":null,"newlyAdded":1}}""";
        assertThat(contract.validateResponse("GET", SESSION + "/abc", 200, ANSWER_HEADERS, session))
                .isEmpty();
        assertThat(contract.validateResponse(
                        "GET", SESSION + "/abc", 200, ANSWER_HEADERS, session.replace("5.5", "101")))
                .isNotEmpty();
        assertThat(contract.validateResponse(
                        "GET", SESSION + "/abc", 200, ANSWER_HEADERS, session.replace("2026-11-27T", "27.11.2026 ")))
                .isNotEmpty();
    }

    @Test
    void checksTheWebhook() {
        String payload = """
                {"sessionId":"0b7c2f0e-55d1-4c1e-9a57-3f0c9e1b7a10","status":"PARTIAL_COMPLETE","platformId":7,
                 "externalReferenceId":null,"extractedData":{"storeName":"Demo"},"proofHash":null,
                 "completedAt":"2026-11-20T10:06:00.000Z","metadata":{}}""";
        assertThat(contract.validateWebhook(payload)).isEmpty();
        assertThat(contract.validateWebhook("{\"status\":\"success\",\"data\":" + payload + "}"))
                .isNotEmpty();
    }

    private List<String> page(String limit, String offset) {
        return contract.validateRequest(
                "GET", SESSIONS, Map.of("limit", List.of(limit), "offset", List.of(offset)), KEY, null);
    }

    private List<String> answerToCreate(int status, Map<String, List<String>> headers, @Nullable String body) {
        return contract.validateResponse("POST", SESSION, status, headers, body);
    }
}
