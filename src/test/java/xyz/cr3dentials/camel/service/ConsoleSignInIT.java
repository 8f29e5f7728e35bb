package xyz.cr3dentials.camel.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import xyz.cr3dentials.camel.sandbox.SandboxSettings;
import xyz.cr3dentials.camel.sandbox.cr3dentials.Cr3dentialsSandbox;

/** An operator's visit to the console in the production profile, in a real browser, from the service key to the sign-out. */
class ConsoleSignInIT {

    private static final String SERVICE_KEY = "service-key-of-the-test-in-production";
    private static final By KEY_FIELD = By.id("serviceKey");

    @TempDir
    private static Path folder;

    private static Cr3dentialsSandbox vendor;
    private static BootableJarProcess service;
    private static Browser browser;

    private final ConsolePage page = new ConsolePage(browser, service);

    @BeforeAll
    static void start() throws Exception {
        browser = Browser.start(folder.resolve("profile"));
        vendor = Cr3dentialsSandbox.start(
                SandboxSettings.builder().apiKeys("a-real+key=").build());
        service = BootableJarProcess.in(folder)
                .projectRoutes()
                .environment("CR3DENTIALS_PROFILE", "production")
                .environment("CR3DENTIALS_API_KEY", "a-real+key=")
                .environment("CR3DENTIALS_BASE_URL", vendor.baseUrl())
                .environment("CR3DENTIALS_SERVICE_KEY", SERVICE_KEY)
                .environment("CR3DENTIALS_POLL_DELAY", "500")
                .environment("DATABASE_URL", "jdbc:h2:file:./data/production")
                .start()
                .awaitReady();
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        if (service != null) {
            service.close();
        }
        if (vendor != null) {
            vendor.close();
        }
    }

    @Test
    void anOperatorSignsInLooksReplaysAndSignsOut() throws Exception {
        assertThat(service.send(HttpRequest.newBuilder(service.uri("/api/sessions"))
                                .header("X-Service-Key", SERVICE_KEY)
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(
                                        "{\"platformId\":1,\"externalReferenceId\":\"loan-4711\"}"))
                                .build())
                        .statusCode())
                .isEqualTo(201);
        signInPageHindersNobody();
        signIn("not-the-key");
        browser.eventually(
                () -> assertThat(browser.visible(By.cssSelector("[role=alert]")).getText())
                        .contains("not the service key"));
        assertThat(browser.complaints()).allMatch(complaint -> complaint.contains("401"));

        signIn(SERVICE_KEY);
        page.awaitHeading("Sessions");
        assertThat(page.texts(By.cssSelector("nav a"))).contains("Sessions").doesNotContain("Start", "Break it", "CRM");
        assertThat(service.uri("/console/").toString()).isEqualTo(address());

        lookIntoTheSession();

        page.press("Sign out");
        browser.eventually(() -> browser.visible(KEY_FIELD));
        browser.driver().get(service.uri("/console/#sessions").toString());
        browser.eventually(() -> browser.visible(KEY_FIELD));
        assertThat(body()).doesNotContain("loan-");
        assertThat(browser.complaints()).allMatch(complaint -> complaint.contains("401"));
        assertThat(browser.driver().manage().getCookies()).isEmpty();
    }

    private void signInPageHindersNobody() {
        for (boolean dark : new boolean[] {false, true}) {
            browser.desktop(dark);
            browser.driver().get("about:blank");
            browser.driver().get(service.uri("/console/").toString());
            browser.visible(KEY_FIELD);
            browser.screenshot("console-sign-in-" + (dark ? "dark" : "light"));
            assertThat(Accessibility.violations(browser)).isEmpty();
        }
        browser.desktop(false);
    }

    private void signIn(String key) {
        WebElement field = browser.visible(KEY_FIELD);
        field.sendKeys(key);
        page.press("Sign in");
    }

    private void lookIntoTheSession() {
        browser.eventually(() -> assertThat(page.texts(By.cssSelector("tbody tr")))
                .singleElement()
                .asString()
                .contains("Delivered"));
        browser.click(By.cssSelector("tbody tr a"));
        browser.eventually(() -> assertThat(page.timeline()).contains("Created", "Delivered"));
        assertThat(body()).doesNotContain("loan-4711");

        page.press("Replay");
        page.confirm("Replay it");
        browser.eventually(
                () -> assertThat(page.timeline()).contains("Replayed").endsWith("Delivered"));
        page.press("Reveal…");
        page.confirm("Show them");
        browser.eventually(() -> assertThat(body()).contains("loan-4711"));
        browser.eventually(() -> assertThat(page.timeline()).contains("Personal data revealed"));
        assertThat(browser.complaints()).isEmpty();
    }

    private static String address() {
        String address = String.valueOf(browser.driver().getCurrentUrl());
        return address.contains("#") ? address.substring(0, address.indexOf('#')) : address;
    }

    private static String body() {
        return browser.visible(By.tagName("body")).getText();
    }
}
