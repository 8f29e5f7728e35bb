package xyz.cr3dentials.camel.service.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.JdbcTemplate;
import xyz.cr3dentials.camel.ledger.ManualClock;
import xyz.cr3dentials.camel.ledger.jdbc.TestDatabases;

/** How nodes learn of each other in one kind of database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class NodeHeartbeatContract {

    private final ManualClock clock = new ManualClock();
    private final List<RuntimeException> failures = new CopyOnWriteArrayList<>();
    private volatile long nanos;
    private HikariDataSource database;
    private JdbcTemplate jdbc;
    private NodeTable table;

    abstract HikariDataSource open();

    @BeforeAll
    void migrate() {
        database = open();
        assertThat(TestDatabases.ledger(database, clock)).isNotNull();
        jdbc = new JdbcTemplate(database);
        table = new NodeTable(database);
    }

    @BeforeEach
    void empty() {
        failures.clear();
        nanos = 0;
        jdbc.update("delete from session_ledger_node");
    }

    @AfterAll
    void close() {
        database.close();
    }

    @Test
    void nodesSeeEachOtherAndLeaveTheListWhenTheyStop() {
        NodeHeartbeat first = NodeHeartbeat.start(database, clock, failures::add);
        await().until(() -> table.all("nobody", 10).size() == 1);
        try (NodeHeartbeat second = NodeHeartbeat.start(database, clock, failures::add)) {
            await().until(() -> second.nodes().size() == 2);
            assertThat(second.nodes()).extracting(Node::alive).containsOnly(true);
            assertThat(second.nodes()).extracting(Node::self).containsExactlyInAnyOrder(true, false);
            first.close();
            first.close();
            second.look();
            assertThat(second.nodes()).singleElement().extracting(Node::self).isEqualTo(true);
        }
        assertThat(table.all("nobody", 10)).isEmpty();
    }

    @Test
    void aSilentNodeIsNotAliveAndIsForgottenAfterADay() {
        saw("a minute", "60");
        saw("a moment", "10");
        saw("a day", "86500");
        table.beat("self", clock.instant());
        table.forgetSilent();
        assertThat(table.all("self", 10))
                .filteredOn(Node::alive)
                .extracting(Node::name)
                .containsExactlyInAnyOrder("a moment", "self");
        assertThat(table.all("self", 10))
                .extracting(Node::name)
                .doesNotContain("a day")
                .contains("a minute");
        assertThat(table.all("self", 2)).extracting(Node::name).containsExactlyInAnyOrder("a moment", "self");
    }

    @Test
    void nobodyCountsAsAliveForLongOnceTheDatabaseIsSilent() {
        HikariDataSource lost = open();
        assertThat(TestDatabases.ledger(lost, clock)).isNotNull();
        NodeTable shared = new NodeTable(lost);
        shared.beat("other", clock.instant());
        NodeHeartbeat heartbeat = new NodeHeartbeat(shared, "self", clock, () -> nanos, failures::add);
        assertThat(heartbeat.nodes()).extracting(Node::name).containsExactly("self");
        assertThat(heartbeat.isWriting()).isFalse();
        heartbeat.beat();
        assertThat(heartbeat.nodes()).extracting(Node::alive).containsExactly(true, true);
        assertThat(heartbeat.isWriting()).isTrue();
        assertThat(failures).isEmpty();

        lost.close();
        heartbeat.beat();
        assertThat(heartbeat.isWriting()).isFalse();
        assertThat(failures).hasSize(1);
        assertThat(heartbeat.nodes()).extracting(Node::alive).containsExactly(true, true);
        clock.advance(Duration.ofSeconds(31));
        assertThat(heartbeat.nodes())
                .filteredOn(Node::alive)
                .extracting(Node::name)
                .containsExactly("self");
        heartbeat.close();
    }

    @Test
    void aWriteThatIsUnderWayForSecondsCountsAsFailed() {
        NodeHeartbeat heartbeat = new NodeHeartbeat(table, "self", new ManualClock(), () -> nanos, failures::add);
        heartbeat.beat();
        nanos = Duration.ofMillis(3_999).toNanos();
        assertThat(heartbeat.isWriting()).isTrue();
        nanos = Duration.ofSeconds(4).toNanos();
        assertThat(heartbeat.isWriting()).isFalse();
        heartbeat.beat();
        assertThat(heartbeat.isWriting()).isTrue();
        heartbeat.close();
    }

    private void saw(String name, String secondsAgo) {
        jdbc.update(
                "insert into session_ledger_node (name, started_at, seen_at) values (?, current_timestamp, current_timestamp - interval '"
                        + secondsAgo + "' second)",
                name);
    }
}
