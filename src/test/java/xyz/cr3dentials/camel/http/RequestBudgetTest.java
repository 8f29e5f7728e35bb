package xyz.cr3dentials.camel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestBudgetTest {

    private static final long SECOND = 1_000_000_000L;

    private final VirtualTime time = VirtualTime.standing();
    private final RequestBudget budget = new RequestBudget(
            new InProcessBudgetStore(BudgetSettings.DEFAULT, time::nanoTime), time.clock(), time::nanoTime);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void noSlidingMinuteOfTenSeesMoreThanTheLimitLessTheReserve(long seed) {
        Random random = new Random(seed);
        List<Long> sent = new ArrayList<>();
        long end = 600 * SECOND;
        while (time.nanoTime() < end) {
            if (random.nextInt(200) == 0) {
                time.advanceSeconds(random.nextDouble() * 90); // a quiet time fills the bucket
            }
            RequestPriority priority = RequestPriority.values()[random.nextInt(4)];
            long wait = acquire(budget, priority);
            if (wait == 0) {
                sent.add(time.nanoTime());
                time.advanceSeconds(random.nextDouble() * 0.3);
            } else {
                time.advanceSeconds(random.nextBoolean() ? wait / 1e9 : random.nextDouble());
            }
        }
        assertThat(sent.size()).isGreaterThan(300);
        assertThat(mostInSixtySeconds(sent)).isBetween(80, 110);
    }

    @Test
    void aGreedyCallerGetsTheWholeBudgetAndNoMore() {
        List<Long> sent = new ArrayList<>();
        while (time.nanoTime() < 600 * SECOND) {
            long wait = acquire(budget, RequestPriority.CREATE);
            if (wait == 0) {
                sent.add(time.nanoTime());
            } else {
                time.advanceSeconds(wait / 1e9);
            }
        }
        assertThat(mostInSixtySeconds(sent)).isBetween(109, 110);
        assertThat(sent.size()).isBetween(919, 921);
    }

    @Test
    void lowerPrioritiesLeaveTokensForHigherOnes() {
        assertThat(takeAll(RequestPriority.BACKFILL)).isEqualTo(10);
        assertThat(takeAll(RequestPriority.DETECT)).isEqualTo(5);
        assertThat(takeAll(RequestPriority.CONFIRM)).isEqualTo(3);
        assertThat(takeAll(RequestPriority.CREATE)).isEqualTo(2);
        assertThat(acquire(budget, RequestPriority.CREATE)).isPositive();
        // One token comes back after 2/3 s: enough for a creation, not for a look into history.
        time.advanceSeconds(0.7);
        assertThat(acquire(budget, RequestPriority.BACKFILL)).isGreaterThan(6 * SECOND);
        assertThat(acquire(budget, RequestPriority.CREATE)).isZero();
    }

    @Test
    void aTokenGoesToTheHighestPriorityAndWithinItToTheFirstComer() {
        takeAll(RequestPriority.CREATE);
        Turn first = budget.queue(RequestPriority.CONFIRM);
        Turn second = budget.queue(RequestPriority.CONFIRM);
        Turn creation = budget.queue(RequestPriority.CREATE);
        List<Turn> anyOrder = new ArrayList<>(List.of(second, first, creation));
        List<Turn> served = new ArrayList<>();
        while (!anyOrder.isEmpty()) {
            time.advanceSeconds(0.1);
            anyOrder.removeIf(turn -> budget.acquire(turn).waitNanos() == 0 && served.add(turn));
        }
        assertThat(served).containsExactly(creation, first, second);
    }

    @Test
    void eachInLineIsToldAWaitOfItsOwnAndNewcomersPassNobody() {
        takeAll(RequestPriority.CREATE);
        List<Turn> line = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            line.add(budget.queue(RequestPriority.CREATE));
        }
        List<Long> waits =
                line.stream().map(turn -> budget.acquire(turn).waitNanos()).toList();
        // 90 a minute; the burst is 20, and the line is longer than it.
        assertThat(waits).isSorted().doesNotHaveDuplicates();
        assertThat(waits.get(29)).isBetween(19 * SECOND, 21 * SECOND);
        time.sleep(waits.get(0) + 1); // the bucket rounds down
        assertThat(acquire(budget, RequestPriority.CREATE)).isPositive();
        assertThat(budget.acquire(line.get(1)).waitNanos()).isPositive();
        assertThat(budget.acquire(line.get(0)).waitNanos()).isZero();
    }

    @Test
    void whoGivesUpLetsTheNextMoveUp() {
        takeAll(RequestPriority.CREATE);
        Turn impatient = budget.queue(RequestPriority.CREATE);
        Turn next = budget.queue(RequestPriority.CREATE);
        time.sleep(budget.acquire(impatient).waitNanos() + 1); // the bucket rounds down
        assertThat(budget.acquire(next).waitNanos()).isPositive();
        budget.leave(impatient);
        assertThat(budget.acquire(next).waitNanos()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void aLongLineOfAllPrioritiesIsServedWholeWithinTheLimit(long seed) {
        Random random = new Random(seed);
        List<Turn> line = new ArrayList<>();
        List<Long> sent = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            line.add(budget.queue(RequestPriority.values()[random.nextInt(4)]));
        }
        while (!line.isEmpty() && time.nanoTime() < 1200 * SECOND) {
            Turn turn = line.get(random.nextInt(line.size()));
            if (budget.acquire(turn).waitNanos() == 0) {
                line.remove(turn);
                sent.add(time.nanoTime());
            } else {
                time.advanceSeconds(random.nextDouble() * 0.05);
            }
        }
        assertThat(line).isEmpty();
        assertThat(mostInSixtySeconds(sent)).isBetween(80, 110);
    }

    @Test
    void theWaitItNamesIsLongEnough() {
        takeAll(RequestPriority.CREATE);
        long wait = acquire(budget, RequestPriority.DETECT);
        time.sleep(wait);
        assertThat(acquire(budget, RequestPriority.DETECT)).isZero();
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
        // Half a burst of twenty and one more, at 90 a minute, counted from the end of the pause.
        assertThat(acquire(budget, RequestPriority.BACKFILL)).isBetween(6 * SECOND, 7 * SECOND);
        assertThat(acquire(budget, RequestPriority.CREATE)).isZero();
    }

    @Test
    void theStatusShowsTheVendorsHeadersAndOurOwnCount() {
        acquire(budget, RequestPriority.CREATE);
        time.advanceSeconds(30);
        acquire(budget, RequestPriority.CREATE);
        budget.observe(new ApiResponse(200, null, null, null, "120", "117", "1795169100", null, new byte[0]));
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
    void oneKeyAtOneHostIsOneBudgetAndTheSmallestSettingsRule() {
        RequestBudgets budgets = new RequestBudgets(time.clock(), time::nanoTime);
        RequestBudget first = budgets.of("a.example:443", "key", BudgetSettings.DEFAULT);
        assertThat(budgets.of("a.example:443", "key", new BudgetSettings(24, 2)))
                .isSameAs(first);
        assertThat(budgets.of("a.example:443", "other", BudgetSettings.DEFAULT)).isNotSameAs(first);
        assertThat(budgets.of("b.example:443", "key", BudgetSettings.DEFAULT)).isNotSameAs(first);
        List<Long> sent = new ArrayList<>();
        time.advanceSeconds(120);
        while (time.nanoTime() < 400 * SECOND) {
            long wait = acquire(first, RequestPriority.CREATE);
            if (wait == 0) {
                sent.add(time.nanoTime());
            } else {
                time.advanceSeconds(wait / 1e9);
            }
        }
        assertThat(mostInSixtySeconds(
                        sent.stream().filter(t -> t > 190 * SECOND).toList()))
                .isBetween(17, 22);
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
        RequestBudget used = budgets.of("a.example:443", "daily", daily);
        while (acquire(used, RequestPriority.CREATE) == 0) {
            time.advanceSeconds(1);
        }
        for (int i = 0; i < 23; i++) {
            time.advanceSeconds(3600);
            for (int j = 0; j < 100; j++) {
                budgets.of("a.example:443", "rotated-" + i + "-" + j, BudgetSettings.DEFAULT);
            }
        }
        assertThat(acquire(budgets.of("a.example:443", "daily", daily), RequestPriority.CREATE))
                .isPositive();
        time.advanceSeconds(2 * 3600);
        assertThat(acquire(budgets.of("a.example:443", "daily", daily), RequestPriority.CREATE))
                .isZero();
    }

    private static long acquire(RequestBudget budget, RequestPriority priority) {
        Turn turn = budget.queue(priority);
        long wait = budget.acquire(turn).waitNanos();
        budget.leave(turn);
        return wait;
    }

    private int takeAll(RequestPriority priority) {
        int taken = 0;
        while (acquire(budget, priority) == 0) {
            taken++;
        }
        return taken;
    }

    private static int mostInSixtySeconds(List<Long> times) {
        Deque<Long> window = new ArrayDeque<>();
        int most = 0;
        for (long now : times) {
            window.addLast(now);
            while (now - window.getFirst() >= 60 * SECOND) {
                window.removeFirst();
            }
            most = Math.max(most, window.size());
        }
        return most;
    }
}
