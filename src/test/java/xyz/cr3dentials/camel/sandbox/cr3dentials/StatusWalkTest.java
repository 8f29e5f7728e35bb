package xyz.cr3dentials.camel.sandbox.cr3dentials;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import xyz.cr3dentials.camel.sandbox.CommonSwitches.Finishing;
import xyz.cr3dentials.camel.sandbox.Outcomes;

class StatusWalkTest {

    private final SandboxFixture fixture = new SandboxFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void walksThroughAllActiveStatusesToItsOutcome() {
        automatic("COMPLETED");
        String id = fixture.created();

        assertThat(walk(id, 10))
                .containsExactly(
                        "CREATED 0",
                        "INITIALIZING 5",
                        "READY 10",
                        "CONNECTED 20",
                        "LOADING_TREE 30",
                        "RUNNING 45",
                        "AWAITING_USER 60",
                        "COLLECTING_DATA 75",
                        "VERIFYING 90",
                        "COMPLETED 100");
    }

    @ParameterizedTest
    @CsvSource({
        "PARTIAL_COMPLETE, 8, 75",
        "ERROR, 6, 45",
        "CANCELLED, 7, 60",
        "TERMINATED, 6, 45",
    })
    void leavesTheWalkEarlyForOtherOutcomes(String outcome, int steps, int progress) {
        automatic(outcome);
        String id = fixture.created();

        fixture.pass(steps - 1);
        assertThat(Statuses.ACTIVE).contains(fixture.status(id));
        fixture.pass(1);

        JsonNode session = fixture.session(id);
        assertThat(session.get("status").textValue()).isEqualTo(outcome);
        assertThat(session.get("progress").intValue()).isEqualTo(progress);
        assertThat(session.get("completedAt").textValue()).isEqualTo("2026-11-20T10:00:0" + steps + ".000Z");
        assertThat(session.get("streamUrl").isNull()).isTrue();
        assertThat(session.get("errorCode").isTextual()).isEqualTo(outcome.equals("ERROR"));
        assertThat(session.get("errorMessage").isTextual()).isEqualTo(outcome.equals("ERROR"));
        assertThat(session.get("extractedData").isObject()).isEqualTo(outcome.equals("PARTIAL_COMPLETE"));
        assertThat(session.has("hasAttestation")).isFalse();
    }

    @Test
    void showsDataAndAttestationWhenCompleted() {
        String id = fixture.created();
        JsonNode open = fixture.session(id);
        assertThat(open.get("extractedData").isNull()).isTrue();
        assertThat(open.get("completedAt").isNull()).isTrue();
        assertThat(open.get("streamUrl").textValue()).startsWith("wss://");

        fixture.sandbox.finish(id, "COMPLETED");

        JsonNode session = fixture.session(id);
        assertThat(session.get("hasAttestation").booleanValue()).isTrue();
        assertThat(session.get("extractedData").get("storeName").textValue()).isEqualTo("Berg Ceramics");
        assertThat(session.get("platform").get("name").textValue()).isEqualTo("shopmart");
    }

    @Test
    void waitsForThePersonWhenFinishingIsManual() {
        String id = fixture.created();

        fixture.pass(3_600);

        assertThat(fixture.status(id)).isEqualTo("AWAITING_USER");
    }

    @Test
    void isTerminatedAtItsExpiry() {
        String id = fixture.created("{\"platformId\":7,\"expiresInHours\":2}");
        assertThat(fixture.session(id).get("expiresAt").textValue()).isEqualTo("2026-11-20T12:00:00.000Z");

        fixture.pass(7_199);
        assertThat(fixture.status(id)).isEqualTo("AWAITING_USER");
        fixture.pass(1);

        assertThat(fixture.status(id)).isEqualTo("TERMINATED");
        assertThat(fixture.session(id).get("completedAt").textValue()).isEqualTo("2026-11-20T12:00:00.000Z");
    }

    @Test
    void livesForTheMaximumUnlessAskedOtherwise() {
        assertThat(expiry("{\"platformId\":7}")).isEqualTo("2026-11-27T10:00:00.000Z");
        assertThat(expiry("{\"platformId\":7,\"expiresInHours\":null}")).isEqualTo("2026-11-27T10:00:00.000Z");

        fixture.sandbox.set(Cr3dentialsSwitches.MAXIMUM_HOURS, 24);
        assertThat(expiry("{\"platformId\":7}")).isEqualTo("2026-11-21T10:00:00.000Z");
        assertThat(fixture.create("{\"platformId\":7,\"expiresInHours\":25}").statusCode())
                .isEqualTo(400);
    }

    @Test
    void canMakeHoursShort() {
        fixture.sandbox.set(Cr3dentialsSwitches.HOUR_MILLIS, 10);
        String id = fixture.created();

        assertThat(fixture.session(id).get("expiresAt").textValue()).isEqualTo("2026-11-20T10:00:01.680Z");
        fixture.pass(2);
        assertThat(fixture.status(id)).isEqualTo("TERMINATED");
    }

    @Test
    void neverLeavesATerminalStatus() {
        String id = fixture.created();
        assertThat(fixture.sandbox.finish(id, "CANCELLED")).isTrue();

        assertThat(fixture.sandbox.finish(id, "COMPLETED")).isFalse();
        assertThat(fixture.sandbox.hold(id, "RUNNING")).isFalse();
        fixture.pass(700_000);

        assertThat(fixture.status(id)).isEqualTo("CANCELLED");
    }

    @Test
    void canPassThroughAStatusNoDocumentNames() {
        fixture.sandbox.set(Cr3dentialsSwitches.UNKNOWN_STATUS, "MANUAL_REVIEW");
        automatic("COMPLETED");
        String id = fixture.created();

        assertThat(walk(id, 11)).contains("MANUAL_REVIEW 50").last().isEqualTo("COMPLETED 100");
    }

    @Test
    void canBeHeldAnywhere() {
        String id = fixture.created();

        fixture.sandbox.hold(id, "SOMETHING_NEW");
        fixture.pass(60);

        assertThat(fixture.status(id)).isEqualTo("SOMETHING_NEW");
    }

    @Test
    void canShowTheEndLaterThanItCame() {
        fixture.sandbox.set(Cr3dentialsSwitches.TERMINAL_LAG_MILLIS, 5_000);
        String id = fixture.created();
        fixture.pass(6);
        fixture.sandbox.finish(id, "COMPLETED");

        assertThat(fixture.status(id)).isEqualTo("AWAITING_USER");
        assertThat(total("COMPLETED")).isZero();
        assertThat(fixture.session(id).get("completedAt").isNull()).isTrue();

        fixture.pass(5);
        assertThat(fixture.status(id)).isEqualTo("COMPLETED");
        assertThat(total("COMPLETED")).isEqualTo(1);
    }

    @Test
    void drawsOutcomesByWeight() {
        fixture.sandbox
                .set(Cr3dentialsSwitches.FINISHING, Finishing.AUTOMATIC)
                .set(Cr3dentialsSwitches.OUTCOMES, new Outcomes(Map.of("COMPLETED", 3, "ERROR", 1)));
        fixture.sandbox.spawn(400);

        fixture.pass(60);

        assertThat(total("COMPLETED")).isBetween(250, 350);
        assertThat(total("COMPLETED") + total("ERROR")).isEqualTo(400);
    }

    private String expiry(String request) {
        return fixture.session(fixture.created(request)).get("expiresAt").textValue();
    }

    private int total(String status) {
        return SandboxFixture.data(fixture.get(SandboxFixture.SESSIONS + "?status=" + status))
                .get("total")
                .intValue();
    }

    private void automatic(String outcome) {
        fixture.sandbox
                .set(Cr3dentialsSwitches.FINISHING, Finishing.AUTOMATIC)
                .set(Cr3dentialsSwitches.OUTCOMES, Outcomes.always(outcome));
    }

    private List<String> walk(String id, int steps) {
        List<String> seen = new ArrayList<>();
        for (int i = 0; i < steps; i++) {
            JsonNode session = fixture.session(id);
            seen.add(session.get("status").textValue() + " " + session.get("progress"));
            fixture.pass(1);
        }
        return seen;
    }
}
