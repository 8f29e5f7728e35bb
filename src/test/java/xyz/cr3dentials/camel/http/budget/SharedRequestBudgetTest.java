package xyz.cr3dentials.camel.http.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import xyz.cr3dentials.camel.http.budget.jdbc.SharedBudgetDatabase;
import xyz.cr3dentials.camel.http.pipeline.VirtualTime;

/** Budgets of one key on nodes whose clocks differ by ten minutes each way. */
class SharedRequestBudgetTest {

    private static final long SECOND = 1_000_000_000L;
    private static final String HOST = "api.example:443";
    private static final String API_KEY = "canary+/=0123456789";

    private final SharedBudgetDatabase database = new SharedBudgetDatabase();
    private final VirtualTime ahead = VirtualTime.standing();
    private final VirtualTime behind = VirtualTime.standing();

    SharedRequestBudgetTest() {
        ahead.advanceSeconds(600);
        behind.advanceSeconds(-600);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aNodeWhoseClockIsAheadStarvesNobodyAndOneBehindGetsNothingMore() {
        RequestBudget first = node(ahead);
        RequestBudget second = node(behind);
        assertThat(RequestBudgetTest.takeAll(first)).isEqualTo(110);
        assertThat(RequestBudgetTest.takeAll(second)).isZero();
        pass(100 * SECOND);
        assertThat(RequestBudgetTest.takeAll(second)).isZero();
        pass(6 * SECOND); // none was answered
        assertThat(RequestBudgetTest.takeAll(second)).isBetween(100, 110);
        assertThat(RequestBudgetTest.takeAll(first)).isZero();
    }

    @Test
    void aPauseEndsOnEveryNodeAtTheSameMoment() {
        RequestBudget first = node(ahead);
        RequestBudget second = node(behind);
        acquire(first);
        first.pause(Duration.ofSeconds(30));
        assertThat(acquire(second)).isEqualTo(30 * SECOND);
        assertThat(second.isPaused()).isTrue();
        assertThat(second.status().pausedUntil())
                .isEqualTo(behind.clock().instant().plusSeconds(30));
        pass(30 * SECOND);
        assertThat(acquire(second)).isZero();
        assertThat(first.isPaused()).isFalse();
    }

    @Test
    void aForeignCallerOnTheKeyCostsTheRequestsUnderWayAndOneAPauseAndLosesNothing() {
        RefusalStorm storm = new RefusalStorm(database::advance);
        storm.addNode(node(ahead), ahead, 80);
        storm.addNode(node(behind), behind, 80);
        VirtualTime right = VirtualTime.standing();
        storm.addNode(node(right), right, 40);
        storm.run();
        assertThat(storm.served()).isEqualTo(200);
        assertThat(storm.refused()).isBetween(5, 20);
        assertThat(storm.ourMost()).isLessThanOrEqualTo(118);
    }

    @Test
    void theSameHoldsWithinOneProcess() {
        VirtualTime time = VirtualTime.standing();
        RefusalStorm storm = new RefusalStorm(nanos -> {});
        storm.addNode(
                new RequestBudgets(time.clock(), time::nanoTime).of(HOST, API_KEY, BudgetSettings.DEFAULT), time, 200);
        storm.run();
        assertThat(storm.served()).isEqualTo(200);
        assertThat(storm.refused()).isBetween(5, 20);
        assertThat(storm.ourMost()).isLessThanOrEqualTo(118);
    }

    @Test
    void theDatabaseHoldsADigestOfTheKeyAndNotTheKey() {
        acquire(node(ahead));
        assertThat(database.rows())
                .contains(HOST + "#")
                .doesNotContain("canary")
                .doesNotContain("0123456789");
    }

    private RequestBudget node(VirtualTime time) {
        return new RequestBudgets(database.node(), time.clock(), time::nanoTime)
                .of(HOST, API_KEY, BudgetSettings.DEFAULT);
    }

    private void pass(long nanos) {
        database.advance(nanos);
        ahead.sleep(nanos);
        behind.sleep(nanos);
    }

    private static long acquire(RequestBudget budget) {
        return RequestBudgetTest.acquire(budget, RequestPriority.CREATE);
    }
}
