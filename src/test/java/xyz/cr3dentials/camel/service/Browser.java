package xyz.cr3dentials.camel.service;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.awaitility.core.ThrowingRunnable;
import org.openqa.selenium.By;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.springframework.util.FileSystemUtils;

/**
 * A real Chromium without a window. It keeps note of what its console and the page's content security policy complain of.
 * Every wait has a limit.
 */
final class Browser implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final int WIDE = 1280;
    private static final int HIGH = 900;

    private static final String NOTE_VIOLATIONS = """
            addEventListener('securitypolicyviolation', (event) => {
              (window.policyViolations ??= []).push(event.effectiveDirective + ' ' + event.blockedURI);
            });
            """;

    private final ChromeDriver driver;
    private final Path profile;

    private Browser(ChromeDriver driver, Path profile) {
        this.driver = driver;
        this.profile = profile;
    }

    /** Starts one with a profile of its own; the test is skipped where Chromium or its driver is not installed. */
    static Browser start(Path profile) {
        Optional<File> driver = onPath("chromedriver");
        Optional<File> chromium = onPath("chromium", "chromium-browser", "google-chrome");
        assumeTrue(
                driver.isPresent() && chromium.isPresent(),
                "Browser tests are skipped: chromium and chromedriver are not both found on the PATH."
                        + " Install both, on Debian by 'apt-get install chromium chromium-driver'.");
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.orElseThrow());
        options.setCapability("goog:loggingPrefs", logs);
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--lang=en",
                "--window-size=" + WIDE + "," + HIGH,
                "--user-data-dir=" + profile.toAbsolutePath());
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(driver.orElseThrow())
                .usingAnyFreePort()
                .withTimeout(LIMIT)
                .build();
        Browser browser = new Browser(new ChromeDriver(service, options), profile);
        browser.driver.manage().timeouts().scriptTimeout(LIMIT);
        browser.command("Page.addScriptToEvaluateOnNewDocument", Map.of("source", NOTE_VIOLATIONS));
        browser.desktop(false);
        return browser;
    }

    private static Optional<File> onPath(String... names) {
        return Stream.of(names)
                .flatMap(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .map(folder -> new File(folder, name)))
                .filter(File::canExecute)
                .findFirst();
    }

    ChromeDriver driver() {
        return driver;
    }

    Browser desktop(boolean dark) {
        return look(WIDE, HIGH, dark);
    }

    /** What a page sees: the size of its window in CSS pixels, and whether people prefer it dark. */
    Browser look(int width, int height, boolean dark) {
        command(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500));
        command(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(
                                Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"),
                                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
        return this;
    }

    private void command(String name, Map<String, Object> parameters) {
        driver.executeCdpCommand(name, parameters);
    }

    /** The first element that can be seen. */
    WebElement visible(By what) {
        return driver.findElements(what).stream()
                .filter(WebElement::isDisplayed)
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("Nothing visible fits " + what));
    }

    /** Clicks what it has brought to the middle first, away from bars that stay at the edge. */
    void click(By what) {
        eventually(() -> {
            WebElement element = visible(what);
            script("arguments[0].scrollIntoView({block: 'center'})", element);
            element.click();
        });
    }

    /** Waits until the assertion holds; elements that are exchanged meanwhile are looked for again. */
    void eventually(ThrowingRunnable assertion) {
        await().atMost(LIMIT)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptionsInstanceOf(org.openqa.selenium.WebDriverException.class)
                .untilAsserted(assertion);
    }

    /** Does something on the page inside a frame. */
    void inFrame(By frame, Runnable action) {
        driver.switchTo().frame(visible(frame));
        try {
            action.run();
        } finally {
            driver.switchTo().defaultContent();
        }
    }

    /** Does something in the tab that a click opens, closes it and comes back. */
    void inNewTab(By opener, Runnable action) {
        String home = driver.getWindowHandle();
        Set<String> before = driver.getWindowHandles();
        click(opener);
        await().atMost(LIMIT).until(() -> driver.getWindowHandles().size() > before.size());
        driver.getWindowHandles().stream()
                .filter(tab -> !before.contains(tab))
                .findFirst()
                .ifPresent(tab -> driver.switchTo().window(tab));
        try {
            action.run();
            driver.close();
        } finally {
            driver.switchTo().window(home);
        }
    }

    Object script(String javaScript, Object... arguments) {
        return driver.executeScript(javaScript, arguments);
    }

    /** What went wrong since the last call: errors on the console, and what the content security policy refused. */
    List<String> complaints() {
        List<String> complaints = new ArrayList<>();
        driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .forEach(entry -> complaints.add(entry.getLevel() + " " + entry.getMessage()));
        if (script("return window.policyViolations ?? []") instanceof List<?> violations) {
            violations.forEach(violation -> complaints.add("Content security policy: " + violation));
        }
        return complaints;
    }

    /** Takes a picture of the view from its top, without what is shown for a moment only. */
    void screenshot(String name) {
        script("scrollTo(0, 0); document.querySelector('.notes')?.remove()");
        try {
            Files.createDirectories(SCREENSHOTS);
            Files.write(SCREENSHOTS.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new IllegalStateException("The screenshot " + name + " cannot be written", e);
        }
    }

    /** Leaves no profile behind, into which the last of Chromium's processes may write after the first has ended. */
    @Override
    public void close() {
        driver.quit();
        await("the browser's profile is deleted")
                .atMost(LIMIT)
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> {
                    FileSystemUtils.deleteRecursively(profile);
                    return Files.notExists(profile);
                });
    }
}
