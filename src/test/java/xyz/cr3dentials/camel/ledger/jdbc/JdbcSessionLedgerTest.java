package xyz.cr3dentials.camel.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static xyz.cr3dentials.camel.ledger.jdbc.LedgerFixtures.ACCOUNT;
import static xyz.cr3dentials.camel.ledger.jdbc.LedgerFixtures.ENDS;
import static xyz.cr3dentials.camel.ledger.jdbc.LedgerFixtures.FAILURE;
import static xyz.cr3dentials.camel.ledger.jdbc.LedgerFixtures.LEASE;
import static xyz.cr3dentials.camel.ledger.jdbc.LedgerFixtures.ended;
import static xyz.cr3dentials.camel.ledger.jdbc.LedgerFixtures.key;
import static xyz.cr3dentials.camel.ledger.jdbc.LedgerFixtures.open;

import com.zaxxer.hikari.HikariDataSource;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import xyz.cr3dentials.camel.jdbc.LosingDataSource;
import xyz.cr3dentials.camel.ledger.Delivery;
import xyz.cr3dentials.camel.ledger.Fact;
import xyz.cr3dentials.camel.ledger.Hint;
import xyz.cr3dentials.camel.ledger.Knowledge;
import xyz.cr3dentials.camel.ledger.LearntBy;
import xyz.cr3dentials.camel.ledger.LedgerException;
import xyz.cr3dentials.camel.ledger.LedgerRetention;
import xyz.cr3dentials.camel.ledger.ManualClock;
import xyz.cr3dentials.camel.ledger.TimelineEntry;
import xyz.cr3dentials.camel.ledger.TimelineEntry.Event;

/** What the contract does not say: tables, retention, other transactions, failures. */
class JdbcSessionLedgerTest {

    private final ManualClock clock = new ManualClock();
    private HikariDataSource dataSource;
    private JdbcTemplate jdbc;
    private JdbcSessionLedger ledger;

    @BeforeEach
    void openLedger() {
        dataSource = TestDatabases.h2();
        jdbc = new JdbcTemplate(dataSource);
        ledger = ledger(JdbcLedgerSettings.DEFAULT);
        ledger.register(ENDS);
    }

    @AfterEach
    void closeDatabase() {
        dataSource.close();
    }

    @Test
    void livesBesideTheTablesOfOthersAndIsMigratedOnce() {
        jdbc.execute("create table customers (id int)");
        JdbcLedgerSettings beside = new JdbcLedgerSettings("beside_", LedgerRetention.DEFAULT);
        ledger(beside).register(ENDS);
        assertThat(record(ledger(beside), ended("s1", clock.instant()))).isTrue();
        assertThat(record(ledger(beside), ended("s1", clock.instant()))).isFalse();
        assertThat(record(ended("s1", clock.instant()))).isTrue();
    }

    @Test
    void aTransactionThatLosesRacesIsRepeatedAsOftenAsItTakes() {
        LosingDataSource losing = new LosingDataSource(dataSource);
        JdbcSessionLedger raced = TestDatabases.ledger(losing, clock);
        losing.lose(8);
        assertThat(record(raced, ended("s1", clock.instant()))).isTrue();
        assertThat(losing.left()).isZero();
        assertThat(record(ended("s1", clock.instant()))).isFalse();
    }

    @Test
    void anotherLedgerOnTheSameTablesGoesOnWhereThisOneStopped() {
        record(ended("s1", clock.instant()));
        Delivery delivery = claim().get(0);
        JdbcSessionLedger restarted = ledger(JdbcLedgerSettings.DEFAULT);
        assertThat(record(restarted, ended("s1", clock.instant()))).isFalse();
        assertThat(restarted.markDelivered(delivery)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x;drop", "X", "1x", "a_name_that_is_longer_than_thirty"})
    void refusesATablePrefixThatIsNoName(String prefix) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new JdbcLedgerSettings(prefix, LedgerRetention.DEFAULT))
                .withMessageContaining(prefix);
    }

    // ---- other transactions

    @Test
    void whatTheLedgerWasToldOutlivesTheCallersTransaction() {
        new TransactionTemplate(new DataSourceTransactionManager(dataSource)).executeWithoutResult(callers -> {
            ledger.openIntent(ACCOUNT, "i1", null);
            callers.setRollbackOnly();
        });
        assertThat(ledger.findIntent(ACCOUNT, "i1")).isPresent();
    }

    // ---- hints

    @Test
    void asksOnceMoreWhenAWebhookComesWhileTheVendorIsAsked() {
        ledger.hint(key("s1"), LearntBy.WEBHOOK, null);
        Hint asked = ledger.claimHints(ACCOUNT, 1, LEASE).get(0);
        ledger.hint(key("s1"), LearntBy.WEBHOOK, null);
        assertThat(ledger.claimHints(ACCOUNT, 1, LEASE)).isEmpty();
        ledger.postponeHint(asked, Duration.ofHours(1));
        clock.advance(Duration.ofSeconds(10));
        assertThat(ledger.claimHints(ACCOUNT, 1, LEASE)).hasSize(1);
    }

    @Test
    void aHintThatDoesNotHoldLeavesHistoryAsItWas() {
        ledger.detection().recordHistory(ACCOUNT, "DONE", List.of("old"));
        assertThat(ledger.hint(key("old"), LearntBy.WEBHOOK, "i1")).isTrue();
        ledger.dropHint(ledger.claimHints(ACCOUNT, 1, LEASE).get(0));
        assertThat(ledger.lookUp(ACCOUNT, List.of("old"))).containsEntry("old", Knowledge.TERMINAL);
        assertThat(record(ended("old", clock.instant()))).isFalse();
    }

    @Test
    void looksUpMoreIdsThanOneStatementTakes() {
        List<String> ids = IntStream.range(0, 1_300).mapToObj(i -> "s" + i).toList();
        ledger.detection().recordHistory(ACCOUNT, "DONE", ids.subList(1, 1_300));
        Map<String, Knowledge> known = ledger.lookUp(ACCOUNT, ids);
        assertThat(known).hasSize(1_300).containsEntry("s0", Knowledge.UNKNOWN);
        assertThat(known.values()).filteredOn(Knowledge.TERMINAL::equals).hasSize(1_299);
    }

    // ---- retention

    @Test
    void personalDataLieInOneTableAndInReferencesAndErasingTakesBoth() {
        ledger.openIntent(ACCOUNT, "i1", "ref");
        ledger.bindIntent("i1", open("s1", clock.instant()).snapshot());
        record(ended("s1", clock.instant()));
        ledger.markFailed(claim().get(0), FAILURE, Duration.ZERO);
        ledger.markDelivered(claim().get(0));
        assertThat(tablesWith("secret-of")).containsExactly("PAYLOAD");
        assertThat(tablesWith("ref")).containsExactlyInAnyOrder("SESSION", "INTENT");
        clock.advance(Duration.ofDays(1));
        assertThat(ledger.erase(ACCOUNT, Duration.ZERO)).isEqualTo(1);
        assertThat(tablesWith("secret-of")).isEmpty();
        assertThat(tablesWith("ref")).isEmpty();
        assertThat(jdbc.queryForMap("select session_id, status, state from session_ledger_session"))
                .containsEntry("SESSION_ID", "s1")
                .containsEntry("STATUS", "DONE")
                .containsEntry("STATE", "DELIVERED");
    }

    private List<String> tablesWith(String text) {
        return jdbc
                .queryForList(
                        "select table_name from information_schema.tables where table_name ilike 'session_ledger_%'",
                        String.class)
                .stream()
                .filter(table -> jdbc.queryForList("select * from \"" + table + "\"").stream()
                        .flatMap(row -> row.values().stream())
                        .anyMatch(value -> value instanceof String words && words.contains(text)))
                .map(table -> table.substring("session_ledger_".length()).toUpperCase(Locale.ROOT))
                .toList();
    }

    @Test
    void erasesMoreThanOneTransactionTakes() {
        int many = 501;
        IntStream.range(0, many).forEach(i -> record(ended("s" + i, clock.instant())));
        ledger.claim(ENDS, many, LEASE).forEach(delivery -> ledger.markDelivered(delivery));
        clock.advance(Duration.ofDays(1));
        assertThat(ledger.erase(ACCOUNT, Duration.ZERO)).isEqualTo(many);
    }

    @Test
    void oldIntentsAndTimelinesGoAndTheSkeletonStays() {
        ledger.openIntent(ACCOUNT, "i1", null);
        record(ended("s1", clock.instant()));
        ledger.markDelivered(claim().get(0));
        clock.advance(LedgerRetention.DEFAULT.timelines().plusDays(1));
        ledger.openIntent(ACCOUNT, "i2", null);
        ledger.erase(ACCOUNT, Duration.ZERO);
        assertThat(ledger.findIntent(ACCOUNT, "i1")).isEmpty();
        assertThat(ledger.findIntent(ACCOUNT, "i2")).isPresent();
        assertThat(ledger.timeline(key("s1"))).isEmpty();
        assertThat(record(ended("s1", clock.instant()))).isFalse();
    }

    @Test
    void aLongTimelineKeepsEveryEntry() {
        record(ended("s1", clock.instant()));
        IntStream.range(0, 300).forEach(i -> ledger.reveal(key("s1")));
        assertThat(ledger.timeline(key("s1"))).hasSize(301);
    }

    @Test
    void aStatusIsOneShortLineOfTheTimeline() {
        assertThat(new TimelineEntry(clock.instant(), Event.LEARNT, "X\nDELIVERED " + "no".repeat(200)).detail())
                .startsWith("X DELIVERED no")
                .hasSize(200);
    }

    // ---- failures

    @Test
    void aFailureTellsWhatWasTriedButNotTheData() {
        jdbc.execute("alter table session_ledger_payload add constraint forbidden check (json not like '%secret%')");
        assertThatExceptionOfType(LedgerException.class)
                .isThrownBy(() -> record(ended("s1", clock.instant())))
                .withMessageContaining("record a session's status")
                .withMessageContaining("23513")
                .satisfies(failure -> assertThat(stackTrace(failure)).doesNotContain("secret-of"));
    }

    @Test
    void aMissingTableIsNamed() {
        jdbc.execute("drop table session_ledger_baseline");
        assertThatExceptionOfType(LedgerException.class)
                .isThrownBy(() -> ledger.detection().baseline(ACCOUNT, "DONE"))
                .withMessageContaining("SESSION_LEDGER_BASELINE");
    }

    @Test
    void theTextOfAParameterWithPersonalDataShowsNothingOfIt() {
        assertThat(Parameters.of(key("s1")).secret("payload", "secret").source().getValue("payload"))
                .hasToString("hidden");
    }

    private static String stackTrace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private boolean record(Fact fact) {
        return record(ledger, fact);
    }

    private static boolean record(JdbcSessionLedger told, Fact fact) {
        return told.record(fact.snapshot(), fact.learntBy());
    }

    private List<Delivery> claim() {
        return ledger.claim(ENDS, 1, LEASE);
    }

    private JdbcSessionLedger ledger(JdbcLedgerSettings settings) {
        return new JdbcSessionLedger(dataSource, settings, DatabaseClock.replacedBy(clock));
    }
}
