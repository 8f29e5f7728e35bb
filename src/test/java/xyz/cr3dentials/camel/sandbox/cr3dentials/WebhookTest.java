package xyz.cr3dentials.camel.sandbox.cr3dentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.cr3dentials.camel.sandbox.Receiver;
import xyz.cr3dentials.camel.sandbox.SandboxAnswer;
import xyz.cr3dentials.camel.sandbox.SandboxAnswer.Transmission;
import xyz.cr3dentials.camel.sandbox.SandboxRequest;
import xyz.cr3dentials.camel.sandbox.WebhookDelivery;

class WebhookTest {

    private final Receiver receiver = new Receiver();
    private SandboxFixture fixture = new SandboxFixture();

    @BeforeEach
    void allowLocalReceivers() {
        fixture.sandbox.set(Cr3dentialsSwitches.LOCAL_WEBHOOKS, true);
    }

    @AfterEach
    void close() {
        fixture.close();
        receiver.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"COMPLETED", "PARTIAL_COMPLETE", "ERROR", "CANCELLED", "TERMINATED"})
    void tellsThePartnerOnceTheSessionHasEnded(String status) {
        String id = create(",\"externalReferenceId\":\"loan-889\"");
        fixture.sandbox.finish(id, status);
        awaitAttempts(1);

        SandboxRequest request = receiver.requests.get(0);
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.header("Content-Type")).isEqualTo("application/json");
        assertThat(SandboxFixture.webhookViolations(request.body())).isEmpty();
        JsonNode payload = SandboxFixture.json(request.body());
        assertThat(payload.get("sessionId").textValue()).isEqualTo(id);
        assertThat(payload.get("status").textValue()).isEqualTo(status);
        assertThat(payload.get("platformId").intValue()).isEqualTo(7);
        assertThat(payload.get("externalReferenceId").textValue()).isEqualTo("loan-889");
        assertThat(payload.get("completedAt").textValue()).isEqualTo("2026-11-20T10:00:00.000Z");
        assertThat(payload.get("metadata").isObject()).isTrue();
        assertThat(payload.get("proofHash").isTextual()).isEqualTo(status.equals("COMPLETED"));
        assertThat(payload.get("extractedData").isObject())
                .isEqualTo(status.equals("COMPLETED") || status.equals("PARTIAL_COMPLETE"));
        assertThat(payload.has("errorCode")).isFalse();
    }

    @Test
    void staysSilentWhileTheSessionIsActive() {
        String id = create("");
        fixture.pass(60);
        fixture.sandbox.finish(id, "COMPLETED");
        awaitAttempts(1);

        assertThat(receiver.requests).hasSize(1);
    }

    @Test
    void triesAgainAfterOneTwoAndFourSecondsAndThenGivesUp() {
        plan(500, 404, 302, 503);
        fixture.sandbox.finish(create(""), "COMPLETED");
        awaitAttempts(1);
        fixture.pass(1);
        awaitAttempts(2);
        fixture.pass(2);
        awaitAttempts(3);
        fixture.pass(4);
        awaitAttempts(4);
        fixture.pass(3_600);

        assertThat(fixture.sandbox.webhookDeliveries())
                .extracting(WebhookDelivery::attempt, WebhookDelivery::answer)
                .containsExactly(tuple(1, 500), tuple(2, 404), tuple(3, 302), tuple(4, 503));
        Instant start = SandboxFixture.START;
        assertThat(fixture.sandbox.webhookDeliveries())
                .extracting(WebhookDelivery::at)
                .containsExactly(start, start.plusSeconds(1), start.plusSeconds(3), start.plusSeconds(7));
        assertThat(receiver.requests)
                .extracting(SandboxRequest::body)
                .containsOnly(receiver.requests.get(0).body());
    }

    @Test
    void stopsTryingOnceItIsTakenOver() {
        plan(500);
        fixture.sandbox.finish(create(""), "COMPLETED");
        awaitAttempts(1);
        fixture.pass(1);
        awaitAttempts(2);
        fixture.pass(3_600);

        assertThat(fixture.sandbox.webhookDeliveries())
                .extracting(WebhookDelivery::succeeded)
                .containsExactly(false, true);
    }

    @Test
    void countsALostOrLateAnswerAsAFailure() {
        fixture.sandbox.set(Cr3dentialsSwitches.WEBHOOK_TIMEOUT_MILLIS, 50).set(Cr3dentialsSwitches.WEBHOOK_RETRIES, 1);
        SandboxAnswer fine = SandboxAnswer.of(200, "text/plain", "ok, but in very small pieces");
        receiver.plan.add(fine.sent(Transmission.CUT, Duration.ZERO));
        receiver.plan.add(fine.sent(Transmission.DRIBBLED, Duration.ofSeconds(30)));
        fixture.sandbox.finish(create(""), "COMPLETED");
        awaitAttempts(1);
        fixture.pass(1);
        awaitAttempts(2);

        assertThat(fixture.sandbox.webhookDeliveries())
                .extracting(WebhookDelivery::answer)
                .containsOnlyNulls();
    }

    @Test
    void canSendCopiesLateOrNothing() {
        fixture.sandbox.set(Cr3dentialsSwitches.WEBHOOK_COPIES, 3).set(Cr3dentialsSwitches.WEBHOOK_DELAY_MILLIS, 2_000);
        String id = create("");
        fixture.sandbox.finish(id, "COMPLETED");
        fixture.pass(1);
        assertThat(fixture.sandbox.webhookDeliveries()).isEmpty();
        fixture.pass(1);
        awaitAttempts(3);

        fixture.sandbox.set(Cr3dentialsSwitches.WEBHOOKS, false);
        fixture.sandbox.finish(create(""), "COMPLETED");
        fixture.pass(60);
        assertThat(receiver.requests).hasSize(3);
    }

    @Test
    void canTellEveryChange() {
        fixture.sandbox.set(Cr3dentialsSwitches.WEBHOOK_ON_EVERY_CHANGE, true);
        create("");
        for (int step = 1; step <= 6; step++) {
            fixture.pass(1);
            awaitAttempts(step);
        }

        assertThat(receiver.requests)
                .extracting(request ->
                        SandboxFixture.json(request.body()).get("status").textValue())
                .containsExactly("INITIALIZING", "READY", "CONNECTED", "LOADING_TREE", "RUNNING", "AWAITING_USER");
    }

    @Test
    void canUseThePortalsWebhookAndItsStaticHeader() {
        fixture.close();
        fixture = new SandboxFixture(settings -> settings.portalWebhook(URI.create(receiver.url() + "/portal"))
                .webhookHeader("X-API-Key", "portal-secret"));
        allowLocalReceivers();
        fixture.sandbox.finish(create(""), "COMPLETED");
        awaitAttempts(2);

        assertThat(receiver.requests)
                .extracting(SandboxRequest::path)
                .containsExactlyInAnyOrder("/hook", "/hook/portal");
        assertThat(receiver.requests).allMatch(request -> "portal-secret".equals(request.header("x-api-key")));
    }

    private String create(String more) {
        return fixture.created("{\"platformId\":7,\"webhookUrl\":\"" + receiver.url() + "\"" + more + "}");
    }

    private void plan(int... codes) {
        for (int code : codes) {
            receiver.plan.add(SandboxAnswer.of(code, "text/plain", "no"));
        }
    }

    private void awaitAttempts(int count) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(fixture.sandbox.webhookDeliveries())
                .hasSize(count));
    }
}
