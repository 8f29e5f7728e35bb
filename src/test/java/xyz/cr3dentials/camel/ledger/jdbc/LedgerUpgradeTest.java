package xyz.cr3dentials.camel.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static xyz.cr3dentials.camel.ledger.jdbc.LedgerFixtures.ACCOUNT;
import static xyz.cr3dentials.camel.ledger.jdbc.LedgerFixtures.ENDS;
import static xyz.cr3dentials.camel.ledger.jdbc.LedgerFixtures.LEASE;
import static xyz.cr3dentials.camel.ledger.jdbc.LedgerFixtures.ended;
import static xyz.cr3dentials.camel.ledger.jdbc.LedgerFixtures.key;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import xyz.cr3dentials.camel.ledger.DeliveryCounts;
import xyz.cr3dentials.camel.ledger.ItemKind;
import xyz.cr3dentials.camel.ledger.LearntBy;
import xyz.cr3dentials.camel.ledger.ManualClock;
import xyz.cr3dentials.camel.ledger.SessionEntry;
import xyz.cr3dentials.camel.ledger.SessionFilter;
import xyz.cr3dentials.camel.ledger.SessionState;
import xyz.cr3dentials.camel.ledger.Subscription;
import xyz.cr3dentials.camel.ledger.SubscriptionState;
import xyz.cr3dentials.camel.ledger.TimelineEntry;
import xyz.cr3dentials.camel.ledger.TimelineEntry.Event;

/** A ledger that the version before items and subscriptions has filled. */
class LedgerUpgradeTest {

    /** When the ledger in the fixture was left. */
    private static final Instant LEFT_AT = Instant.parse("2026-03-01T12:00:23Z");

    static Stream<Named<Supplier<HikariDataSource>>> databases() {
        return Stream.of(Named.of("H2", TestDatabases::h2), Named.of("PostgreSQL", () -> TestDatabases.postgres(4)));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void everythingOfTheVersionBeforeGoesOnWhereItStood(Supplier<HikariDataSource> database) throws Exception {
        try (HikariDataSource dataSource = database.get()) {
            OldLedgers.fillAsVersion5(dataSource);
            ManualClock clock = new ManualClock();
            clock.advance(Duration.between(clock.instant(), LEFT_AT));
            JdbcSessionLedger ledger = TestDatabases.ledger(dataSource, clock);

            assertThat(states(ledger))
                    .containsOnly(
                            entry("history-1", SessionState.HISTORY),
                            entry("history-2", SessionState.HISTORY),
                            entry("delivered", SessionState.DELIVERED),
                            entry("erased", SessionState.DELIVERED),
                            entry("parked", SessionState.PARKED),
                            entry("failing", SessionState.DUE),
                            entry("claimed", SessionState.DUE),
                            entry("due", SessionState.DUE),
                            entry("redacted-due", SessionState.DUE),
                            entry("unwanted", SessionState.UNWANTED),
                            entry("open", SessionState.OPEN),
                            entry("redacted-open", SessionState.OPEN),
                            entry("hinted-open", SessionState.OPEN),
                            entry("only-hinted", SessionState.HINTED),
                            entry("asked", SessionState.HINTED),
                            entry("abandoned", SessionState.ABANDONED));
            assertThat(ledger.counts(ACCOUNT)).isEqualTo(new DeliveryCounts(3, 3, 4, 1));
            assertThat(ledger.detection().countLearnt(ACCOUNT, "DONE")).isEqualTo(6);
            assertThat(ledger.detection().certificate(ACCOUNT, "DONE")).isPresent();
            assertThat(ledger.timeline(key("delivered")))
                    .extracting(TimelineEntry::event)
                    .containsExactly(Event.LEARNT, Event.DELIVERED, Event.REVEALED, Event.REVEALED, Event.REVEALED);
            assertThat(ledger.subscriptions(ACCOUNT))
                    .extracting(SubscriptionState::subscription)
                    .containsExactly(
                            new Subscription(ACCOUNT, ItemKind.END, Subscription.DEFAULT, Set.of("DONE", "FAILED")));

            // What is known is not handed over anew, and what was to be read is asked about.
            for (String known : List.of("history-1", "delivered", "erased", "parked", "due", "unwanted")) {
                assertThat(ledger.record(ended(known, clock.instant()).snapshot(), LearntBy.LIST))
                        .as(known)
                        .isFalse();
            }
            assertThat(claim(ledger)).containsExactlyInAnyOrder("due 1", "redacted-due 1");
            assertThat(ledger.parked(ACCOUNT, 10)).singleElement().satisfies(parked -> {
                assertThat(parked.id().itemId()).isEqualTo("parked");
                assertThat(parked.attempts()).isEqualTo(2);
                assertThat(parked.failure()).isEqualTo(LedgerFixtures.FAILURE);
            });
            clock.advance(Duration.ofSeconds(50));
            assertThat(claim(ledger)).containsExactly("claimed 2");
            clock.advance(Duration.ofMinutes(10));
            assertThat(claim(ledger)).contains("failing 2");
            assertThat(ledger.claimHints(ACCOUNT, 10, LEASE))
                    .extracting(hint -> hint.key().sessionId() + " " + hint.attempt() + " " + hint.intentId())
                    .containsExactlyInAnyOrder("hinted-open 2 null", "only-hinted 2 intent-lost", "asked 2 null");

            assertThat(ledger.replay(key("parked"))).isTrue();
            assertThat(ledger.replay(key("delivered"))).isTrue();
            assertThat(ledger.replay(key("erased"))).isFalse();
            assertThat(ledger.find(key("delivered")).orElseThrow().json()).contains("secret-of-delivered");
            for (String redacted : List.of("redacted-open", "redacted-due")) {
                assertThat(ledger.find(key(redacted)).orElseThrow().json()).isEmpty();
                assertThat(ledger.find(key(redacted))
                                .orElseThrow()
                                .entry()
                                .told()
                                .reference())
                        .isNull();
            }
            ledger.erase(ACCOUNT, Duration.ZERO);
            assertThat(ledger.find(key("erased")).orElseThrow().entry().told().reference())
                    .isNull();
            assertThat(ledger.findIntent(ACCOUNT, "intent-bound")).isPresent();
        }
    }

    private static List<String> claim(JdbcSessionLedger ledger) {
        return ledger.claim(ENDS, 100, LEASE).stream()
                .map(delivery -> delivery.id().itemId() + " " + delivery.attempt())
                .toList();
    }

    private static Map<String, SessionState> states(JdbcSessionLedger ledger) {
        return ledger.search(SessionFilter.of(Set.of(ACCOUNT)), 100, null).sessions().stream()
                .collect(Collectors.toMap(session -> session.key().sessionId(), SessionEntry::state));
    }
}
