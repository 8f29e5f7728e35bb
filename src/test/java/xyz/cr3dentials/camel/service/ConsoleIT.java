package xyz.cr3dentials.camel.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** The console's story by clicking, in a real browser on the real bootable JAR: from the start to the CRM's row. */
class ConsoleIT {

    private static final By FRAME = By.cssSelector("iframe");

    @TempDir
    private static Path folder;

    private static BootableJarProcess service;
    private static Browser browser;

    private final ConsolePage page = new ConsolePage(browser, service);

    @BeforeAll
    static void start() throws Exception {
        browser = Browser.start(folder.resolve("profile"));
        service = BootableJarProcess.in(folder).projectRoutes().start().awaitReady();
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        if (service != null) {
            service.close();
        }
    }

    @AfterEach
    void nothingComplains() throws Exception {
        assertThat(browser.complaints()).isEmpty();
        assertThat(service.postJson("/sandbox/control/reset", "{}").statusCode())
                .isEqualTo(200);
    }

    @Test
    void aPersonVerifiesInTheFrameAndTheRowTurnsUp() throws Exception {
        hideLists();
        page.open().chooseVendor("cr3dentials");
        page.start("externalReferenceId", "loan-4711", "person");
        frameIsGuarded();
        browser.eventually(() -> assertThat(page.steps()).contains("AWAITING_USER"));
        browser.screenshot("console-start");
        browser.inFrame(FRAME, () -> browser.click(By.xpath("//button[contains(., 'Finish')][1]")));
        String sessionId = page.awaitCrmRow("COMPLETED");
        browser.screenshot("console-done");

        page.press("Open the timeline");
        browser.eventually(() -> assertThat(page.timeline())
                .anyMatch(title -> title.startsWith("Webhook"))
                .contains("Created", "Confirmed by GET: COMPLETED", "Delivered", "CRM updated"));
        browser.screenshot("console-session");
        assertThat(body()).doesNotContain("loan-4711").doesNotContain("Ana Berg");

        page.press("Reveal…");
        page.confirm("Show them");
        browser.eventually(() -> assertThat(body()).contains("loan-4711", "Ana Berg"));
        browser.eventually(() -> assertThat(page.timeline()).contains("Personal data revealed"));
        page.press("All sessions");
        page.awaitHeading("Sessions");
        assertThat(body()).doesNotContain("loan-4711").doesNotContain("Ana Berg");

        page.go("crm", "CRM");
        browser.eventually(() -> assertThat(row(sessionId)).contains("COMPLETED", "once"));
    }

    /** A poll between the end and its webhook would find the session before the webhook is confirmed. */
    private static void hideLists() throws Exception {
        assertThat(service.postJson(
                                "/sandbox/control/cr3dentials/faults",
                                "{\"kind\":\"UNAVAILABLE\",\"operation\":\"listSessions\",\"times\":100000}")
                        .statusCode())
                .isEqualTo(200);
    }

    /** The page may show nothing else in a frame, and what it shows learns as little as can be. */
    private void frameIsGuarded() throws Exception {
        WebElement frame = browser.visible(FRAME);
        URI shown = URI.create(String.valueOf(frame.getDomAttribute("src")));
        assertThat(frame.getDomAttribute("referrerpolicy")).isEqualTo("no-referrer");
        assertThat(frame.getDomAttribute("allow")).contains("camera");
        assertThat(frame.getDomAttribute("title")).isNotBlank();
        String policy = service.get("/console/")
                .headers()
                .firstValue("Content-Security-Policy")
                .orElseThrow();
        assertThat(policy).contains("frame-src " + shown.getScheme() + "://" + shown.getAuthority() + ";");
        String token = shown.getQuery();
        assertThat(body()).doesNotContain(token);
        assertThat(browser.driver().getCurrentUrl()).doesNotContain(token);
        assertThat(String.valueOf(browser.script("return JSON.stringify([{...localStorage}, {...sessionStorage}])")))
                .doesNotContain(token);
    }

    @Test
    void aPersonVerifiesOnTheHostedPageOfVerilock() throws Exception {
        takeTime("verilock");
        page.open().chooseVendor("verilock");
        page.start("external_id", "kyc-1", "person");
        browser.inNewTab(ConsolePage.button("Open the hosted page"), () -> decide("approved"));
        page.awaitCrmRow("approved");
    }

    @Test
    void aPersonSubmitsOnTheHostedPageOfDeepidvAndAReviewerAccepts() throws Exception {
        takeTime("deepidv");
        page.open().chooseVendor("deepidv");
        page.start("external_id", "onboarding-1", "person");
        browser.inNewTab(ConsolePage.button("Open the hosted page"), () -> decide("SUBMIT"));
        page.press("Accept");
        page.awaitCrmRow("VERIFIED");
    }

    /** On a busy machine a session could end by itself before it is left to the person. */
    private static void takeTime(String vendor) throws Exception {
        assertThat(service.postJson("/sandbox/control/" + vendor + "/switches", "{\"stepMillis\":3000}")
                        .statusCode())
                .isEqualTo(200);
    }

    /** Presses a button of the hosted page and waits for its thanks. */
    private static void decide(String decision) {
        browser.click(By.cssSelector("button[value=" + decision + "]"));
        browser.eventually(
                () -> assertThat(browser.visible(By.tagName("h1")).getText()).isEqualTo("Thank you"));
    }

    @Test
    void objectionsStandBesideTheFieldsTheyName() {
        page.open().chooseVendor("verilock");
        page.press("Fill in made-up data");
        WebElement profile = browser.visible(By.id("field-profile_id"));
        profile.clear();
        profile.sendKeys("not-a-uuid");
        browser.visible(By.id("field-expires_in")).sendKeys("5");
        page.press("Start verification");

        browser.eventually(() -> {
            assertThat(browser.visible(By.id("field-profile_id-error")).getText())
                    .contains("no UUID");
            assertThat(browser.visible(By.id("field-expires_in-error")).getText())
                    .contains("300");
        });
        assertThat(browser.driver().switchTo().activeElement().getDomAttribute("id"))
                .isEqualTo("field-profile_id");
        // The refusal itself is what the browser's console has to say.
        assertThat(browser.complaints()).allMatch(complaint -> complaint.contains("400"));
    }

    @Test
    void withoutWebhooksTheEndIsFoundAllTheSame() {
        openScenarios();
        pressScenario("drop-webhooks");
        browser.screenshot("console-break");
        page.go("start", "Start a verification").chooseVendor("cr3dentials");
        page.start("externalReferenceId", "loan-2", "itself");
        browser.eventually(() -> assertThat(page.steps()).contains("Ended: "));
        page.press("Open the timeline");
        browser.eventually(() ->
                assertThat(page.timeline()).contains("Delivered").noneMatch(title -> title.startsWith("Webhook")));
    }

    @Test
    void fiftySessionsAtOnceAndAnOutageLeaveOneRowEach() throws Exception {
        openScenarios();
        pressScenario("double-webhooks");
        browser.click(By.cssSelector("[data-scenario=fifty-sessions]"));
        pressScenario("unavailable");
        browser.eventually(() -> {
            assertThat(figure("ended")).isGreaterThanOrEqualTo(50).isEqualTo(figure("made"));
            assertThat(figure("arrived")).isEqualTo(figure("ended"));
            assertThat(figure("missing")).isZero();
            assertThat(body()).contains("Nothing is lost");
        });
        browser.screenshot("console-break-end");
        page.go("crm", "CRM");
        browser.eventually(() -> assertThat(rowsOfCrm()).isGreaterThanOrEqualTo(50));
        browser.screenshot("console-crm");

        page.press("Show more");
        browser.eventually(() -> assertThat(page.texts(By.cssSelector("td[data-label=Written]")))
                .hasSizeGreaterThan(50)
                .allMatch("once"::equals));
        page.go("sessions", "Sessions");
        browser.eventually(
                () -> assertThat(page.texts(By.cssSelector("tbody tr"))).hasSize(50));
        page.press("Load more");
        browser.eventually(
                () -> assertThat(page.texts(By.cssSelector("tbody tr"))).hasSizeGreaterThan(50));
        browser.screenshot("console-sessions");
        theListKeepsItsPlace();
    }

    private void theListKeepsItsPlace() {
        browser.click(By.xpath("//button[contains(@class, 'chip')][starts-with(., 'Delivered')]"));
        browser.eventually(
                () -> assertThat(page.texts(By.cssSelector("tbody tr"))).hasSize(50));
        By fortieth = By.cssSelector("tbody tr:nth-child(40) a");
        String opened = browser.visible(fortieth).getDomAttribute("href");
        browser.click(fortieth);
        page.awaitHeading("session");
        page.press("All sessions");
        page.awaitHeading("Sessions");
        assertThat(browser.driver().switchTo().activeElement().getDomAttribute("href"))
                .isEqualTo(opened);
        assertThat(String.valueOf(browser.script("return String(scrollY > 500)")))
                .isEqualTo("true");
        assertThat(browser.visible(By.cssSelector(".chip[aria-pressed=true]")).getText())
                .startsWith("Delivered");
    }

    @Test
    void anOutageIsSaidAndPasses() throws Exception {
        page.open().go("sessions", "Sessions");
        int port = service.uri("/").getPort();
        service.kill();
        browser.eventually(() -> {
            assertThat(browser.visible(By.id("banner")).getText()).contains("The service does not answer");
            assertThat(browser.visible(By.id("live")).getText()).isEqualTo("No answer");
        });
        browser.screenshot("console-outage");
        service = BootableJarProcess.in(folder).port(port).start().awaitReady();
        browser.eventually(() -> {
            assertThat(browser.driver().findElement(By.id("banner")).getText()).isEmpty();
            assertThat(browser.visible(By.id("live")).getText()).isEqualTo("Live");
        });
        assertThat(browser.complaints()).allMatch(complaint -> complaint.contains("Failed to load resource"));
    }

    @Test
    void repairingTakesEverythingBack() {
        openScenarios();
        pressScenario("delay-webhooks");
        page.press("Repair everything");
        browser.eventually(
                () -> assertThat(browser.driver().findElements(By.cssSelector("[data-scenario][aria-pressed=true]")))
                        .isEmpty());
        browser.eventually(
                () -> assertThat(page.texts(By.cssSelector(".log li"))).hasSize(2));
    }

    /** The figures come after the buttons and move them down, away from a click that is under way. */
    private void openScenarios() {
        page.open().go("break", "Break it");
        browser.eventually(() -> browser.visible(By.cssSelector("[data-figure=made]")));
    }

    private void pressScenario(String name) {
        By scenario = By.cssSelector("[data-scenario=" + name + "]");
        browser.click(scenario);
        browser.eventually(() -> assertThat(browser.visible(scenario).getDomAttribute("aria-pressed"))
                .isEqualTo("true"));
    }

    private static int figure(String name) {
        return Integer.parseInt(
                browser.visible(By.cssSelector("[data-figure=" + name + "] dd")).getText());
    }

    private static int rowsOfCrm() throws Exception {
        String rows = service.send(
                        HttpRequest.newBuilder(service.uri("/api/crm/contacts")).build())
                .body();
        return rows.split("\"sessionId\"", -1).length - 1;
    }

    private static String row(String sessionId) {
        return browser.visible(By.xpath("//tr[td/a[@title='" + sessionId + "']]"))
                .getText();
    }

    private static String body() {
        return browser.visible(By.tagName("body")).getText();
    }
}
