package xyz.cr3dentials.camel.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static xyz.cr3dentials.camel.ledger.jdbc.LedgerFixtures.ACCOUNT;
import static xyz.cr3dentials.camel.ledger.jdbc.LedgerFixtures.ENDS;
import static xyz.cr3dentials.camel.ledger.jdbc.LedgerFixtures.LEASE;
import static xyz.cr3dentials.camel.ledger.jdbc.LedgerFixtures.atOnce;
import static xyz.cr3dentials.camel.ledger.jdbc.LedgerFixtures.ended;
import static xyz.cr3dentials.camel.ledger.jdbc.LedgerFixtures.key;
import static xyz.cr3dentials.camel.ledger.jdbc.LedgerFixtures.record;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import xyz.cr3dentials.camel.ledger.Delivery;
import xyz.cr3dentials.camel.ledger.DeliveryCounts;
import xyz.cr3dentials.camel.ledger.Hint;
import xyz.cr3dentials.camel.ledger.LearntBy;
import xyz.cr3dentials.camel.ledger.SessionLedger;

/** Many threads over several ledgers, as nodes that share one database have them. */
class PostgresConcurrencyTest {

    private static final int CROWD = 20;
    private static final int EACH = 200;

    private HikariDataSource dataSource;
    private List<SessionLedger> nodes;

    @BeforeEach
    void startNodes() throws Exception {
        dataSource = TestDatabases.postgres(2 * CROWD);
        // Nodes start together, too: their migrations take turns.
        nodes = atOnce(3, i -> () -> new JdbcSessionLedger(dataSource));
        nodes.get(0).register(ENDS);
    }

    @AfterEach
    void closeDatabase() {
        dataSource.close();
    }

    @Test
    void everyHintedSessionIsConfirmedAndHandedOverExactlyOnce() throws Exception {
        AtomicInteger open = new AtomicInteger(CROWD * EACH);
        List<List<String>> delivered = atOnce(2 * CROWD, i -> i < CROWD ? producer(i) : consumer(node(i), open));

        assertThat(delivered.stream().flatMap(List::stream).toList())
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, CROWD)
                        .boxed()
                        .flatMap(i -> IntStream.range(0, EACH).mapToObj(n -> "s" + i + "-" + n))
                        .toList());
        assertThat(nodes.get(0).counts(ACCOUNT)).isEqualTo(new DeliveryCounts(0, 0, 0, 0));
    }

    private Callable<List<String>> producer(int i) {
        return () -> {
            for (int n = 0; n < EACH; n++) {
                // Some webhooks come twice, at two nodes.
                for (int copy = 0; copy <= n % 2; copy++) {
                    node(i + copy).hint(key("s" + i + "-" + n), LearntBy.WEBHOOK, null);
                }
            }
            return List.of();
        };
    }

    /** Asks the "vendor" about hinted sessions, who always says that they have ended, and delivers what is due. */
    private Callable<List<String>> consumer(SessionLedger ledger, AtomicInteger open) {
        return () -> {
            List<String> delivered = new ArrayList<>();
            while (open.get() > 0) {
                for (Hint hint : ledger.claimHints(ACCOUNT, 5, LEASE)) {
                    record(ledger, ended(hint.key().sessionId(), Instant.now()));
                }
                for (Delivery delivery : ledger.claim(ENDS, 5, LEASE)) {
                    delivered.add(delivery.fact().snapshot().key().sessionId());
                    assertThat(ledger.markDelivered(delivery)).isTrue();
                    open.decrementAndGet();
                }
            }
            return delivered;
        };
    }

    @Test
    void nodesThatStartTogetherOnAnEmptyDatabaseAllStart() throws Exception {
        for (int round = 0; round < 5; round++) {
            try (HikariDataSource empty = TestDatabases.postgres(CROWD)) {
                List<SessionLedger> started = atOnce(6, i -> () -> new JdbcSessionLedger(empty));
                started.get(3).register(ENDS);
                assertThat(record(started.get(0), ended("s1", Instant.now()))).isTrue();
                assertThat(record(started.get(5), ended("s1", Instant.now()))).isFalse();
            }
        }
    }

    @Test
    void oneOfManyCallersMakesASessionKnownAsEnded() throws Exception {
        for (int round = 0; round < 50; round++) {
            String sessionId = "s" + round;
            List<Boolean> winners = atOnce(16, i -> () -> record(node(i), ended(sessionId, Instant.now())));
            assertThat(winners).as(sessionId).containsOnlyOnce(true);
        }
    }

    @Test
    void oneOfManyIntentsIsTiedToASession() throws Exception {
        for (int round = 0; round < 20; round++) {
            String sessionId = "s" + round;
            List<Boolean> winners = atOnce(8, i -> () -> {
                String intentId = sessionId + "-" + i;
                node(i).openIntent(ACCOUNT, intentId, null);
                return node(i).bindIntent(
                                intentId,
                                LedgerFixtures.open(sessionId, Instant.now()).snapshot());
            });
            assertThat(winners).as(sessionId).containsOnlyOnce(true);
        }
    }

    @Test
    void pagesOfHistoryThatOverlapDoNotBlockEachOther() throws Exception {
        List<String> ids = IntStream.range(0, 500).mapToObj(i -> "s" + i).toList();
        atOnce(8, i -> () -> {
            List<String> page = new ArrayList<>(ids);
            Collections.rotate(page, 61 * i);
            node(i).detection().recordHistory(ACCOUNT, "DONE", page);
            return true;
        });
        assertThat(nodes.get(0).lookUp(ACCOUNT, ids)).hasSize(500);
        assertThat(record(nodes.get(0), ended("s77", Instant.now()))).isFalse();
    }

    @Test
    void aDeadClaimersSessionsGoToAnotherWhenTheLeaseEndsWhateverTheNodesClocksSay() {
        record(nodes.get(0), ended("s1", Instant.now()));
        nodes.get(0).hint(key("s2"), LearntBy.WEBHOOK, null);
        SessionLedger late = node(Duration.ofMinutes(-10));
        SessionLedger early = node(Duration.ofMinutes(10));
        Duration lease = Duration.ofSeconds(5);
        assertThat(late.claim(ENDS, 1, lease)).hasSize(1);
        assertThat(late.claimHints(ACCOUNT, 1, lease)).hasSize(1);
        assertThat(early.claim(ENDS, 1, lease)).isEmpty();
        assertThat(early.claimHints(ACCOUNT, 1, lease)).isEmpty();

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(early.claim(ENDS, 1, LEASE))
                .extracting(Delivery::attempt)
                .containsExactly(2));
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(early.claimHints(ACCOUNT, 1, LEASE))
                .extracting(Hint::attempt)
                .containsExactly(2));
    }

    @Test
    void aNodeWithAWrongClockPostponesByTheRightTime() {
        SessionLedger late = node(Duration.ofMinutes(-10));
        Instant lateNow = Instant.now().minus(Duration.ofMinutes(10));
        record(late, ended("s1", lateNow));
        Delivery delivery = nodes.get(0).claim(ENDS, 1, LEASE).get(0);
        late.markFailed(delivery, LedgerFixtures.FAILURE, Duration.ofMinutes(5));

        assertThat(nodes.get(0).claim(ENDS, 1, LEASE)).isEmpty();
        assertThat(nodes.get(0).nextDelivery(ENDS)).hasValueSatisfying(due -> assertThat(due)
                .isBetween(
                        Instant.now().plus(Duration.ofMinutes(3)), Instant.now().plus(Duration.ofMinutes(6))));
        assertThat(late.nextDelivery(ENDS)).isEqualTo(nodes.get(0).nextDelivery(ENDS));
        assertThat(late.clockDifference()).isBetween(Duration.ofMinutes(-11), Duration.ofMinutes(-9));
        assertThat(Duration.between(Instant.now(), late.clock().instant()).abs())
                .isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void aNodeWhoseClockIsFarAheadErasesNothing() {
        SessionLedger ahead = node(Duration.ofDays(500));
        ahead.openIntent(ACCOUNT, "i1", "ref");
        record(ahead, ended("s1", Instant.now()));
        ahead.claim(ENDS, 1, LEASE).forEach(ahead::markDelivered);
        assertThat(ahead.erase(ACCOUNT, Duration.ofDays(30))).isZero();
        assertThat(ahead.findIntent(ACCOUNT, "i1")).isPresent();
        assertThat(ahead.find(key("s1"))).hasValueSatisfying(found -> {
            assertThat(found.json()).isNotEmpty();
            assertThat(found.timeline()).isNotEmpty();
        });
        assertThat(ahead.clockDifference()).isGreaterThan(Duration.ofDays(499));
    }

    @Test
    void aSlowClaimerDoesNotHoldUpOthers() throws Exception {
        IntStream.range(0, 10).forEach(i -> record(nodes.get(0), ended("s" + i, Instant.now())));
        try (var connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery(
                            "select item_id from session_ledger_delivery order by item_id limit 4 for update")) {
                Set<String> locked = new HashSet<>();
                while (rows.next()) {
                    locked.add(rows.getString(1));
                }
                Set<String> claimed = nodes.get(1).claim(ENDS, 100, LEASE).stream()
                        .map(delivery -> delivery.fact().snapshot().key().sessionId())
                        .collect(Collectors.toSet());
                assertThat(claimed).hasSize(6).doesNotContainAnyElementsOf(locked);
            }
            connection.rollback();
        }
        assertThat(nodes.get(2).claim(ENDS, 100, LEASE)).hasSize(4);
    }

    private SessionLedger node(int i) {
        return nodes.get(i % nodes.size());
    }

    private SessionLedger node(Duration clockDifference) {
        return new JdbcSessionLedger(
                dataSource,
                JdbcLedgerSettings.DEFAULT,
                DatabaseClock.of(Clock.offset(Clock.systemUTC(), clockDifference)));
    }
}
