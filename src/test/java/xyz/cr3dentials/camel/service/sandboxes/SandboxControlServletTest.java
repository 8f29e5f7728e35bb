package xyz.cr3dentials.camel.service.sandboxes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.undertow.Undertow;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.api.ListenerInfo;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import xyz.cr3dentials.camel.sandbox.CommonSwitches;
import xyz.cr3dentials.camel.sandbox.ManualTime;
import xyz.cr3dentials.camel.sandbox.SandboxSettings;
import xyz.cr3dentials.camel.sandbox.VendorSandbox;
import xyz.cr3dentials.camel.sandbox.cr3dentials.Cr3dentialsSandbox;
import xyz.cr3dentials.camel.sandbox.scenario.Scenario;
import xyz.cr3dentials.camel.sandbox.scenario.Scenarios;
import xyz.cr3dentials.camel.sandbox.verilock.VerilockSandbox;

class SandboxControlServletTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Cr3dentialsSandbox cr3dentials = Cr3dentialsSandbox.start(SandboxSettings.builder()
            .time(new ManualTime(Instant.parse("2026-11-20T10:00:00Z")))
            .build());
    private final VerilockSandbox verilock = VerilockSandbox.start(SandboxSettings.builder()
            .time(new ManualTime(Instant.parse("2026-11-20T10:00:00Z")))
            .build());
    private final HttpClient client = HttpClient.newHttpClient();
    private @Nullable Undertow server;

    @AfterEach
    void close() {
        if (server != null) {
            server.stop();
        }
        cr3dentials.close();
        verilock.close();
    }

    @Test
    void showsEveryStandInAndEveryScenario() throws Exception {
        start();

        JsonNode shown = JSON.readTree(call("GET", "", null, 200));

        assertThat(shown.at("/vendors/0/vendor").textValue()).isEqualTo("cr3dentials");
        assertThat(shown.at("/vendors/0/baseUrl").textValue()).isEqualTo(cr3dentials.baseUrl());
        assertThat(shown.at("/vendors/1/controlUrl").textValue()).isEqualTo(verilock.controlUrl());
        assertThat(shown.at("/vendors/1/switches")).isNotEmpty();
        assertThat(shown.at("/scenarios").findValuesAsText("name"))
                .containsExactlyElementsOf(
                        Scenarios.ALL.stream().map(Scenario::name).toList());
        assertThat(shown.at("/scenarios/0/vendors")).hasToString("[\"cr3dentials\",\"verilock\"]");
        assertThat(shown.at("/scenarios").findValuesAsText("active")).containsOnly("false");
    }

    @Test
    void handsRequestsToTheVendorsOwnControls() throws Exception {
        start();

        call("POST", "/verilock/switches", "{\"webhookCopies\":3}", 200);
        call("POST", "/verilock/sessions", "{\"count\":2}", 200);
        String id = verilock.sessions().get(0).sessionId();
        call("POST", "/verilock/sessions/" + id, "{\"status\":\"declined\"}", 200);
        call("POST", "/cr3dentials/clock", "{\"stopped\":true}", 200);

        assertThat(verilock.switches().get(CommonSwitches.WEBHOOK_COPIES)).isEqualTo(3);
        assertThat(verilock.sessions().get(0).status()).isEqualTo("declined");
        assertThat(cr3dentials.switches().get(CommonSwitches.WEBHOOK_COPIES)).isEqualTo(1);
        assertThat(cr3dentials.isClockStopped()).isTrue();
        assertThat(call("GET", "/verilock/sessions", null, 200)).contains(id);
        assertThat(call("POST", "/verilock/switches", "{\"nope\":1}", 400)).contains("nope is not a switch");
        call("GET", "/verilock/nowhere", null, 404);
    }

    @Test
    void turnsScenariosOnAndOffForOneVendor() throws Exception {
        start();

        assertThat(call("POST", "/cr3dentials/scenarios/drop-webhooks", "{\"on\":true}", 200))
                .contains("\"done\":\"No webhooks are sent now");
        assertThat(cr3dentials.switches().get(CommonSwitches.WEBHOOKS)).isFalse();
        assertThat(verilock.switches().get(CommonSwitches.WEBHOOKS)).isTrue();
        assertThat(JSON.readTree(call("GET", "", null, 200)).at("/scenarios/0"))
                .hasToString(
                        "{\"name\":\"drop-webhooks\",\"title\":\"Drop webhooks\",\"description\":\"The vendor sends"
                                + " no webhooks.\",\"vendors\":[\"cr3dentials\",\"verilock\"],\"active\":true,"
                                + "\"activeAt\":[\"cr3dentials\"]}");

        call("POST", "/cr3dentials/scenarios/drop-webhooks", "{\"on\":false}", 200);
        assertThat(cr3dentials.switches().get(CommonSwitches.WEBHOOKS)).isTrue();
        call("POST", "/verilock/scenarios/stop-clock", "{\"on\":true}", 200);
        call("DELETE", "/verilock/scenarios/stop-clock", null, 200);
        assertThat(verilock.isClockStopped()).isFalse();
    }

    @Test
    void resetTakesEverythingBackAndKeepsSessions() throws Exception {
        start();
        cr3dentials.set(CommonSwitches.STEP_MILLIS, 9).switches().settle();
        for (String name : new String[] {"garbled-answers", "stop-clock", "list-order", "fifty-sessions"}) {
            call("POST", "/cr3dentials/scenarios/" + name, "{\"on\":true}", 200);
            call("POST", "/verilock/scenarios/" + name, "{\"on\":true}", 200);
        }

        assertThat(call("POST", "/reset", "{}", 200)).contains("\"done\"");

        for (VendorSandbox<?> standIn : new VendorSandbox<?>[] {cr3dentials, verilock}) {
            assertThat(Scenarios.ALL).noneMatch(scenario -> scenario.isActive(standIn));
            assertThat(standIn.sessions()).hasSize(50);
        }
        assertThat(cr3dentials.switches().get(CommonSwitches.STEP_MILLIS)).isEqualTo(9);
    }

    @Test
    void refusesWhatItDoesNotKnow() throws Exception {
        start();

        assertThat(call("POST", "/cr3dentials/scenarios/earthquake", "{\"on\":true}", 404))
                .contains("drop-webhooks");
        assertThat(call("GET", "/deepidv", null, 404)).contains("[cr3dentials, verilock]");
        for (String body : new String[] {"", "{}", "[true]", "{\"on\":1}", "{\"on\":true,\"x\":1}", "on", "null"}) {
            assertThat(call("POST", "/cr3dentials/scenarios/stop-clock", body, 400))
                    .as(body)
                    .contains("{\\\"on\\\":true}");
        }
        assertThat(call("POST", "/cr3dentials/scenarios/forge-webhook", "{\"on\":true}", 409))
                .contains("start a verification first");
        call("GET", "/cr3dentials/scenarios/stop-clock", null, 405);
        call("GET", "/reset", null, 405);
        call("DELETE", "", null, 405);
        assertThat(cr3dentials.isClockStopped()).isFalse();
    }

    @Test
    void takesJsonAloneAndNotMuchOfIt() throws Exception {
        start();

        for (String type : new String[] {"text/plain", "application/x-www-form-urlencoded", "application/jsonp"}) {
            assertThat(send("POST", "/reset", type, "{}").statusCode()).isEqualTo(415);
        }
        assertThat(send("POST", "/reset", "application/json; charset=utf-8", "{}")
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<String> large =
                send("POST", "/cr3dentials/switches", "application/json", "{\"a\":\"" + "x".repeat(64 * 1024) + "\"}");
        assertThat(large.statusCode()).isEqualTo(413);
        assertThat(large.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(large.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @Test
    void isNotThereWithoutAStandIn() throws Exception {
        start(Map.of());

        assertThat(send("GET", "", "application/json", null).statusCode()).isEqualTo(404);
    }

    private String call(String method, String path, @Nullable String body, int expected) throws Exception {
        HttpResponse<String> answer = send(method, path, "application/json", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(expected);
        return answer.body();
    }

    private HttpResponse<String> send(String method, String path, String type, @Nullable String body) throws Exception {
        int port = ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
        return client.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/sandbox/control" + path))
                        .header("Content-Type", type)
                        .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private void start() throws Exception {
        Map<String, VendorSandbox<?>> standIns = new LinkedHashMap<>();
        standIns.put("cr3dentials", cr3dentials);
        standIns.put("verilock", verilock);
        start(standIns);
    }

    private void start(Map<String, VendorSandbox<?>> standIns) throws Exception {
        ServletContextListener listener = new ServletContextListener() {
            @Override
            public void contextInitialized(ServletContextEvent event) {
                SandboxControlServlet.register(event.getServletContext(), standIns);
            }
        };
        DeploymentInfo deployment = Servlets.deployment()
                .setClassLoader(SandboxControlServletTest.class.getClassLoader())
                .setContextPath("/")
                .setDeploymentName("test.war")
                .addListener(new ListenerInfo(listener.getClass(), new ImmediateInstanceFactory<>(listener)));
        DeploymentManager manager = Servlets.defaultContainer().addDeployment(deployment);
        manager.deploy();
        server = Undertow.builder()
                .addHttpListener(0, "localhost")
                .setHandler(manager.start())
                .build();
        server.start();
    }
}
