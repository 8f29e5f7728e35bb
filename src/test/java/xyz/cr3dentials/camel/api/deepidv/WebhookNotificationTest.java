package xyz.cr3dentials.camel.api.deepidv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookNotificationTest {

    private static final String TYPE = "session.status.rejected";

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theDataIsReadFlatAndInItsEnvelope(boolean envelope) throws Exception {
        String data = envelope ? Answers.SESSION : Answers.RECORD;
        WebhookNotification notification = parse("{\"type\":\"" + TYPE + "\",\"data\":" + data + ",\"later\":1}");
        assertThat(notification.type()).isEqualTo(TYPE);
        assertThat(notification.id()).isEqualTo("6f3c4f0a");
        assertThat(notification.status()).isEqualTo(SessionStatus.REJECTED);
        assertThat(notification.externalId()).isEqualTo("cust-17");
        assertThat(notification.dedupeKey()).isEqualTo(TYPE + " 6f3c4f0a 2026-11-20T10:12:00.000Z");
        assertThat(notification.toString()).doesNotContain("Ada", "Wonderland", "s3cret");
        assertThat(new ObjectMapper().readTree(new ObjectMapper().writeValueAsString(notification)))
                .isEqualTo(notification.json());
    }

    @Test
    void anUnknownEventIsReadAndTypeAndIdAreEnough() {
        WebhookNotification notification = parse("{\"type\":\"session.later\",\"data\":{\"id\":\"a\"}}");
        assertThat(notification.status()).isNull();
        assertThat(notification.dedupeKey()).isEqualTo("session.later a ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"type\":\"workflow.changed\"}", "{\"type\":\"a\",\"data\":{\"id\":\"\"}}"})
    void anEventNeedNotNameASession(String payload) {
        assertThat(parse(payload).id()).isNullOrEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Demo",
                "{\"data\":{\"id\":\"Demo\"}}",
                "[\"Demo\"]",
                "{\"type\":\"a\",\"data\":{\"id\":\"b\"}} Demo"
            })
    void anythingElseIsRefusedWithoutBeingQuoted(String payload) {
        assertThatIllegalArgumentException().isThrownBy(() -> parse(payload)).satisfies(e -> assertThat(e.getMessage())
                .doesNotContain("Demo"));
    }

    @Test
    void everySecretInForceIsAcceptedAndNothingElse() {
        WebhookSecretHeader header = new WebhookSecretHeader(List.of("whsec_new", "whsec_old"));
        assertThat(header.matches("whsec_new")).isTrue();
        assertThat(header.matches("whsec_old")).isTrue();
        for (String other :
                new String[] {null, "", "whsec_", "whsec_newer", "WHSEC_NEW", " whsec_new", "whsec_new,whsec_old"}) {
            assertThat(header.matches(other)).as(other).isFalse();
        }
        assertThat(header.toString()).doesNotContain("whsec");
        assertThatIllegalArgumentException().isThrownBy(() -> new WebhookSecretHeader(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new WebhookSecretHeader(List.of("a", " ")));
    }

    private static WebhookNotification parse(String payload) {
        return WebhookNotification.parse(payload.getBytes(StandardCharsets.UTF_8));
    }
}
