package xyz.cr3dentials.camel.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.springframework.jdbc.core.JdbcTemplate;
import xyz.cr3dentials.camel.ledger.jdbc.JdbcSessionLedger;

/** The list of sessions in a real browser, with 10,000 of them in the ledger, while more come. */
@Tag("production")
class ConsoleAtScaleIT {

    private static final int SESSIONS = 10_000;
    private static final int PAGE = 50;

    private static final String OBSERVE = """
            window.longTasks = [];
            new PerformanceObserver((list) => list.getEntries().forEach((each) => longTasks.push(Math.round(each.duration))))
              .observe({type: 'longtask'});
            window.requests = 0;
            new PerformanceObserver((list) => { requests += list.getEntries()
              .filter((each) => each.name.endsWith('/api/ledger/search')).length; }).observe({type: 'resource'});
            """;

    @TempDir
    private static Path folder;

    private static BootableJarProcess service;
    private static Browser browser;

    private final ConsolePage page = new ConsolePage(browser, service);

    @BeforeAll
    static void start() throws Exception {
        browser = Browser.start(folder.resolve("profile"));
        String database = "jdbc:h2:file:" + folder.resolve("ledger");
        fill(database);
        service = BootableJarProcess.in(folder)
                .projectRoutes()
                .property("sandbox.stepMillis", "200")
                .environment("DATABASE_URL", database)
                .environment("DATABASE_USER", "service")
                .environment("DATABASE_PASSWORD", "of-the-test")
                .start()
                .awaitReady();
    }

    private static void fill(String database) {
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl(database);
            pool.setUsername("service");
            pool.setPassword("of-the-test");
            new JdbcSessionLedger(pool);
            new JdbcTemplate(pool)
                    .update(
                            "insert into session_ledger_session (vendor, account, session_id, state, status, known_since, settled_at, reference) select 'cr3dentials', 'default', 'old-session-' || i, case when mod(i, 2) = 0 then 'DELIVERED' else 'HISTORY' end, 'COMPLETED', current_timestamp - i * interval '1' second, current_timestamp, 'loan-' || i from system_range(1, ?) as t(i)",
                            SESSIONS);
        }
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

    @Test
    void thePageHoldsOnlyWhatIsShownWhileChangesStreamIn() throws Exception {
        page.open("sessions");
        browser.eventually(() -> assertThat(rows()).isEqualTo(PAGE));
        assertThat(body()).contains("50 sessions shown of 10,000");
        page.press("Load more");
        browser.eventually(() -> assertThat(rows()).isEqualTo(2 * PAGE));

        browser.script(OBSERVE);
        assertThat(service.postJson("/sandbox/control/cr3dentials/scenarios/fifty-sessions", "{\"on\":true}")
                        .statusCode())
                .isEqualTo(200);
        browser.eventually(() -> assertThat(body()).contains("sessions shown of 10,050"));
        browser.eventually(() -> assertThat(number("return document.body.innerText.split('Delivered').length"))
                .isGreaterThan(PAGE));
        assertThat(rows()).as("rows, however much changed").isLessThanOrEqualTo(2 * PAGE);
        assertThat(number("return document.querySelectorAll('*').length"))
                .as("elements on the page")
                .isLessThan(5_000);
        // For the test's log only: how long they take depends on what else the machine does.
        System.out.printf(
                "While 50 sessions came: %s readings of the list, long tasks of %s ms%n",
                browser.script("return requests"), browser.script("return longTasks"));
        page.go("health", "Health");
        page.go("sessions", "Sessions");
        browser.eventually(() -> assertThat(rows()).isBetween((long) PAGE, 4L * PAGE));
        assertThat(browser.complaints()).isEmpty();
    }

    private static long rows() {
        return number("return document.querySelectorAll('tbody tr').length");
    }

    private static long number(String script) {
        return ((Number) browser.script(script)).longValue();
    }

    private static String body() {
        return browser.visible(By.tagName("body")).getText();
    }
}
