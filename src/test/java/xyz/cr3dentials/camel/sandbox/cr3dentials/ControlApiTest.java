package xyz.cr3dentials.camel.sandbox.cr3dentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import xyz.cr3dentials.camel.sandbox.CommonSwitches;
import xyz.cr3dentials.camel.sandbox.Outcomes;
import xyz.cr3dentials.camel.sandbox.Receiver;
import xyz.cr3dentials.camel.sandbox.SandboxRequest;

class ControlApiTest {

    private final SandboxFixture fixture = new SandboxFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void showsTheStateWithoutSecrets() {
        String id = fixture.created("{\"platformId\":7,\"receiverData\":{\"email\":\"ana@example.org\"}}");
        String token = SandboxFixture.data(fixture.get(SandboxFixture.SESSION + "/" + id))
                .get("embedUrl")
                .textValue()
                .replaceAll(".*token=", "");

        JsonNode state = SandboxFixture.json(control("GET", "", null, 200));

        assertThat(state.get("baseUrl").textValue()).isEqualTo(fixture.sandbox.baseUrl());
        assertThat(state.get("switches")).hasSize(Cr3dentialsSwitches.ALL.size());
        assertThat(state.get("sessions").get("CREATED").intValue()).isEqualTo(1);
        assertThat(state.get("requests").get("total").intValue()).isEqualTo(2);
        assertThat(state + control("GET", "/sessions", null, 200))
                .doesNotContain(SandboxFixture.KEY, token, "ana@example.org");
    }

    @Test
    void movesSwitchesAndMovesThemBack() {
        control("POST", "/switches", "{\"createCode\":200,\"listOrder\":\"UNSTABLE\",\"outcomes\":{\"ERROR\":1}}", 200);
        assertThat(fixture.create("{\"platformId\":7}").statusCode()).isEqualTo(200);
        assertThat(fixture.sandbox.switches().get(Cr3dentialsSwitches.OUTCOMES)).isEqualTo(Outcomes.always("ERROR"));

        control("DELETE", "/switches", null, 200);
        assertThat(fixture.create("{\"platformId\":7}").statusCode()).isEqualTo(201);
    }

    @Test
    void saysWhatIsWrongWithASwitch() {
        assertThat(control("POST", "/switches", "{\"createCode\":302,\"outcomes\":{\"GONE\":1},\"nope\":1}", 400))
                .contains("createCode must be", "outcomes must be", "nope is not a switch");
    }

    @Test
    void addsAndClearsFaults() {
        control("POST", "/faults", "{\"kind\":\"UNAVAILABLE\",\"times\":2,\"operation\":\"listSessions\"}", 200);
        assertThat(fixture.get(SandboxFixture.PLATFORMS).statusCode()).isEqualTo(200);
        assertThat(fixture.get(SandboxFixture.SESSIONS).statusCode()).isEqualTo(503);
        control("DELETE", "/faults", null, 200);
        assertThat(fixture.get(SandboxFixture.SESSIONS).statusCode()).isEqualTo(200);

        control("POST", "/faults", "{\"kind\":\"INTERNAL_ERROR\",\"forMillis\":5000}", 200);
        assertThat(fixture.get(SandboxFixture.SESSIONS).statusCode()).isEqualTo(500);
        fixture.pass(5);
        assertThat(fixture.get(SandboxFixture.SESSIONS).statusCode()).isEqualTo(200);

        assertThat(control("POST", "/faults", "{\"kind\":\"FLOOD\"}", 400)).contains("kind must be one of");
        assertThat(control("POST", "/faults", "{\"kind\":\"CUT\",\"operation\":\"x\"}", 400))
                .contains("operation must be one of");
        assertThat(control("POST", "/faults", "{\"kind\":\"CUT\",\"times\":0}", 400))
                .contains("times must be");
    }

    @Test
    void endsAndHoldsSessions() {
        String id = fixture.created();
        control("POST", "/sessions/" + id, "{\"status\":\"PAUSED\"}", 200);
        assertThat(fixture.status(id)).isEqualTo("PAUSED");
        control("POST", "/sessions/" + id, "{\"status\":\"COMPLETED\"}", 200);
        assertThat(fixture.status(id)).isEqualTo("COMPLETED");
        control("POST", "/sessions/" + id, "{\"status\":\"ERROR\"}", 409);
        control("POST", "/sessions/" + id, "{}", 400);
    }

    @Test
    void spawnsAndForgetsForeignSessions() {
        assertThat(control("POST", "/sessions", "{\"count\":3}", 200)).isEqualTo("{\"made\":3}");
        control("POST", "/sessions", "{\"count\":4,\"status\":\"COMPLETED\",\"secondsAgo\":100}", 200);
        fixture.created();
        assertThat(fixture.sandbox.sessions()).hasSize(8);
        assertThat(fixture.sandbox.createdSessions()).hasSize(1);

        assertThat(control("POST", "/forget", "{\"endedSecondsAgo\":101}", 200)).isEqualTo("{\"forgotten\":0}");
        assertThat(control("POST", "/forget", "{\"endedSecondsAgo\":100}", 200)).isEqualTo("{\"forgotten\":4}");
    }

    @Test
    void firesTheWebhookOfASessionAgainOrForgesOne() {
        try (Receiver receiver = new Receiver()) {
            control("POST", "/switches", "{\"localWebhooks\":true,\"webhooks\":false}", 200);
            String id = fixture.created("{\"platformId\":7,\"webhookUrl\":\"" + receiver.url() + "/abcdef?x=/y\"}");
            assertThat(control("POST", "/webhooks", "{\"sessionId\":\"" + id + "\"}", 409))
                    .contains("nothing to tell");
            fixture.sandbox.finish(id, "CANCELLED");

            assertThat(control("POST", "/webhooks", "{\"sessionId\":\"" + id + "\",\"copies\":3}", 200))
                    .isEqualTo("{\"sent\":3}");
            await().until(() -> fixture.sandbox.webhookDeliveries().size() == 3);
            control("POST", "/webhooks", "{\"sessionId\":\"" + id + "\",\"forged\":true}", 200);
            await().until(() -> fixture.sandbox.webhookDeliveries().size() == 4);

            assertThat(receiver.requests.stream().map(SandboxRequest::path))
                    .containsExactly("/hook/abcdef", "/hook/abcdef", "/hook/abcdef", "/hook/abcAef");
            assertThat(control("GET", "/webhooks", null, 200))
                    .contains(id, "CANCELLED", "204")
                    .doesNotContain("abcdef", "localhost");
        }
    }

    @Test
    void saysWhatIsWrongWithAWebhookOrTheClock() {
        control("POST", "/webhooks", "{\"sessionId\":\"nobody\"}", 409);
        assertThat(control("POST", "/webhooks", "{\"sessionId\":\"a\",\"copies\":101}", 400))
                .contains("copies must be");
        assertThat(control("POST", "/webhooks", "{\"sessionId\":\"a\",\"forged\":\"yes\"}", 400))
                .contains("forged must be true or false");
        assertThat(control("POST", "/clock", "{}", 400)).contains("stopped must be true or false");
    }

    @Test
    void stopsTheClockAndLetsItGoOn() {
        assertThat(control("POST", "/clock", "{\"stopped\":true}", 200))
                .isEqualTo("{\"stopped\":true,\"now\":\"2026-11-20T10:00:00Z\"}");
        String id = fixture.created();
        fixture.pass(60);
        assertThat(fixture.status(id)).isEqualTo("CREATED");
        assertThat(SandboxFixture.json(control("GET", "", null, 200)).get("clock"))
                .hasToString("{\"stopped\":true,\"now\":\"2026-11-20T10:00:00Z\"}");

        assertThat(control("POST", "/clock", "{\"stopped\":false}", 200)).contains("10:01:00Z");
        fixture.pass(1);
        assertThat(fixture.status(id)).isEqualTo("READY");
    }

    @Test
    void movesSettledSwitchesBackToWhereTheyWereSettled() {
        control("POST", "/switches", "{\"createCode\":200}", 200);
        fixture.sandbox.switches().settle();
        control("POST", "/switches", "{\"createCode\":202}", 200);

        control("DELETE", "/switches", null, 200);

        assertThat(fixture.create("{\"platformId\":7}").statusCode()).isEqualTo(200);
    }

    @Test
    void refusesWhatAWebFormCouldSend() {
        HttpResponse<String> answer = fixture.send(
                "POST",
                fixture.sandbox.controlUrl() + "/faults",
                Map.of("Content-Type", "text/plain"),
                "{\"kind\":\"CUT\"}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(fixture.sandbox.faults().inForce()).isEmpty();
        control("POST", "/nowhere", "{}", 404);
        assertThat(control("POST", "/faults", "no json", 400)).contains("not valid JSON");
    }

    private String control(String method, String path, @Nullable String body, int expected) {
        HttpResponse<String> answer = fixture.control(method, path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(expected);
        return answer.body();
    }

    @Test
    void leavesASingleSessionToThePerson() {
        fixture.sandbox.set(Cr3dentialsSwitches.FINISHING, CommonSwitches.Finishing.AUTOMATIC);
        String id = fixture.created();
        control("POST", "/sessions/" + id, "{\"finishing\":\"AUTOMATIC\"}", 400);
        control("POST", "/sessions/unknown", "{\"finishing\":\"MANUAL\"}", 409);
        control("POST", "/sessions/" + id, "{\"finishing\":\"MANUAL\"}", 200);
        fixture.pass(3_600);
        assertThat(fixture.status(id)).isEqualTo("AWAITING_USER");
        control("POST", "/sessions/" + id, "{\"status\":\"ERROR\"}", 200);
        control("POST", "/sessions/" + id, "{\"finishing\":\"MANUAL\"}", 409);
    }
}
