package xyz.cr3dentials.camel.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** The console on a phone, in the dark, by keyboard alone and by the rules of accessibility. */
@Tag("production")
class ConsoleForEverybodyIT {

    private static final List<String> VIEWS = List.of("start", "sessions", "health", "crm", "break");
    private static final int LONGEST_WAY_BY_TAB = 60;

    @TempDir
    private static Path folder;

    private static BootableJarProcess service;
    private static Browser browser;
    private static String session;

    private final ConsolePage page = new ConsolePage(browser, service);

    @BeforeAll
    static void start() throws Exception {
        browser = Browser.start(folder.resolve("profile"));
        service = BootableJarProcess.in(folder).projectRoutes().start().awaitReady();
        ConsolePage page = new ConsolePage(browser, service).open();
        page.start("externalReferenceId", "loan-1", "itself");
        browser.eventually(() -> assertThat(page.steps()).contains("Ended: "));
        session = String.valueOf(
                        browser.visible(ConsolePage.button("Open the timeline")).getDomAttribute("href"))
                .substring(1);
        browser.eventually(() -> assertThat(service.get("/api/crm/contacts").body())
                .contains(session.substring(session.lastIndexOf('/') + 1)));
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

    @ParameterizedTest
    @ValueSource(ints = {390, 360})
    void nothingIsWiderThanAPhone(int width) {
        browser.look(width, 844, false);
        Map<String, Object> tooWide = new TreeMap<>();
        for (String view : allViews()) {
            show(view);
            Object beyond = browser.script("return Math.max(document.documentElement.scrollWidth - innerWidth,"
                    + " document.body.scrollWidth - innerWidth)");
            if (!Long.valueOf(0).equals(beyond)) {
                tooWide.put(view, beyond);
            }
            browser.screenshot("console-phone-" + width + "-" + name(view));
        }
        assertThat(tooWide).isEmpty();
        assertThat(browser.complaints()).isEmpty();
    }

    @ParameterizedTest(name = "dark {0}")
    @ValueSource(booleans = {false, true})
    void noViewHindersAnybody(boolean dark) {
        browser.desktop(dark);
        Map<String, List<String>> violations = new TreeMap<>();
        for (String view : allViews()) {
            show(view);
            Accessibility.note(violations, view, browser);
            browser.screenshot("console-" + (dark ? "dark-" : "light-") + name(view));
        }
        page.press("Repair everything");
        page.go("sessions", "Sessions");
        page.press("Replay…");
        browser.eventually(() -> browser.visible(By.tagName("dialog")));
        Accessibility.note(violations, "dialog", browser);

        assertThat(violations).isEmpty();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aSessionIsStartedByKeyboardAlone() {
        browser.desktop(false);
        page.open("start");
        browser.eventually(() -> browser.visible(By.cssSelector("input[name=platformId]")));
        press(Keys.TAB);
        assertThat(focused().getText()).contains("Skip");
        press(Keys.ENTER);
        tabTo("Fill in made-up data");
        press(Keys.ENTER);
        pressWithShift();
        assertThat(focused().getText()).isEqualTo("Start verification");
        press(Keys.ENTER);

        browser.eventually(() -> assertThat(focused().getText()).isEqualTo("The person’s page"));
        tabTo("Open the timeline");
        press(Keys.ENTER);
        browser.eventually(() -> assertThat(focused().getText()).contains("CR3DENTIALS session"));
        assertThat(browser.complaints()).isEmpty();
    }

    private static List<String> allViews() {
        return Stream.concat(VIEWS.stream(), Stream.of(session))
                .sorted(Comparator.comparing("break"::equals))
                .toList();
    }

    private void show(String view) {
        page.open(view);
        browser.eventually(() -> {
            assertThat(browser.driver().findElements(By.cssSelector(".loading")))
                    .isEmpty();
            assertThat(browser.visible(By.id("live")).getText()).isEqualTo("Live");
        });
    }

    private static String name(String view) {
        return view.contains("/") ? view.substring(0, view.indexOf('/')) : view;
    }

    private void tabTo(String words) {
        for (int i = 0; i < LONGEST_WAY_BY_TAB; i++) {
            press(Keys.TAB);
            if (focused().getText().equals(words)) {
                return;
            }
        }
        throw new AssertionError("The keyboard does not lead to '" + words + "'");
    }

    private static WebElement focused() {
        return browser.driver().switchTo().activeElement();
    }

    private static void press(Keys key) {
        new Actions(browser.driver()).sendKeys(key).perform();
    }

    private static void pressWithShift() {
        new Actions(browser.driver())
                .keyDown(Keys.SHIFT)
                .sendKeys(Keys.TAB)
                .keyUp(Keys.SHIFT)
                .perform();
    }
}
