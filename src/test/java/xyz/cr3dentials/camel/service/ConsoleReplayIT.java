package xyz.cr3dentials.camel.service;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

/** What an operator does in the console when the CRM has failed: sees the parked session, replays it, has it erased. */
class ConsoleReplayIT {

    /** Gives up at the first failure. */
    private static final String IMPATIENT = """
            - route:
                id: terminal-sessions
                from:
                  uri: cr3dentials:terminalSessions
                  parameters:
                    delay: "{{cr3dentials.poll-delay}}"
                    maximumDeliveries: 1
                  steps:
                    - to:
                        uri: direct:crm-update
            """;

    @TempDir
    private Path folder;

    private final WireMockServer crm = new WireMockServer(options().dynamicPort());
    private Browser browser;
    private BootableJarProcess service;

    @BeforeEach
    void start() throws Exception {
        browser = Browser.start(folder.resolve("profile"));
        crm.start();
        answerOfCrm(400);
        service = BootableJarProcess.in(folder)
                .projectRoutes()
                .route("terminal-sessions.yaml", IMPATIENT)
                .property("sandbox.stepMillis", "50")
                .property("cr3dentials.crm", "http")
                .property("cr3dentials.crm-url", crm.baseUrl())
                .start()
                .awaitReady();
    }

    @AfterEach
    void stop() {
        crm.stop();
        if (service != null) {
            service.close();
        }
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void aParkedSessionIsReplayedAndErased() throws Exception {
        assertThat(service.postJson("/api/sessions", "{\"platformId\":1,\"externalReferenceId\":\"loan-1\"}")
                        .statusCode())
                .isEqualTo(201);
        ConsolePage page = new ConsolePage(browser, service).open("sessions");
        browser.click(By.xpath("//button[contains(@class, 'chip')][starts-with(., 'Parked')]"));
        browser.click(By.cssSelector("tbody tr a"));
        browser.eventually(() -> assertThat(page.timeline()).contains("Parked because HttpOperationFailedException"));
        browser.screenshot("console-parked");

        answerOfCrm(204);
        page.press("Replay");
        page.confirm("Replay it");
        browser.eventually(
                () -> assertThat(page.timeline()).contains("Replayed").endsWith("Delivered"));
        crm.verify(2, putRequestedFor(urlMatching("/contacts/.*")));

        page.press("Reveal…");
        page.confirm("Show them");
        browser.eventually(
                () -> assertThat(browser.visible(By.id("view")).getText()).contains("loan-1"));
        page.press("Redact");
        page.confirm("Erase them");
        browser.eventually(() -> {
            assertThat(page.timeline()).endsWith("Redacted");
            assertThat(browser.visible(By.id("view")).getText())
                    .contains("None is kept")
                    .doesNotContain("loan-1");
            assertThat(browser.visible(ConsolePage.button("Replay")).isEnabled())
                    .isFalse();
        });
        assertThat(browser.complaints()).isEmpty();
    }

    private void answerOfCrm(int status) {
        crm.stubFor(put(urlMatching("/contacts/.*")).willReturn(aResponse().withStatus(status)));
    }
}
