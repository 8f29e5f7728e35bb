package xyz.cr3dentials.camel.api.cr3dentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.cr3dentials.camel.api.Timestamps;

class WebhookNotificationTest {

    private static final String PAYLOAD = """
            {"sessionId":"0b7c","status":"PARTIAL_COMPLETE","platformId":7,"externalReferenceId":null,
             "extractedData":{"storeName":"Demo"},"proofHash":null,"completedAt":"2026-11-20T10:06:00.000Z",
             "metadata":{},"later":"kept"}""";

    @Test
    void theDocumentedPayloadIsReadWholeAndMasked() throws Exception {
        WebhookNotification notification = parse(PAYLOAD);
        assertThat(notification.sessionId()).isEqualTo("0b7c");
        assertThat(notification.status()).isEqualTo(SessionStatus.PARTIAL_COMPLETE);
        assertThat(notification.platformId()).isEqualTo(7);
        assertThat(notification.externalReferenceId()).isNull();
        assertThat(notification.extractedData()).containsEntry("storeName", "Demo");
        assertThat(notification.completedAt()).isEqualTo(Instant.parse("2026-11-20T10:06:00Z"));
        assertThat(notification.metadata()).isEmpty();
        assertThat(notification.toString()).doesNotContain("Demo");
        // Any mapper writes the payload itself, not the record around it.
        assertThat(new ObjectMapper().readTree(new ObjectMapper().writeValueAsString(notification)))
                .isEqualTo(notification.json());
    }

    @Test
    void sessionIdAndStatusAreEnough() {
        WebhookNotification notification = parse("{\"sessionId\":\"a\",\"status\":\"RUNNING\",\"extractedData\":[]}");
        assertThat(notification.status().isTerminal()).isFalse();
        assertThat(notification.extractedData()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Demo",
                "{\"status\":\"Demo\"}",
                "{\"sessionId\":\"Demo\"}",
                "{\"sessionId\":\"\",\"status\":\"Demo\"}",
                "[\"Demo\"]",
                "{\"sessionId\":{\"Demo\":1},\"status\":\"ERROR\"}",
                "{\"sessionId\":\"a\",\"status\":\"ERROR\"} Demo"
            })
    void anythingElseIsRefusedWithoutBeingQuoted(String payload) {
        assertThatIllegalArgumentException().isThrownBy(() -> parse(payload)).satisfies(e -> assertThat(e.getMessage())
                .doesNotContain("Demo"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T10:00:00Z, 2026-11-20T10:00:00Z",
        "2026-11-20T10:00:00.123456789Z, 2026-11-20T10:00:00.123456789Z",
        "2026-11-20t10:00:00z, 2026-11-20T10:00:00Z",
        "2026-11-20T12:00:00+02:00, 2026-11-20T10:00:00Z",
        "2026-11-20T12:00:00+0200, 2026-11-20T10:00:00Z",
        "2026-11-20T12:00:00+02, 2026-11-20T10:00:00Z",
        "2026-11-20T10:00Z, 2026-11-20T10:00:00Z",
        "2026-11-20T05:30:00-04:30, 2026-11-20T10:00:00Z",
        "2026-11-20T10:00:00,",
        "2026-11-20,",
        "yesterday,",
        "2026-13-20T10:00:00Z,"
    })
    void timestampsWithAnyOffsetAreReadAndOthersAreNull(String text, Instant expected) {
        assertThat(Timestamps.parse(text)).isEqualTo(expected);
    }

    private static WebhookNotification parse(String payload) {
        return WebhookNotification.parse(payload.getBytes(StandardCharsets.UTF_8));
    }
}
