package xyz.cr3dentials.camel.sandbox.cr3dentials;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.cr3dentials.camel.sandbox.CommonSwitches.ListScope;
import xyz.cr3dentials.camel.sandbox.CommonSwitches.OutOfRange;
import xyz.cr3dentials.camel.sandbox.ListOrder;
import xyz.cr3dentials.camel.sandbox.cr3dentials.Cr3dentialsSwitches.Offset;

class SessionListTest {

    private final SandboxFixture fixture =
            new SandboxFixture(settings -> settings.apiKeys(SandboxFixture.KEY, "other"));

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void pagesThroughEverySessionOnceWithTheTotal() {
        List<String> made = make(45);

        JsonNode first = list("");
        assertThat(first.get("total").intValue()).isEqualTo(45);
        assertThat(first.get("limit").intValue()).isEqualTo(20);
        assertThat(first.get("offset").intValue()).isZero();
        assertThat(first.get("sessions")).hasSize(20);
        List<String> seen = new ArrayList<>(ids(first));
        seen.addAll(ids(list("?offset=20")));
        JsonNode last = list("?offset=40");
        seen.addAll(ids(last));
        assertThat(last.get("offset").intValue()).isEqualTo(40);
        assertThat(seen).hasSize(45).containsExactlyInAnyOrderElementsOf(made);
        assertThat(list("?offset=45").get("sessions")).isEmpty();
        assertThat(list("?limit=100").get("sessions")).hasSize(45);
    }

    @Test
    void ordersAsTold() {
        List<String> made = make(9);
        List<String> newestFirst = new ArrayList<>(made);
        Collections.reverse(newestFirst);
        // Ended in the order 4, 0, 8; the others stay open.
        for (int index : new int[] {4, 0, 8}) {
            fixture.pass(1);
            fixture.sandbox.finish(made.get(index), "COMPLETED");
        }

        assertThat(ordered(ListOrder.OLDEST_FIRST)).isEqualTo(made);
        assertThat(ordered(ListOrder.NEWEST_FIRST)).isEqualTo(newestFirst);
        assertThat(ordered(ListOrder.COMPLETED_OLDEST_FIRST)).startsWith(made.get(4), made.get(0), made.get(8));
        assertThat(ordered(ListOrder.COMPLETED_NEWEST_FIRST)).startsWith(made.get(8), made.get(0), made.get(4));
        assertThat(ordered(ListOrder.ID_ASCENDING)).isSorted();
        assertThat(ordered(ListOrder.ID_DESCENDING)).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(ordered(ListOrder.UNSTABLE)).containsExactlyInAnyOrderElementsOf(made);
        assertThat(List.of(ordered(ListOrder.UNSTABLE), ordered(ListOrder.UNSTABLE), ordered(ListOrder.UNSTABLE)))
                .as("three shuffles of nine")
                .doesNotHaveDuplicates();
    }

    @Test
    void filtersByStatus() {
        List<String> made = make(5);
        fixture.sandbox.finish(made.get(2), "ERROR");

        JsonNode errors = list("?status=ERROR");

        assertThat(errors.get("total").intValue()).isEqualTo(1);
        assertThat(ids(errors)).containsExactly(made.get(2));
        assertThat(list("?status=NEVER_HEARD_OF").get("total").intValue()).isZero();
    }

    @Test
    void rowsAreSparse() {
        fixture.created("{\"platformId\":7,\"externalReferenceId\":\"loan-889\"}");

        assertThat(list("").get("sessions").get(0).fieldNames())
                .toIterable()
                .containsExactly("sessionId", "status", "platformId", "createdAt", "completedAt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=101", "limit=-5", "limit=ten", "offset=-1", "offset=x"})
    void refusesWhatIsOutOfRange(String query) {
        assertThat(fixture.get(SandboxFixture.SESSIONS + "?" + query).statusCode())
                .isEqualTo(400);
    }

    @Test
    void canClampTheLimit() {
        fixture.sandbox.set(Cr3dentialsSwitches.LIMIT_OUT_OF_RANGE, OutOfRange.CLAMP);

        assertThat(list("?limit=500").get("limit").intValue()).isEqualTo(100);
        assertThat(list("?limit=0").get("limit").intValue()).isEqualTo(1);
    }

    @Test
    void canIgnoreOffsetAndLimit() {
        make(30);
        fixture.sandbox.set(Cr3dentialsSwitches.OFFSET, Offset.IGNORED);
        assertThat(ids(list("?offset=20"))).isEqualTo(ids(list("")));
        assertThat(list("?offset=20").get("offset").intValue()).isZero();

        fixture.sandbox.set(Cr3dentialsSwitches.OFFSET, Offset.IGNORED_BUT_ECHOED);
        assertThat(ids(list("?offset=20"))).isEqualTo(ids(list("")));
        assertThat(list("?offset=20").get("offset").intValue()).isEqualTo(20);

        fixture.sandbox.set(Cr3dentialsSwitches.IGNORE_LIMIT, true);
        assertThat(list("?limit=5").get("sessions")).hasSize(20);
        assertThat(list("?limit=5").get("limit").intValue()).isEqualTo(20);
    }

    @Test
    void countsNoMoreThanItIsSetToAndShowsTheRestAllTheSame() {
        for (int i = 0; i < 7; i++) {
            fixture.created();
        }
        fixture.sandbox.set(Cr3dentialsSwitches.HIGHEST_TOTAL, 5);
        assertThat(list("").get("total").intValue()).isEqualTo(5);
        assertThat(list("?offset=5").get("sessions")).hasSize(2);
    }

    @Test
    void showsAKeyItsOwnSessionsOrTheWholeAccount() {
        String id = fixture.created();
        Map<String, String> other = Map.of("x-api-key", "other");
        assertThat(fixture.call("GET", SandboxFixture.SESSION + "/" + id, other, null)
                        .statusCode())
                .isEqualTo(404);
        assertThat(SandboxFixture.data(fixture.call("GET", SandboxFixture.SESSIONS, other, null))
                        .get("total")
                        .intValue())
                .isZero();

        fixture.sandbox.set(Cr3dentialsSwitches.LIST_SCOPE, ListScope.ACCOUNT);
        assertThat(fixture.call("GET", SandboxFixture.SESSION + "/" + id, other, null)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void forgetsOldSessionsWhenTold() {
        fixture.sandbox.spawnEnded(10, "COMPLETED", Duration.ofDays(40));
        fixture.sandbox.spawnEnded(5, "COMPLETED", Duration.ofDays(1));
        String open = fixture.created();
        assertThat(list("").get("total").intValue()).isEqualTo(16);

        assertThat(fixture.sandbox.forgetEnded(Duration.ofDays(30))).isEqualTo(10);
        assertThat(list("?status=COMPLETED").get("total").intValue()).isEqualTo(5);

        fixture.sandbox.set(Cr3dentialsSwitches.FORGET_AFTER_MILLIS, 3_600_000);
        assertThat(ids(list(""))).containsExactly(open);
    }

    @Test
    void keepsOnlySoManyAndDropsTheOneThatEndedFirst() {
        try (SandboxFixture small = new SandboxFixture(settings -> settings.maximumSessions(3))) {
            String first = small.created();
            String second = small.created();
            String third = small.created();
            assertThat(small.create("{\"platformId\":7}").statusCode()).isEqualTo(503);

            small.sandbox.finish(second, "ERROR");
            small.sandbox.finish(first, "ERROR");
            String fourth = small.created();

            assertThat(small.sandbox.sessions())
                    .extracting(SandboxSession::sessionId)
                    .containsExactly(first, third, fourth);
        }
    }

    private List<String> make(int count) {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            made.add(fixture.created());
        }
        return made;
    }

    private List<String> ordered(ListOrder order) {
        fixture.sandbox.set(Cr3dentialsSwitches.LIST_ORDER, order);
        return ids(list(""));
    }

    private JsonNode list(String query) {
        return SandboxFixture.data(fixture.get(SandboxFixture.SESSIONS + query));
    }

    private static List<String> ids(JsonNode page) {
        return page.get("sessions").findValuesAsText("sessionId");
    }
}
