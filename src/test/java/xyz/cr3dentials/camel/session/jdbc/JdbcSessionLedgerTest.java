package xyz.cr3dentials.camel.session.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static xyz.cr3dentials.camel.session.jdbc.LedgerFixtures.ACCOUNT;
import static xyz.cr3dentials.camel.session.jdbc.LedgerFixtures.ENDED;
import static xyz.cr3dentials.camel.session.jdbc.LedgerFixtures.FAILURE;
import static xyz.cr3dentials.camel.session.jdbc.LedgerFixtures.LEASE;
import static xyz.cr3dentials.camel.session.jdbc.LedgerFixtures.ended;
import static xyz.cr3dentials.camel.session.jdbc.LedgerFixtures.key;

import com.zaxxer.hikari.HikariDataSource;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
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
import xyz.cr3dentials.camel.session.CreateIntent;
import xyz.cr3dentials.camel.session.Delivery;
import xyz.cr3dentials.camel.session.Hint;
import xyz.cr3dentials.camel.session.Knowledge;
import xyz.cr3dentials.camel.session.LearntBy;
import xyz.cr3dentials.camel.session.LedgerException;
import xyz.cr3dentials.camel.session.ManualClock;
import xyz.cr3dentials.camel.session.TimelineEntry;
import xyz.cr3dentials.camel.session.TimelineEntry.Event;

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
    }

    @AfterEach
    void closeDatabase() {
        dataSource.close();
    }

    @Test
    void livesBesideTheTablesOfOthersAndIsMigratedOnce() {
        jdbc.execute("create table customers (id int)");
        JdbcLedgerSettings beside = new JdbcLedgerSettings("beside_", Duration.ofDays(1), Duration.ofDays(1));
        assertThat(ledger(beside).record(ended("s1", clock.instant()))).isTrue();
        assertThat(ledger(beside).record(ended("s1", clock.instant()))).isFalse();
        assertThat(ledger.record(ended("s1", clock.instant()))).isTrue();
    }

    @Test
    void aTransactionThatLosesRacesIsRepeatedAsOftenAsItTakes() {
        LosingDataSource losing = new LosingDataSource(dataSource);
        JdbcSessionLedger raced = TestDatabases.ledger(losing, clock);
        losing.lose(8);
        assertThat(raced.record(ended("s1", clock.instant()))).isTrue();
        assertThat(losing.left()).isZero();
        assertThat(ledger.record(ended("s1", clock.instant()))).isFalse();
    }

    @Test
    void anotherLedgerOnTheSameTablesGoesOnWhereThisOneStopped() {
        ledger.record(ended("s1", clock.instant()));
        Delivery delivery = claim().get(0);
        JdbcSessionLedger restarted = ledger(JdbcLedgerSettings.DEFAULT);
        assertThat(restarted.record(ended("s1", clock.instant()))).isFalse();
        assertThat(restarted.markDelivered(delivery, clock.instant())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x;drop", "X", "1x", "a_name_that_is_longer_than_thirty"})
    void refusesATablePrefixThatIsNoName(String prefix) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new JdbcLedgerSettings(prefix, Duration.ZERO, Duration.ZERO))
                .withMessageContaining(prefix);
    }

    // ---- other transactions

    @Test
    void whatTheLedgerWasToldOutlivesTheCallersTransaction() {
        new TransactionTemplate(new DataSourceTransactionManager(dataSource)).executeWithoutResult(callers -> {
            ledger.openIntent(new CreateIntent(ACCOUNT, "i1", null, clock.instant(), CreateIntent.State.OPEN, null));
            callers.setRollbackOnly();
        });
        assertThat(ledger.findIntent(ACCOUNT, "i1")).isPresent();
    }

    // ---- hints

    @Test
    void asksOnceMoreWhenAWebhookComesWhileTheVendorIsAsked() {
        ledger.hint(key("s1"), LearntBy.WEBHOOK, clock.instant(), null);
        Hint asked = ledger.claimHints(ACCOUNT, 1, LEASE).get(0);
        ledger.hint(key("s1"), LearntBy.WEBHOOK, clock.instant(), null);
        assertThat(ledger.claimHints(ACCOUNT, 1, LEASE)).isEmpty();
        ledger.postponeHint(asked, clock.instant().plus(Duration.ofHours(1)));
        clock.advance(Duration.ofSeconds(10));
        assertThat(ledger.claimHints(ACCOUNT, 1, LEASE)).hasSize(1);
    }

    @Test
    void aHintThatDoesNotHoldLeavesHistoryAsItWas() {
        ledger.recordHistory(ACCOUNT, "DONE", List.of("old"));
        assertThat(ledger.hint(key("old"), LearntBy.WEBHOOK, clock.instant(), "i1"))
                .isTrue();
        ledger.dropHint(ledger.claimHints(ACCOUNT, 1, LEASE).get(0));
        assertThat(ledger.lookUp(ACCOUNT, List.of("old"))).containsEntry("old", Knowledge.TERMINAL);
        assertThat(ledger.record(ended("old", clock.instant()))).isFalse();
    }

    @Test
    void looksUpMoreIdsThanOneStatementTakes() {
        List<String> ids = IntStream.range(0, 1_300).mapToObj(i -> "s" + i).toList();
        ledger.recordHistory(ACCOUNT, "DONE", ids.subList(1, 1_300));
        Map<String, Knowledge> known = ledger.lookUp(ACCOUNT, ids);
        assertThat(known).hasSize(1_300).containsEntry("s0", Knowledge.UNKNOWN);
        assertThat(known.values()).filteredOn(Knowledge.TERMINAL::equals).hasSize(1_299);
    }

    // ---- retention

    @Test
    void personalDataLiesInOneColumnWhichErasingEmpties() {
        ledger.record(ended("s1", clock.instant()));
        ledger.markFailed(claim().get(0), FAILURE, clock.instant(), clock.instant());
        ledger.markDelivered(claim().get(0), clock.instant());
        assertThat(columnsWithSecrets()).containsExactly("PAYLOAD");
        clock.advance(Duration.ofDays(1));
        assertThat(ledger.erase(ACCOUNT, clock.instant())).isEqualTo(1);
        assertThat(columnsWithSecrets()).isEmpty();
        assertThat(jdbc.queryForMap("select session_id, status, state from session_ledger_session"))
                .containsEntry("SESSION_ID", "s1")
                .containsEntry("STATUS", "DONE")
                .containsEntry("STATE", "DELIVERED");
    }

    private List<String> columnsWithSecrets() {
        return jdbc.queryForMap("select * from session_ledger_session").entrySet().stream()
                .filter(column -> String.valueOf(column.getValue()).contains("secret-of"))
                .map(Map.Entry::getKey)
                .toList();
    }

    @Test
    void erasesMoreThanOneTransactionTakes() {
        int many = UpkeepTable.ERASED_AT_ONCE + 1;
        IntStream.range(0, many).forEach(i -> ledger.record(ended("s" + i, clock.instant())));
        ledger.claim(ACCOUNT, ENDED, many, LEASE).forEach(delivery -> ledger.markDelivered(delivery, clock.instant()));
        clock.advance(Duration.ofDays(1));
        assertThat(ledger.erase(ACCOUNT, clock.instant())).isEqualTo(many);
    }

    @Test
    void oldIntentsAndTimelinesGoAndTheSkeletonStays() {
        ledger.openIntent(new CreateIntent(ACCOUNT, "i1", null, clock.instant(), CreateIntent.State.OPEN, null));
        ledger.record(ended("s1", clock.instant()));
        ledger.markDelivered(claim().get(0), clock.instant());
        ledger.record(ended("waiting", clock.instant()));
        clock.advance(JdbcLedgerSettings.DEFAULT.timelineRetention().plusDays(1));
        ledger.openIntent(new CreateIntent(ACCOUNT, "i2", null, clock.instant(), CreateIntent.State.OPEN, null));
        ledger.erase(ACCOUNT, clock.instant());
        assertThat(ledger.findIntent(ACCOUNT, "i1")).isEmpty();
        assertThat(ledger.findIntent(ACCOUNT, "i2")).isPresent();
        assertThat(ledger.timeline(key("s1"))).isEmpty();
        assertThat(ledger.timeline(key("waiting"))).isNotEmpty();
        assertThat(ledger.record(ended("s1", clock.instant()))).isFalse();
    }

    @Test
    void aLongTimelineKeepsHowItBeganAndWhatIsLatest() {
        ledger.record(ended("s1", clock.instant()));
        for (int i = 1; i <= 300; i++) {
            ledger.markFailed(claim().get(0), FAILURE, clock.instant(), clock.instant());
        }
        ledger.park(claim().get(0), FAILURE, clock.instant());
        List<TimelineEntry> timeline = ledger.timeline(key("s1"));
        assertThat(timeline.get(0).event()).isEqualTo(Event.LEARNT);
        assertThat(timeline.get(timeline.size() - 1).event()).isEqualTo(Event.PARKED);
        assertThat(timeline).hasSizeBetween(50, 300);
    }

    @Test
    void aStatusCannotForgeALineOfTheTimeline() {
        assertThat(TimelineText.parse(
                        TimelineText.line(clock.instant(), Event.LEARNT, "X\n2026-01-01T00:00:00Z DELIVERED no")))
                .singleElement()
                .satisfies(entry -> assertThat(entry.event()).isEqualTo(Event.LEARNT));
    }

    // ---- failures

    @Test
    void aFailureTellsWhatWasTriedButNotTheData() {
        jdbc.execute("alter table session_ledger_session add constraint forbidden check (payload not like '%secret%')");
        assertThatExceptionOfType(LedgerException.class)
                .isThrownBy(() -> ledger.record(ended("s1", clock.instant())))
                .withMessageContaining("record a session's status")
                .withMessageContaining("23513")
                .satisfies(failure -> assertThat(stackTrace(failure)).doesNotContain("secret-of"));
    }

    @Test
    void aMissingTableIsNamed() {
        jdbc.execute("drop table session_ledger_baseline");
        assertThatExceptionOfType(LedgerException.class)
                .isThrownBy(() -> ledger.baseline(ACCOUNT, "DONE"))
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

    private List<Delivery> claim() {
        return ledger.claim(ACCOUNT, ENDED, 1, LEASE);
    }

    private JdbcSessionLedger ledger(JdbcLedgerSettings settings) {
        return new JdbcSessionLedger(dataSource, settings, clock, LedgerNow.of(clock));
    }
}
