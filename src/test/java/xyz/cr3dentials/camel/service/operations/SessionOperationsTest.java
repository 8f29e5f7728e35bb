package xyz.cr3dentials.camel.service.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;
import xyz.cr3dentials.camel.http.InvalidRequestException;
import xyz.cr3dentials.camel.http.NotFoundException;
import xyz.cr3dentials.camel.ledger.Account;
import xyz.cr3dentials.camel.ledger.Certificate;
import xyz.cr3dentials.camel.ledger.Delivery;
import xyz.cr3dentials.camel.ledger.DeliveryFailure;
import xyz.cr3dentials.camel.ledger.ItemKind;
import xyz.cr3dentials.camel.ledger.LearntBy;
import xyz.cr3dentials.camel.ledger.LedgerException;
import xyz.cr3dentials.camel.ledger.SessionKey;
import xyz.cr3dentials.camel.ledger.SessionSnapshot;
import xyz.cr3dentials.camel.ledger.Subscription;
import xyz.cr3dentials.camel.ledger.TestSubscriptions;
import xyz.cr3dentials.camel.ledger.VendorEvent;
import xyz.cr3dentials.camel.ledger.memory.MemorySessionLedger;
import xyz.cr3dentials.camel.service.crm.CrmContacts;
import xyz.cr3dentials.camel.service.crm.CrmTable;
import xyz.cr3dentials.camel.service.settings.FollowedAccount;

class SessionOperationsTest {

    private static final Account ACCOUNT = new Account("cr3dentials", "default");
    private static final FollowedAccount FOLLOWED =
            new FollowedAccount(ACCOUNT, List.of("COMPLETED", "ERROR"), Duration.ofMinutes(1), 120, null);
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final Duration LEASE = Duration.ofMinutes(1);

    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final MemorySessionLedger ledger = TestSubscriptions.wanting(clock, ACCOUNT, List.of("COMPLETED"));
    private final LedgerCalls calls = new LedgerCalls();
    private final SessionOperations operations =
            new SessionOperations(ledger, calls, List.of(FOLLOWED), Optional.empty());

    @AfterEach
    void close() {
        calls.close();
    }

    @Test
    void showsCountsListsAndParkedSessionsWithoutTheirData() {
        park("s1");
        ledger.detection()
                .saveCertificate(
                        new Certificate(
                                ACCOUNT, "ERROR", 3, 0, NOW, Certificate.Place.FIRST, -1, Certificate.Faults.NONE),
                        "detector");
        assertThat(operations.deliveries(null))
                .contains("\"parked\":1", "\"sessionId\":\"s1\"", "\"cause\":\"java.io.IOException\"")
                .contains("\"lists\":[{\"status\":\"ERROR\",\"provenAt\":\"2026-11-21T10:00:00Z\",\"purgedAt\":null}]")
                .doesNotContain("jane");
    }

    @Test
    void replaysOneAllParkedOrAllSinceATime() {
        park("s1");
        assertThat(operations.replay(null, "s1", null, null, null)).isEqualTo("{\"replayed\":1}");
        park("s2");
        assertThat(operations.replay(null, null, null, "true", "")).isEqualTo("{\"replayed\":2}");
        claim().forEach(delivery -> ledger.markDelivered(delivery));
        assertThat(operations.replay(null, "", null, null, "2026-11-21T10:00:00Z"))
                .isEqualTo("{\"replayed\":2}");
        assertThat(operations.replay(null, "", null, null, "2026-11-21T10:00:01Z"))
                .isEqualTo("{\"replayed\":0}");
    }

    @Test
    void redactsTheRowOfTheCrmEvenWhenTheLedgerHasForgottenTheSession() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        CrmTable.createIfMissing(database);
        JdbcTemplate jdbc = new JdbcTemplate(database);
        for (String vendor : List.of("cr3dentials", "verilock")) {
            jdbc.update(
                    "insert into crm_contact_verification (vendor, session_id, external_reference_id, status, updated_at, update_count) values (?, 's1', 'jane', 'COMPLETED', current_timestamp, 1)",
                    vendor);
        }
        SessionOperations withCrm =
                new SessionOperations(ledger, calls, List.of(FOLLOWED), Optional.of(new CrmContacts(database)));
        assertThat(withCrm.redact(null, "s1")).isEqualTo("{\"redacted\":\"s1\"}");
        assertThat(jdbc.queryForList(
                        "select external_reference_id from crm_contact_verification order by vendor", String.class))
                .containsExactly(null, "jane");
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> withCrm.redact(null, "s2"));
        jdbc.execute("drop table crm_contact_verification");
        assertThatExceptionOfType(LedgerException.class).isThrownBy(() -> withCrm.redact(null, "s1"));
    }

    @Test
    void replaysOneEvent() {
        Subscription events = new Subscription(ACCOUNT, ItemKind.EVENT, "default", Set.of());
        ledger.register(events);
        ledger.record(new VendorEvent(ACCOUNT, "e1", "case.opened", null, null, "{}"));
        ledger.markDelivered(ledger.claim(events, 1, LEASE).get(0));

        assertThat(operations.replay(null, null, "e1", null, null)).isEqualTo("{\"replayed\":1}");
        assertThat(ledger.claim(events, 1, LEASE)).hasSize(1);
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> operations.replay(null, null, "e2", null, null))
                .withMessageContaining("This event cannot be replayed");
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> operations.replay(null, "s1", "e1", null, null))
                .withMessageContaining("exactly one");
    }

    @ParameterizedTest
    @CsvSource({",,", "s1,true,", "s1,,2026-11-21T10:00:00Z", ",,yesterday", ",false,"})
    void refusesAReplayOfNothingOrOfTooMuch(String sessionId, String parked, String since) {
        park("s1");
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> operations.replay(null, sessionId, null, parked, since))
                .withMessageContaining(since != null && since.equals("yesterday") ? "since" : "exactly one");
        assertThat(ledger.counts(ACCOUNT).parked()).isEqualTo(1);
    }

    @Test
    void redactsAndTellsTheTimeline() {
        park("s1");
        assertThat(operations.redact(null, "s1")).isEqualTo("{\"redacted\":\"s1\"}");
        assertThat(operations.timeline("cr3dentials", "s1"))
                .contains("PARKED", "REDACTED")
                .doesNotContain("jane");
        ledger.replay(new SessionKey(ACCOUNT, "s1"));
        assertThat(claim().get(0).fact().snapshot().json()).isEmpty();
    }

    @Test
    void saysWhenItDoesNotKnowASession() {
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> operations.timeline("cr3dentials", "s1"));
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> operations.redact(null, "s1"));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> operations.replay(null, "s1", null, null, null));
    }

    private void park(String sessionId) {
        SessionSnapshot ended = new SessionSnapshot(
                new SessionKey(ACCOUNT, sessionId),
                "COMPLETED",
                true,
                null,
                null,
                null,
                null,
                "{\"email\":\"jane@example.org\"}");
        ledger.record(ended, LearntBy.WEBHOOK);
        claim().forEach(delivery -> ledger.park(delivery, new DeliveryFailure("java.io.IOException", "crm")));
    }

    private List<Delivery> claim() {
        return ledger.claim(TestSubscriptions.ends(ACCOUNT, Set.of("COMPLETED")), 10, LEASE);
    }
}
