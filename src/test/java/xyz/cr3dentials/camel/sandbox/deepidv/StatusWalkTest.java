package xyz.cr3dentials.camel.sandbox.deepidv;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import xyz.cr3dentials.camel.sandbox.CommonSwitches.Finishing;
import xyz.cr3dentials.camel.sandbox.Outcomes;
import xyz.cr3dentials.camel.sandbox.Receiver;
import xyz.cr3dentials.camel.sandbox.SandboxAnswer;
import xyz.cr3dentials.camel.sandbox.SandboxRequest;
import xyz.cr3dentials.camel.sandbox.deepidv.DeepidvSwitches.WebhookData;

class StatusWalkTest {

    private final Receiver receiver = new Receiver();
    private final DeepidvFixture fixture = new DeepidvFixture(
            settings -> settings.webhookSecret("whsec_1").portalWebhook(java.net.URI.create(receiver.url())));

    @AfterEach
    void close() {
        fixture.close();
        receiver.close();
    }

    @ParameterizedTest
    @CsvSource({
        "VERIFIED, 3, submitted verified",
        "REJECTED, 3, submitted rejected",
        "FAILED, 2, failed",
        "VOIDED, 2, ''",
        "EXPIRED, 1, ''"
    })
    void aSessionEndsByItselfAndOnlySomeStatusesAreTold(String outcome, int steps, String told) {
        fixture.sandbox
                .set(DeepidvSwitches.FINISHING, Finishing.AUTOMATIC)
                .set(DeepidvSwitches.OUTCOMES, Outcomes.always(outcome));
        String id = fixture.createdId();
        for (int i = 0; i < steps; i++) {
            assertThat(fixture.status(id)).isIn("PENDING", "SUBMITTED");
            fixture.pass(1);
        }
        assertThat(fixture.status(id)).isEqualTo(outcome);
        String expected = told.isEmpty() ? "created" : "created " + told;
        Awaitility.await()
                .untilAsserted(() -> assertThat(events().split(" ")).containsExactlyInAnyOrder(expected.split(" ")));
        for (SandboxRequest webhook : receiver.requests) {
            assertThat(webhook.header("deepidv-signature")).isEqualTo("whsec_1");
            assertThat(DeepidvFixture.webhookViolations(webhook.body())).isEmpty();
        }
    }

    @Test
    void aReviewerDecidesAndMayChangeTheDecision() {
        String id = fixture.createdId();
        fixture.control("/sessions/" + id, "{\"status\":\"SUBMITTED\"}");
        JsonNode submitted = fixture.sessionRecord(id);
        assertThat(submitted.path("submitted_at").textValue()).isEqualTo("2026-11-20T10:00:00.000Z");
        assertThat(submitted.path("session_progress").textValue()).isEqualTo("COMPLETED");
        fixture.pass(3600);
        assertThat(fixture.status(id)).isEqualTo("SUBMITTED");
        fixture.control("/sessions/" + id, "{\"status\":\"VERIFIED\"}");
        fixture.pass(60);
        assertThat(fixture.decide(id, "REJECTED").statusCode()).isEqualTo(200);
        assertThat(fixture.status(id)).isEqualTo("REJECTED");
        assertThat(fixture.sessionRecord(id).path("updated_at").textValue()).isEqualTo("2026-11-20T11:01:00.000Z");
        Awaitility.await().untilAsserted(() -> assertThat(events().split(" "))
                .containsExactlyInAnyOrder("created", "submitted", "verified", "rejected"));
        fixture.sandbox.set(DeepidvSwitches.DECIDE_AGAIN, false);
        assertThat(fixture.decide(id, "VERIFIED").statusCode()).isEqualTo(400);
        assertThat(fixture.control("/sessions/" + id, "{\"status\":\"VOIDED\"}").statusCode())
                .isEqualTo(409);
    }

    @Test
    void aSessionExpiresWithoutAWord() {
        String id = fixture.created(",\"expiresInHours\":1").path("id").textValue();
        fixture.pass(3599);
        assertThat(fixture.status(id)).isEqualTo("PENDING");
        fixture.pass(1);
        assertThat(fixture.status(id)).isEqualTo("EXPIRED");
        Awaitility.await().untilAsserted(() -> assertThat(events()).isEqualTo("created"));
    }

    @Test
    void aWebhookIsRepeatedUntilItIsTakenOverAndItsDataCanHaveAnEnvelope() {
        fixture.sandbox
                .set(DeepidvSwitches.WEBHOOK_DATA, WebhookData.SESSION_RECORD)
                .set(DeepidvSwitches.WEBHOOK_RETRY_MILLIS, 1);
        receiver.plan.add(SandboxAnswer.of(503, "text/plain", "no"));
        String id = fixture.createdId();
        Awaitility.await().untilAsserted(() -> {
            fixture.pass(1);
            assertThat(receiver.requests).hasSize(2);
        });
        assertThat(receiver.requests.get(0).body())
                .isEqualTo(receiver.requests.get(1).body());
        JsonNode body = DeepidvFixture.json(receiver.requests.get(1).body());
        assertThat(body.path("data").path("session_record").path("id").textValue())
                .isEqualTo(id);
        assertThat(DeepidvFixture.webhookViolations(body.toString())).isEmpty();
    }

    @Test
    void sessionsCanPassThroughAnUnknownStatus() {
        fixture.sandbox
                .set(DeepidvSwitches.FINISHING, Finishing.AUTOMATIC)
                .set(DeepidvSwitches.UNKNOWN_STATUS, "IN_LIMBO")
                .set(DeepidvSwitches.OUTCOMES, Outcomes.always("VERIFIED"));
        String id = fixture.createdId();
        fixture.pass(2);
        assertThat(fixture.status(id)).isEqualTo("IN_LIMBO");
        fixture.pass(2);
        assertThat(fixture.status(id)).isEqualTo("VERIFIED");
    }

    private String events() {
        return String.join(
                " ",
                receiver.requests.stream()
                        .map(webhook ->
                                DeepidvFixture.json(webhook.body()).path("type").textValue())
                        .map(type -> type.substring(type.lastIndexOf('.') + 1))
                        .toList());
    }
}
