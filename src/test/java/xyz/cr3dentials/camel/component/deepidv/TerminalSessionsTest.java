package xyz.cr3dentials.camel.component.deepidv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.cr3dentials.camel.api.deepidv.Session;
import xyz.cr3dentials.camel.component.deepidv.DeepidvFixture.Received;
import xyz.cr3dentials.camel.component.message.VerificationHeaders;
import xyz.cr3dentials.camel.sandbox.Fault;
import xyz.cr3dentials.camel.sandbox.ListOrder;
import xyz.cr3dentials.camel.sandbox.deepidv.DeepidvSwitches;

class TerminalSessionsTest {

    private final DeepidvFixture fixture = fixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @ParameterizedTest
    @CsvSource({"VERIFIED, SUCCEEDED", "REJECTED, DECLINED", "FAILED, FAILED"})
    void handsOverOnceByWebhookAlone(String status, String outcome) throws Exception {
        fixture.sandbox.set(DeepidvSwitches.TERMINAL_LAG_MILLIS, 200);
        fixture.follow(DeepidvFixture.IDLE);
        String id = fixture.create(",\"external_id\":\"loan-1\"");

        fixture.sandbox.finish(id, status);

        fixture.awaitReceived(1);
        assertHandedOver(id, status, outcome, "WEBHOOK");
        assertThat(fixture.requests("listSessions")).isZero();
    }

    @ParameterizedTest
    @CsvSource({"VERIFIED, SUCCEEDED", "REJECTED, DECLINED", "FAILED, FAILED", "VOIDED, CANCELLED", "EXPIRED, EXPIRED"})
    void handsOverOnceByPollingAlone(String status, String outcome) throws Exception {
        fixture.sandbox.set(DeepidvSwitches.WEBHOOKS, false);
        fixture.follow(DeepidvFixture.BUSY);
        String id = fixture.create(",\"externalId\":\"loan-1\"");

        fixture.sandbox.finish(id, status);

        fixture.awaitReceived(1);
        assertHandedOver(id, status, outcome, null);
    }

    @Test
    void aSubmittedSessionIsNoEnd() throws Exception {
        fixture.follow(DeepidvFixture.BUSY);
        String submitted = fixture.create("");
        String ended = fixture.create("");
        fixture.sandbox.hold(submitted, "SUBMITTED");
        fixture.sandbox.finish(ended, "VERIFIED");

        fixture.awaitReceived(1);
        long polls = fixture.requests("listSessions");
        await().until(() -> fixture.requests("listSessions") > polls + 3);
        assertThat(fixture.received).extracting(Received::sessionId).containsExactly(ended);
    }

    @Test
    void aChangedDecisionIsHandedOverAgainWithTheNewOutcome() throws Exception {
        fixture.follow(DeepidvFixture.BUSY);
        String id = fixture.create("");
        fixture.sandbox.finish(id, "VERIFIED");
        fixture.awaitReceived(1);

        Exchange decided = fixture.send(
                "deepidv:updateStatus",
                null,
                Map.of(DeepidvConstants.SESSION_ID, id, DeepidvConstants.NEW_STATUS, "REJECTED"));

        assertThat(decided.getMessage().getHeader(DeepidvConstants.STATUS)).isEqualTo("REJECTED");
        fixture.awaitReceived(2);
        assertThat(fixture.received).extracting(Received::sessionId).containsExactly(id, id);
        assertThat(fixture.received)
                .extracting(received -> received.header(VerificationHeaders.OUTCOME))
                .containsExactly("SUCCEEDED", "DECLINED");
        assertThat(fixture.received.get(1).json()).contains("\"outcome\":\"DECLINED\"");
    }

    @Test
    void aChangedDecisionThatAWebhookTellsOfIsHandedOverWithoutAPoll() throws Exception {
        fixture.follow(DeepidvFixture.IDLE);
        String id = fixture.create("");
        fixture.sandbox.finish(id, "VERIFIED");
        fixture.awaitReceived(1);

        fixture.send(
                "deepidv:updateStatus",
                null,
                Map.of(DeepidvConstants.SESSION_ID, id, DeepidvConstants.NEW_STATUS, "REJECTED"));
        fixture.sandbox.fireWebhook(id, false);

        fixture.awaitReceived(2);
        assertThat(fixture.received.get(1).headers())
                .containsEntry(DeepidvConstants.SESSION_ID, id)
                .containsEntry(DeepidvConstants.STATUS, "REJECTED")
                .containsEntry(VerificationHeaders.OUTCOME, "DECLINED")
                .containsEntry(DeepidvConstants.LEARNT_BY, "WEBHOOK");
        assertThat(fixture.requests("listSessions")).isZero();
    }

    @ParameterizedTest
    @EnumSource(ListOrder.class)
    void handsOverManySessionsOnceWhateverTheOrderAndTheFaults(ListOrder order) throws Exception {
        fixture.sandbox
                .set(DeepidvSwitches.LIST_ORDER, order)
                .set(DeepidvSwitches.WEBHOOK_COPIES, 2)
                .set(DeepidvSwitches.UNKNOWN_STATUS, "PONDERING");
        fixture.sandbox.spawnEnded(600, "VERIFIED", Duration.ofDays(2));
        fixture.component.getConfiguration().setMaximumAttempts(1);
        fixture.follow(DeepidvFixture.BUSY);
        List<String> ids = new ArrayList<>();
        List<String> ends = List.of("VERIFIED", "REJECTED", "FAILED", "VOIDED", "EXPIRED");
        for (int i = 0; i < 20; i++) {
            ids.add(fixture.create(""));
        }
        fixture.sandbox.faults().next(3, Fault.Kind.UNAVAILABLE);
        for (int i = 0; i < ids.size(); i++) {
            fixture.sandbox.finish(ids.get(i), ends.get(i % ends.size()));
        }

        fixture.awaitReceived(ids.size());
        assertThat(fixture.received).extracting(Received::sessionId).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void handsOverOnlyTheWantedStatuses() throws Exception {
        fixture.follow(DeepidvFixture.BUSY + "&statuses=REJECTED");
        String verified = fixture.create("");
        String rejected = fixture.create("");
        fixture.sandbox.finish(verified, "VERIFIED");
        fixture.sandbox.finish(rejected, "REJECTED");

        fixture.awaitReceived(1);
        assertThat(fixture.received).extracting(Received::sessionId).containsExactly(rejected);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void readsTheDetailsUnlessToldOtherwise(boolean fetchDetails) throws Exception {
        fixture.sandbox.set(DeepidvSwitches.WEBHOOKS, false);
        String id = fixture.create("");
        fixture.sandbox.hold(id, "SUBMITTED");
        fixture.follow(DeepidvFixture.BUSY + "&fetchDetails=" + fetchDetails);
        await().until(() -> fixture.requests("listSessions") > 1);

        fixture.sandbox.finish(id, "VERIFIED");

        fixture.awaitReceived(1);
        Session session = (Session) fixture.received.get(0).body();
        assertThat(session.sessionRecord().json().path("analysis_data").isObject())
                .isTrue();
        assertThat(session.json().path("session_record").isObject()).isTrue();
        if (fetchDetails) {
            assertThat(session.user()).containsEntry("first_name", "Canaryada");
        }
    }

    @Test
    void auditRecordsWhatEndedUnnoticed() throws Exception {
        fixture.sandbox.set(DeepidvSwitches.WEBHOOKS, false);
        fixture.follow("initialDelay=0&delay=3600000&statuses=VOIDED");
        await().until(() -> fixture.requests("listSessions") > 0);
        String id = fixture.create("");
        fixture.sandbox.finish(id, "VOIDED");

        Exchange audit = fixture.send("deepidv:auditSessions", null);

        Map<?, ?> report = audit.getMessage().getBody(Map.class);
        assertThat(report.get("asked")).isEqualTo(1);
        assertThat(report.get("ended")).isEqualTo(1);
        assertThat(audit.getMessage().getHeader(DeepidvConstants.AUDIT_CLEAN)).isEqualTo(false);
        fixture.awaitReceived(1);
        assertThat(fixture.received.get(0).header(DeepidvConstants.LEARNT_BY)).isEqualTo("AUDIT");
    }

    private void assertHandedOver(String id, String status, String outcome, String learntBy) {
        Received received = fixture.received.get(0);
        Instant ended = fixture.sandbox.session(id).completedAt().truncatedTo(java.time.temporal.ChronoUnit.MILLIS);
        assertThat(received.headers())
                .containsEntry(DeepidvConstants.SESSION_ID, id)
                .containsEntry(DeepidvConstants.STATUS, status)
                .containsEntry(DeepidvConstants.EXTERNAL_ID, "loan-1")
                .containsEntry(DeepidvConstants.COMPLETED_AT, ended)
                .containsEntry(DeepidvConstants.DELIVERY_ATTEMPT, 1)
                .containsEntry(VerificationHeaders.VENDOR, "deepidv")
                .containsEntry(VerificationHeaders.SESSION_ID, id)
                .containsEntry(VerificationHeaders.STATUS, status)
                .containsEntry(VerificationHeaders.OUTCOME, outcome)
                .containsEntry(VerificationHeaders.REFERENCE, "loan-1")
                .containsEntry(VerificationHeaders.COMPLETED_AT, ended.toString());
        if (learntBy != null) {
            assertThat(received.header(DeepidvConstants.LEARNT_BY)).isEqualTo(learntBy);
        }
        assertThat(received.json()).contains("\"outcome\":\"" + outcome + "\"", "\"session_record\":{");
    }

    private static DeepidvFixture fixture() {
        try {
            return new DeepidvFixture();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
