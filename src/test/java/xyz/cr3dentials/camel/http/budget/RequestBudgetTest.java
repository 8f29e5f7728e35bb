package xyz.cr3dentials.camel.http.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import xyz.cr3dentials.camel.http.pipeline.VirtualTime;

class RequestBudgetTest {

    private static final long SECOND = 1_000_000_000L;
    private static final BudgetSettings SMALL = BudgetSettings.ofRequestsPerMinute(4, 0);

    private final VirtualTime time = VirtualTime.standing();
    private final RequestBudget budget = budget(BudgetSettings.DEFAULT);

    @Test
    void requestsOtherThanCreationsTakeTurnsByTheirPriority() {
        List<Turn> line = new ArrayList<>();
        for (RequestPriority priority :
                List.of(RequestPriority.BACKFILL, RequestPriority.DETECT, RequestPriority.CONFIRM)) {
            for (int i = 0; i < 8; i++) {
                line.add(budget.queue(priority));
            }
        }
        List<RequestPriority> served = new ArrayList<>();
        while (served.size() < 14) {
            line.removeIf(turn -> acquire(budget, turn) == 0 && served.add(turn.priority()));
            time.advanceSeconds(0.5);
        }
        assertThat(served.stream().filter(RequestPriority.CONFIRM::equals)).hasSize(8);
        assertThat(served.stream().filter(RequestPriority.DETECT::equals)).hasSize(4);
        assertThat(served.stream().filter(RequestPriority.BACKFILL::equals)).hasSize(2);
    }

    @Test
    void creationsAreServedInTheOrderTheyCame() {
        RequestBudget small = budget(SMALL);
        List<BudgetSlot> taken = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            taken.add(small.acquire(small.queue(RequestPriority.CREATE), BudgetStoreContract.TIME_LIMIT)
                    .slot());
        }
        Turn first = small.queue(RequestPriority.CREATE);
        Turn second = small.queue(RequestPriority.CREATE);
        taken.get(0).answered();
        time.advanceSeconds(10);
        taken.get(1).answered();
        assertThat(acquire(small, first)).isEqualTo(50 * SECOND);
        assertThat(acquire(small, second)).isEqualTo(60 * SECOND);
        time.advanceSeconds(50);
        assertThat(acquire(small, second)).isPositive();
        assertThat(acquire(small, first)).isZero();
    }

    @Test
    void whoGivesUpLetsTheNextMoveUp() {
        RequestBudget small = budget(SMALL);
        for (int i = 0; i < 3; i++) {
            acquire(small, RequestPriority.CREATE);
        }
        Turn impatient = small.queue(RequestPriority.CREATE);
        Turn next = small.queue(RequestPriority.CREATE);
        assertThat(acquire(small, next)).isPositive();
        small.leave(impatient);
        assertThat(acquire(small, next)).isZero();
    }

    @Test
    void whoGaveUpDoesNotSetLaterOnesOfItsPriorityBack() {
        while (acquire(budget, RequestPriority.DETECT) == 0) {}
        for (int i = 0; i < 100; i++) {
            budget.leave(budget.queue(RequestPriority.CONFIRM));
        }
        Turn detection = budget.queue(RequestPriority.DETECT);
        Turn confirmation = budget.queue(RequestPriority.CONFIRM);
        time.advanceSeconds(0.5);
        assertThat(acquire(budget, detection)).isPositive();
        assertThat(acquire(budget, confirmation)).isZero();
    }

    @Test
    void aPauseHoldsEveryPriorityBackAndIsNeverShortened() {
        budget.pause(Duration.ofSeconds(30));
        budget.pause(Duration.ofSeconds(5));
        for (RequestPriority priority : RequestPriority.values()) {
            assertThat(acquire(budget, priority)).isEqualTo(30 * SECOND);
        }
        assertThat(budget.status().pausedUntil()).isEqualTo(VirtualTime.START.plusSeconds(30));
        time.advanceSeconds(30);
        assertThat(budget.isPaused()).isFalse();
        assertThat(budget.status().pausedUntil()).isNull();
        assertThat(acquire(budget, RequestPriority.BACKFILL)).isZero();
    }

    @Test
    void theStatusShowsTheVendorsHeadersAndOurOwnCount() {
        acquire(budget, RequestPriority.CREATE);
        time.advanceSeconds(30);
        acquire(budget, RequestPriority.CREATE);
        budget.observe(200, RateLimit.of("120", "117", "1795169100"));
        RateLimitStatus status = budget.status();
        assertThat(status.limit()).isEqualTo(120);
        assertThat(status.remaining()).isEqualTo(117);
        assertThat(status.reset()).hasToString("2026-11-20T10:05:00Z");
        assertThat(status.usedInLastMinute()).isEqualTo(2);
        time.advanceSeconds(31);
        assertThat(budget.status().usedInLastMinute()).isEqualTo(1);
        time.advanceSeconds(3600);
        assertThat(budget.status().usedInLastMinute()).isZero();
    }

    @Test
    void aSmallerLimitOfTheVendorAppliesUntilTenMinutesAfterItWasNamedLast() {
        RequestBudget small = budget(SMALL);
        limitNamed(small, "2");
        limitNamed(small, "120");
        assertThat(takeAll(small)).isEqualTo(2);
        assertThat(small.status().limit()).isEqualTo(120);
        time.advanceSeconds(590);
        limitNamed(small, "2");
        time.advanceSeconds(590);
        limitNamed(small, "120");
        assertThat(takeAll(small)).isEqualTo(2);
        time.advanceSeconds(590);
        limitNamed(small, "120");
        assertThat(takeAll(small)).isEqualTo(4);
    }

    @Test
    void oneKeyAtOneHostIsOneBudgetAndTheSmallestSettingsRule() {
        RequestBudgets budgets = new RequestBudgets(time.clock(), time::nanoTime);
        RequestBudget first = budgets.of("a.example:443", "key", BudgetSettings.DEFAULT);
        assertThat(budgets.of("a.example:443", "key", SMALL)).isSameAs(first);
        assertThat(budgets.of("a.example:443", "key", BudgetSettings.DEFAULT)).isSameAs(first);
        assertThat(budgets.of("a.example:443", "other", BudgetSettings.DEFAULT)).isNotSameAs(first);
        assertThat(budgets.of("b.example:443", "key", BudgetSettings.DEFAULT)).isNotSameAs(first);
        assertThat(takeAll(first)).isEqualTo(4);
    }

    @Test
    void theSmallerLimitOfADayAndTheSlowerPaceApply() {
        RequestBudget daily = budget(BudgetSettings.ofRequestsPerSecond(25, 35, 10_000));
        daily.narrow(BudgetSettings.ofRequestsPerSecond(50, 70, 5));
        assertThat(takeAll(daily)).isEqualTo(5);
        time.advanceSeconds(25 * 3600);
        daily.narrow(BudgetSettings.ofRequestsPerSecond(1, 3, 0));
        assertThat(takeAll(daily)).isEqualTo(3);
        assertThat(acquire(daily, RequestPriority.CREATE)).isEqualTo(SECOND);
    }

    @Test
    void forgottenKeysDoNotPileUp() {
        RequestBudgets budgets = new RequestBudgets(time.clock(), time::nanoTime);
        RequestBudget busy = budgets.of("a.example:443", "busy", BudgetSettings.DEFAULT);
        for (int i = 0; i < 1000; i++) {
            budgets.of("a.example:443", "rotated-" + i, BudgetSettings.DEFAULT);
            time.advanceSeconds(60);
            acquire(busy, RequestPriority.CREATE);
        }
        assertThat(budgets.size()).isLessThan(100);
        assertThat(busy.isRetired()).isFalse();
        assertThat(budgets.of("a.example:443", "busy", BudgetSettings.DEFAULT)).isSameAs(busy);
    }

    @Test
    void aKeyWithALimitADayIsRememberedForTheDay() {
        RequestBudgets budgets = new RequestBudgets(time.clock(), time::nanoTime);
        BudgetSettings daily = BudgetSettings.ofRequestsPerSecond(25, 35, 10);
        assertThat(takeAll(budgets.of("a.example:443", "daily", daily))).isEqualTo(10);
        for (int i = 0; i < 23; i++) {
            time.advanceSeconds(3600);
            for (int j = 0; j < 100; j++) {
                budgets.of("a.example:443", "rotated-" + i + "-" + j, BudgetSettings.DEFAULT);
            }
        }
        assertThat(takeAll(budgets.of("a.example:443", "daily", daily))).isZero();
        time.advanceSeconds(2 * 3600);
        assertThat(takeAll(budgets.of("a.example:443", "daily", daily))).isEqualTo(10);
    }

    private RequestBudget budget(BudgetSettings settings) {
        return new RequestBudget(new InProcessBudgetStore(time::nanoTime), settings, time.clock(), time::nanoTime);
    }

    private static void limitNamed(RequestBudget budget, String limit) {
        budget.observe(200, RateLimit.of(limit, null, null));
    }

    static long acquire(RequestBudget budget, RequestPriority priority) {
        Turn turn = budget.queue(priority);
        long wait = acquire(budget, turn);
        budget.leave(turn);
        return wait;
    }

    private static long acquire(RequestBudget budget, Turn turn) {
        return budget.acquire(turn, BudgetStoreContract.TIME_LIMIT).waitNanos();
    }

    static int takeAll(RequestBudget budget) {
        int taken = 0;
        while (acquire(budget, RequestPriority.CREATE) == 0) {
            taken++;
        }
        return taken;
    }
}
