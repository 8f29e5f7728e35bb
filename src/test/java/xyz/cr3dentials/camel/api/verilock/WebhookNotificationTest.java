package xyz.cr3dentials.camel.api.verilock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookNotificationTest {

    private static final String DECLINED = """
            {"event":"session.declined","data":{"session_id":"ses_1","status":"declined","risk_score":71,
             "decision":"declined","completed_at":"2026-11-20T10:09:30Z"},"timestamp":"2026-11-20T10:09:31Z",
             "webhook_id":"wh_evt_7a1c"}""";

    @Test
    void aSessionsEventIsReadWhole() {
        WebhookNotification notification = parse(DECLINED);
        assertThat(notification.event()).isEqualTo("session.declined");
        assertThat(notification.sessionId()).isEqualTo("ses_1");
        assertThat(notification.status()).isEqualTo(SessionStatus.DECLINED);
        assertThat(notification.webhookId()).isEqualTo("wh_evt_7a1c");
        assertThat(notification.timestamp()).isEqualTo(Instant.parse("2026-11-20T10:09:31Z"));
        assertThat(notification.isAboutSession()).isTrue();
        assertThat(notification.json().path("data").path("risk_score").intValue())
                .isEqualTo(71);
        assertThat(notification.toString()).contains("ses_1", "wh_evt_7a1c").doesNotContain("71");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"event\":\"aml.completed\",\"data\":{\"session_id\":\"ses_1\"}}",
                "{\"event\":\"session.approved\",\"data\":{}}",
                "{\"event\":\"session.approved\",\"data\":{\"session_id\":\" \"}}",
                "{\"event\":\"session.approved\",\"data\":[]}",
                "{\"event\":\"credential.created\"}"
            })
    void otherEventsAreReadButAboutNoSession(String payload) {
        assertThat(parse(payload).isAboutSession()).isFalse();
    }

    @Test
    void anEventNoDocumentNamesIsKept() {
        assertThat(parse("{\"event\":\"session.reviewed\",\"data\":{\"session_id\":\"ses_1\",\"status\":\"paused\"}}")
                        .isAboutSession())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "null", "[]", "{}", "{\"event\":\" \"}", "{\"secretdata\":1}", "secretdata", "{\"event\":"})
    void whatIsNoNotificationIsRefusedWithoutBeingQuoted(String payload) {
        assertThatThrownBy(() -> parse(payload))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("payload")
                .hasMessageNotContaining("secretdata");
    }

    private static WebhookNotification parse(String payload) {
        return WebhookNotification.parse(payload.getBytes(StandardCharsets.UTF_8));
    }
}
