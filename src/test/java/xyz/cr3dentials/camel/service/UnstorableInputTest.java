package xyz.cr3dentials.camel.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What no database can hold is the caller's mistake on every way into the service, and the answer names the field. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnstorableInputTest {

    private ServiceInProcess service;

    @BeforeAll
    void start() throws Exception {
        service = ServiceInProcess.start(
                "verilock.poll-delay=60000\ndeepidv.poll-delay=60000",
                Map.of(
                        "CR3DENTIALS_SANDBOX_PORT", "0",
                        "CR3DENTIALS_API_KEY", "sandbox-api-key",
                        "VERILOCK_SANDBOX_PORT", "0",
                        "VERILOCK_API_KEY", "sandbox-api-key",
                        "DEEPIDV_SANDBOX_PORT", "0",
                        "DEEPIDV_API_KEY", "sandbox-api-key",
                        "DATABASE_URL", "jdbc:h2:mem:unstorable"));
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/api/sessions|externalReferenceId holds|{\"platformId\":1,\"externalReferenceId\":\"a\\u0000\"}",
                "/api/sessions|receiverData holds|{\"platformId\":1,\"receiverData\":{\"a\":[{\"b\":\"\\u0000\"}]}}",
                "/api/sessions|receiverData holds|{\"platformId\":1,\"receiverData\":{\"a\\u0000\":1}}",
                "/api/sessions|externalReferenceId holds half|{\"platformId\":1,\"externalReferenceId\":\"\\ud800\"}",
                "/api/verilock/sessions|external_id holds|{\"external_id\":\"\\u0000\"}",
                "/api/verilock/sessions|metadata holds|{\"metadata\":{\"a\":\"\\u0000\"}}",
                "/api/deepidv/sessions|externalId holds|{\"externalId\":\"\\u0000\"}",
                "/api/deepidv/sessions|first_name holds|{\"first_name\":\"\\u0000\"}",
                "/api/sessions/a%00/redact|path|",
                "/api/deliveries/replay?sessionId=%00|sessionId: holds|",
                "/api/deliveries/replay?sessionId=a%00b|sessionId: holds|",
                "/api/deliveries/replay?since=%2B999999999-12-31T23:59:59Z|since:|",
                "/api/deliveries/replay?since=-999999999-01-01T00:00:00Z|since:|",
                "/api/deliveries/replay?since=2026%00|since:|",
                "/api/deliveries/replay?parked=true&vendor=%00|vendor:|",
                "/api/ledger/sessions/cr3dentials/a%00/reveal|path|",
                "/api/ledger/search|reference:|{\"reference\":\"\\u0000\"}",
                "/api/ledger/search|reference:|{\"reference\":\"\\ud800\"}",
                "/api/ledger/search|sessionId:|{\"sessionId\":\"\\u0000\"}",
                "/api/ledger/search|statuses:|{\"statuses\":[\"\\u0000\"]}",
                "/api/ledger/search|since:|{\"since\":\"+999999999-12-31T23:59:59Z\"}",
                "/api/ledger/counts|until:|{\"until\":\"-0001-12-31T23:59:59Z\"}",
                "/api/ledger/search|after:|{\"after\":\"\\u0000\"}"
            })
    void isRefusedInAPost(String path, String named, String body) throws Exception {
        assertRefused(service.post(path, body == null ? "" : body), named);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/session-by-reference?reference=a%00b|externalReferenceId: holds",
                "/api/sessions?status=%00|status holds",
                "/api/sessions/a%00b|path",
                "/api/sessions/a%00b/timeline|path",
                "/api/verilock/sessions/a%00b|path",
                "/api/deepidv/sessions/a%00b|path",
                "/api/ledger/sessions/cr3dentials/a%00b|path",
                "/api/deliveries?vendor=a%00b|vendor:"
            })
    void isRefusedInAGet(String path, String named) throws Exception {
        assertRefused(service.get(path), named);
    }

    private static void assertRefused(HttpResponse<String> answer, String named) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains(named);
    }
}
