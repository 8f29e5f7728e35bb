package xyz.cr3dentials.camel.sandbox.verilock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import xyz.cr3dentials.camel.api.verilock.WebhookNotification;
import xyz.cr3dentials.camel.api.verilock.WebhookSignature;
import xyz.cr3dentials.camel.sandbox.Receiver;
import xyz.cr3dentials.camel.sandbox.SandboxAnswer;
import xyz.cr3dentials.camel.sandbox.SandboxRequest;
import xyz.cr3dentials.camel.sandbox.SandboxSettings;
import xyz.cr3dentials.camel.sandbox.WebhookDelivery;
import xyz.cr3dentials.camel.sandbox.verilock.VerilockSwitches.Events;
import xyz.cr3dentials.camel.sandbox.verilock.VerilockSwitches.Signature;
import xyz.cr3dentials.camel.sandbox.verilock.VerilockSwitches.SignatureHeader;
import xyz.cr3dentials.camel.sandbox.verilock.VerilockSwitches.WebhookId;

class WebhookTest {

    private static final WebhookSignature USUAL = WebhookSignature.of(List.of(SandboxSettings.DEFAULT_WEBHOOK_SECRET));

    private final Receiver receiver = new Receiver();
    private final SandboxFixture fixture =
            new SandboxFixture(settings -> settings.portalWebhook(URI.create(receiver.url())));

    @AfterEach
    void close() {
        fixture.close();
        receiver.close();
    }

    @ParameterizedTest
    @CsvSource({
        "COMPLETED_AND_DECISION, approved, session.completed session.approved",
        "COMPLETED_AND_DECISION, declined, session.completed session.declined",
        "COMPLETED_AND_DECISION, expired, session.expired",
        "COMPLETED, declined, session.completed",
        "COMPLETED, expired, session.expired",
        "DECISION, approved, session.approved"
    })
    void tellsOfTheEndInTheEventsThatAreSet(Events events, String status, String expected) {
        fixture.sandbox.set(VerilockSwitches.EVENTS, events);
        String id = fixture.createdId();
        fixture.sandbox.finish(id, status);
        List<String> names = List.of(expected.split(" "));
        awaitAttempts(names.size());

        assertThat(receiver.requests)
                .extracting(request -> read(request).event())
                .containsExactlyInAnyOrderElementsOf(names);
        for (SandboxRequest request : receiver.requests) {
            assertThat(SandboxFixture.webhookViolations(request.body())).isEmpty();
            WebhookNotification notification = read(request);
            assertThat(notification.sessionId()).isEqualTo(id);
            assertThat(String.valueOf(notification.status())).isEqualTo(status);
            assertThat(notification.timestamp()).isEqualTo(SandboxFixture.START);
            assertThat(USUAL.proves(bytes(request), request.header("X-Verilock-Signature")))
                    .isTrue();
        }
        assertThat(receiver.requests)
                .extracting(request -> read(request).webhookId())
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(Signature.class)
    void signsInTheFormThatIsSet(Signature form) {
        fixture.sandbox
                .set(VerilockSwitches.SIGNATURE, form)
                .set(VerilockSwitches.SIGNATURE_HEADER, SignatureHeader.X_WEBHOOK_SIGNATURE);
        SandboxRequest request = endOne("expired");
        String signature = request.header("X-Webhook-Signature");

        assertThat(request.header("X-Verilock-Signature")).isNull();
        assertThat(USUAL.proves(bytes(request), signature))
                .isEqualTo(form != Signature.NONE && form != Signature.WRONG);
        switch (form) {
            case HEX, WRONG -> assertThat(signature).matches("[0-9a-f]{64}");
            case PREFIXED_HEX -> assertThat(signature).matches("sha256=[0-9a-f]{64}");
            case BASE64 -> assertThat(signature).matches("[A-Za-z0-9+/]{43}=");
            case NONE -> assertThat(signature).isNull();
        }
    }

    @Test
    void signsWithANewSecretOnceItIsReplaced() {
        fixture.sandbox.replaceWebhookSecret("whsec_next");
        SandboxRequest request = endOne("expired");
        String signature = request.header("X-Verilock-Signature");

        assertThat(USUAL.proves(bytes(request), signature)).isFalse();
        assertThat(WebhookSignature.of(List.of("whsec_next")).proves(bytes(request), signature))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(WebhookId.class)
    void triesAgainAfterTenAndSixtySecondsAndThenGivesUp(WebhookId ids) {
        fixture.sandbox.set(VerilockSwitches.WEBHOOK_ID, ids);
        for (int code : new int[] {500, 302, 404}) {
            receiver.plan.add(SandboxAnswer.of(code, "text/plain", "no"));
        }
        endOne("expired");
        fixture.pass(10);
        awaitAttempts(2);
        fixture.pass(60);
        awaitAttempts(3);
        fixture.pass(3_600);

        Instant start = SandboxFixture.START;
        assertThat(fixture.sandbox.webhookDeliveries())
                .extracting(WebhookDelivery::at, WebhookDelivery::answer)
                .containsExactly(
                        tuple(start, 500), tuple(start.plusSeconds(10), 302), tuple(start.plusSeconds(70), 404));
        assertThat(receiver.requests)
                .allMatch(request -> USUAL.proves(bytes(request), request.header("X-Verilock-Signature")));
        assertThat(receiver.requests.stream()
                        .map(request -> read(request).webhookId())
                        .distinct())
                .hasSize(ids == WebhookId.SAME ? 1 : 3);
    }

    @Test
    void canSendOtherEventsTheOlderFieldAndNothing() {
        fixture.sandbox.set(VerilockSwitches.OTHER_EVENTS, true).set(VerilockSwitches.WORKFLOW_IN_WEBHOOK, true);
        fixture.sandbox.finish(fixture.createdId(), "expired");
        awaitAttempts(2);

        assertThat(receiver.requests)
                .extracting(request -> read(request).isAboutSession())
                .containsExactlyInAnyOrder(true, false);
        JsonNode data = SandboxFixture.json(receiver.requests.get(0).body()).get("data");
        assertThat(data.has("workflow_id")).isTrue();
        assertThat(data.has("decision")).isFalse();

        fixture.sandbox.set(VerilockSwitches.WEBHOOKS, false);
        fixture.sandbox.finish(fixture.createdId(), "approved");
        fixture.pass(100);
        assertThat(receiver.requests).hasSize(2);
    }

    private SandboxRequest endOne(String status) {
        fixture.sandbox.finish(fixture.createdId(), status);
        awaitAttempts(1);
        return receiver.requests.get(0);
    }

    private static WebhookNotification read(SandboxRequest request) {
        return WebhookNotification.parse(bytes(request));
    }

    private static byte[] bytes(SandboxRequest request) {
        return request.body().getBytes(StandardCharsets.UTF_8);
    }

    private void awaitAttempts(int count) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(fixture.sandbox.webhookDeliveries())
                .hasSize(count));
    }
}
