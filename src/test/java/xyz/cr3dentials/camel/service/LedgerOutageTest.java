package xyz.cr3dentials.camel.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.camel.health.HealthCheckHelper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.JdbcTemplate;
import xyz.cr3dentials.camel.contract.ApiContract;
import xyz.cr3dentials.camel.ledger.jdbc.TestDatabases;

/** What those who look into the ledger are told while its database hangs or is gone: that it is, and soon. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LedgerOutageTest {

    private static final String SEARCH = "/api/ledger/search";
    private static final String SESSION = "/api/ledger/sessions/cr3dentials/s1";

    private final ApiContract contract = ApiContract.service();
    private HikariDataSource database;
    private HikariDataSource elsewhere;
    private ServiceInProcess service;

    @BeforeAll
    void start() throws Exception {
        database = TestDatabases.postgres(2);
        elsewhere = TestDatabases.postgres(1);
        service = ServiceInProcess.start(
                "sandbox.outcomes={\"COMPLETED\":1}\n",
                Map.of(
                        "CR3DENTIALS_SANDBOX_PORT",
                        "0",
                        "CR3DENTIALS_API_KEY",
                        "sandbox-api-key",
                        "DATABASE_URL",
                        database.getJdbcUrl(),
                        "DATABASE_USER",
                        database.getUsername()));
        new JdbcTemplate(database)
                .update(
                        "insert into session_ledger_session (vendor, account, session_id, state, status, known_since, reference) values ('cr3dentials', 'default', 's1', 'HISTORY', 'DONE', now(), 'loan-of-ana')");
        assertThat(service.post(SEARCH, "{}").body()).contains("\"s1\"");
    }

    @AfterAll
    void stop() {
        service.close();
        database.close();
        elsewhere.close();
    }

    @Test
    void aDatabaseThatHangsIsToldWhileItHangs() throws Exception {
        // One of its own, since the other test breaks off those of the pool.
        try (Connection holder =
                DriverManager.getConnection(database.getJdbcUrl(), database.getUsername(), database.getPassword())) {
            holder.setAutoCommit(false);
            holder.createStatement()
                    .execute("lock table session_ledger_session, session_ledger_timeline in access exclusive mode");
            assertEverythingIsUnavailable();
            holder.rollback();
        }
        awaitRepair();
    }

    @Test
    void aDatabaseThatIsGoneIsTold() {
        String name = new JdbcTemplate(database).queryForObject("select current_database()", String.class);
        JdbcTemplate admin = new JdbcTemplate(elsewhere);
        admin.execute("alter database " + name + " allow_connections false");
        try {
            admin.queryForList("select pg_terminate_backend(pid) from pg_stat_activity where datname = ?", name);
            assertEverythingIsUnavailable();
        } finally {
            admin.execute("alter database " + name + " allow_connections true");
        }
        awaitRepair();
    }

    @Test
    void aDatabaseThatIsReadOnlyMakesTheNodeUnreadyAndTheProcessLives() {
        String name = new JdbcTemplate(database).queryForObject("select current_database()", String.class);
        JdbcTemplate admin = new JdbcTemplate(elsewhere);
        String readOnly = "alter database " + name + " set default_transaction_read_only = ";
        // Sessions that are there already keep what was set before.
        admin.execute(readOnly + "on");
        try {
            admin.queryForList("select pg_terminate_backend(pid) from pg_stat_activity where datname = ?", name);
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                            call("GET", "/api/overview", null).body())
                    .contains("\"ready\":false", "\"database\":{\"up\":false")
                    .doesNotContain("\"counts\":null"));
            assertThat(HealthReport.ofLiveness(HealthCheckHelper.invokeLiveness(service.context(), "full"))
                            .up())
                    .isTrue();
        } finally {
            admin.execute(readOnly + "off");
        }
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        assertThat(call("GET", "/api/overview", null).body()).contains("\"database\":{\"up\":true"));
    }

    private void assertEverythingIsUnavailable() {
        // At once, so that the test waits for one patience only.
        Stream.<Runnable>of(
                        () -> assertUnavailable("POST", SEARCH, "{\"reference\":\"loan-of-ana\"}"),
                        () -> assertUnavailable("POST", "/api/ledger/counts", "{}"),
                        () -> assertUnavailable("GET", SESSION, null),
                        () -> assertUnavailable("GET", "/api/deliveries", null),
                        () -> assertUnavailable("GET", "/api/sessions/s1/timeline", null),
                        () -> assertUnavailable("POST", "/api/sessions/s1/redact", ""),
                        () -> assertUnavailable("POST", SESSION + "/reveal", ""))
                .map(CompletableFuture::runAsync)
                .toList()
                .forEach(CompletableFuture::join);
        // The page that shows the outage does not wait for the database.
        assertThat(call("GET", "/api/overview", null).body()).contains("\"database\":{\"up\":false");
    }

    private void assertUnavailable(String method, String path, String body) {
        HttpResponse<String> answer = call(method, path, body);
        assertThat(answer.statusCode()).as(path).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
        assertThat(answer.body())
                .contains("The session ledger is unavailable")
                .doesNotContain("loan-of-ana", "jdbc", "session_ledger", "SQL", "Exception");
        assertThat(contract.validateResponse(method, path, 503, answer.headers().map(), answer.body()))
                .isEmpty();
    }

    private void awaitRepair() {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> assertThat(call("POST", SEARCH, "{}").body()).contains("\"s1\""));
    }

    private HttpResponse<String> call(String method, String path, String body) {
        try {
            return method.equals("GET") ? service.get(path) : service.post(path, body);
        } catch (Exception e) {
            throw new AssertionError(method + " " + path + " was not answered", e);
        }
    }
}
