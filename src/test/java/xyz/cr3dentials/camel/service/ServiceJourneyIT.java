package xyz.cr3dentials.camel.service;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.serviceUnavailable;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole way through the real bootable JAR: session created, ended in the sandbox, written into the CRM. */
class ServiceJourneyIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CALLERS = 8;

    /** The test's own flow in place of the packaged one: it notes every exchange before the CRM gets it. */
    private static final String NOTED_TERMINAL_SESSIONS = """
            - route:
                id: noted-terminal-sessions
                from:
                  uri: cr3dentials:terminalSessions
                  parameters:
                    delay: "{{cr3dentials.poll-delay}}"
                  steps:
                    - to:
                        uri: file:exchanges
                        parameters:
                          fileName: "${header.CamelCr3dentialsSessionId}/${exchangeId}"
                    - to:
                        uri: direct:crm-update
            """;

    @TempDir
    private Path workingDirectory;

    @ParameterizedTest(name = "webhooks {0}")
    @ValueSource(booleans = {true, false})
    void twoHundredSessionsReachTheirCrmRowsOnceEach(boolean webhooks) throws Exception {
        try (BootableJarProcess service = quickSandbox()
                .route("terminal-sessions.yaml", NOTED_TERMINAL_SESSIONS)
                .property("sandbox.webhooks", Boolean.toString(webhooks))
                // With webhooks, no poll comes to their help within the test's time.
                .property("cr3dentials.poll-delay", webhooks ? "3600000" : "1000")
                .start()
                .awaitReady()) {
            List<String> created = create(service, 200);

            awaitRows(service, 200);

            List<JsonNode> rows = rows(service);
            assertThat(rows)
                    .extracting(row -> row.path("sessionId").asText())
                    .containsExactlyInAnyOrderElementsOf(created);
            assertThat(rows).allMatch(row -> row.path("updateCount").asInt() == 1);
            assertThat(notedExchanges()).containsExactlyInAnyOrderElementsOf(created);
        }
    }

    @Test
    void anHttpCrmThatFailsForAWhileGetsEverySession() throws Exception {
        WireMockServer crm = new WireMockServer(options().dynamicPort());
        crm.start();
        try {
            crm.stubFor(put(urlMatching("/contacts/.*"))
                    .inScenario("outage")
                    .whenScenarioStateIs(STARTED)
                    .willReturn(serviceUnavailable())
                    .willSetStateTo("over"));
            crm.stubFor(put(urlMatching("/contacts/.*"))
                    .inScenario("outage")
                    .whenScenarioStateIs("over")
                    .willReturn(aResponse().withStatus(204)));
            try (BootableJarProcess service = quickSandbox()
                    .property("cr3dentials.poll-delay", "1000")
                    .property("cr3dentials.crm", "http")
                    .property("cr3dentials.crm-url", crm.baseUrl())
                    .start()
                    .awaitReady()) {
                List<String> created = create(service, 20);

                await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                    for (String sessionId : created) {
                        crm.verify(putRequestedFor(urlEqualTo("/contacts/" + sessionId))
                                .withHeader("Content-Type", equalTo("application/json"))
                                .withRequestBody(matchingJsonPath("$.sessionId", equalTo(sessionId)))
                                .withRequestBody(matchingJsonPath("$.status", equalTo("COMPLETED"))));
                    }
                });
                // One PUT each, and one more for the one that met the outage.
                crm.verify(21, putRequestedFor(urlMatching("/contacts/.*")));
            }
        } finally {
            crm.stop();
        }
    }

    /** The session of every exchange that the test's own flow noted, one entry an exchange. */
    private List<String> notedExchanges() throws IOException {
        try (Stream<Path> files = Files.find(workingDirectory.resolve("exchanges"), 2, (f, a) -> a.isRegularFile())) {
            return files.map(file -> file.getParent().getFileName().toString()).toList();
        }
    }

    private BootableJarProcess.Preparation quickSandbox() throws Exception {
        return BootableJarProcess.in(workingDirectory)
                .projectRoutes()
                .property("cr3dentials.requests-per-minute", "60000")
                .property("sandbox.stepMillis", "50")
                .property("sandbox.outcomes", "{\"COMPLETED\":1}");
    }

    private static List<String> create(BootableJarProcess service, int count) throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        try {
            Callable<String> call = () -> {
                HttpResponse<String> answer = service.postJson("/api/sessions", "{\"platformId\": 1}");
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
                return JSON.readTree(answer.body()).path("sessionId").asText();
            };
            List<String> ids = new ArrayList<>();
            for (Future<String> answer : callers.invokeAll(Collections.nCopies(count, call))) {
                ids.add(answer.get());
            }
            return ids;
        } finally {
            callers.shutdownNow();
        }
    }

    private static void awaitRows(BootableJarProcess service, int count) {
        await().atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(rows(service)).hasSizeGreaterThanOrEqualTo(count));
    }

    private static List<JsonNode> rows(BootableJarProcess service) throws Exception {
        List<JsonNode> rows = new ArrayList<>();
        JSON.readTree(service.get("/api/crm/contacts").body()).forEach(rows::add);
        return rows;
    }
}
