package xyz.cr3dentials.camel.http.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static xyz.cr3dentials.camel.http.RequestPriority.BACKFILL;
import static xyz.cr3dentials.camel.http.RequestPriority.CREATE;
import static xyz.cr3dentials.camel.http.RequestPriority.DETECT;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import xyz.cr3dentials.camel.http.BudgetAnswer;
import xyz.cr3dentials.camel.http.BudgetSettings;
import xyz.cr3dentials.camel.http.BudgetStore;
import xyz.cr3dentials.camel.http.BudgetStores;
import xyz.cr3dentials.camel.http.RequestPriority;
import xyz.cr3dentials.camel.http.SlidingWindow;

class PostgresBudgetSharingTest {

    private static final long SECOND = 1_000_000_000L;
    private static final String KEY = "api.example:443#0123456789abcdef";

    private final SharedBudgetDatabase database = new SharedBudgetDatabase();
    private final ExecutorService executor = Executors.newCachedThreadPool();
    private BudgetStore one;
    private BudgetStore other;

    @BeforeEach
    void openNodes() {
        one = database.node().open(KEY, BudgetSettings.DEFAULT);
        other = database.node().open(KEY, BudgetSettings.DEFAULT);
    }

    @AfterEach
    void close() {
        executor.shutdownNow();
        database.close();
    }

    @Test
    void manyThreadsOfTwoNodesTogetherNeverExceedTheBudgetInAnySlidingMinute() throws Exception {
        Random random = new Random(11);
        SlidingWindow window = new SlidingWindow();
        long now = 0;
        for (int round = 0; round < 40; round++) {
            int sent = takeAtOnce(Stream.of(one, other, one, other, one, other, one, other));
            for (int i = 0; i < sent; i++) {
                window.add(now);
            }
            long step = random.nextInt(round % 2 == 0 ? 1_500 : 20_000) * SECOND / 1000;
            database.advance(step);
            now += step;
        }
        assertThat(window.most()).isBetween(80, 110);
    }

    @Test
    void byTheDatabasesRealClockTheyGetNoMoreThanBurstAndRefillEither() throws Exception {
        BudgetSettings fast = new BudgetSettings(1200, 0);
        List<BudgetStore> nodes = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            nodes.add(new PostgresBudgetStores(database.open()).open("api.example:443#fast", fast));
        }
        long start = System.nanoTime();
        List<Callable<Integer>> tasks = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            BudgetStore node = nodes.get(i % 2);
            tasks.add(() -> {
                int taken = 0;
                boolean emptied = false;
                while (!emptied || System.nanoTime() - start < 3 * SECOND) {
                    emptied = node.take(CREATE, 0).waitNanos() > 0;
                    taken += emptied ? 0 : 1;
                }
                return taken;
            });
        }
        int taken = 0;
        for (Future<Integer> task : executor.invokeAll(tasks)) {
            taken += task.get();
        }
        double minutes = (System.nanoTime() - start) / 60e9;
        assertThat(taken).isBetween(fast.burst(), (int) (fast.burst() + fast.refillPerMinute() * minutes) + 1);
    }

    @Test
    void theFirstRequestsOfNodesThatStartTogetherOpenOneBucket() throws Exception {
        List<Callable<BudgetStores>> starts = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            starts.add(database::node);
        }
        database.execute("drop table request_budget");
        List<BudgetStore> stores = new ArrayList<>();
        for (Future<BudgetStores> start : executor.invokeAll(starts)) {
            stores.add(start.get().open("api.example:443#new", BudgetSettings.DEFAULT));
        }
        assertThat(takeAtOnce(stores.stream())).isEqualTo(20);
    }

    @Test
    void onesLowPriorityLeavesTheOtherItsTokens() {
        assertThat(takeAll(one, BACKFILL)).isEqualTo(10);
        assertThat(takeAll(other, DETECT)).isEqualTo(5);
        assertThat(takeAll(other, CREATE)).isEqualTo(5);
        assertThat(one.take(CREATE, 0).waitNanos()).isPositive();
    }

    @Test
    void aPauseAndTheCountOfRefusalsAreSeenByTheOtherAtOnce() {
        one.take(CREATE, 0);
        assertThat(one.refused()).isEqualTo(1);
        one.pause(Duration.ofSeconds(30));
        other.pause(Duration.ofSeconds(3));
        assertThat(other.take(CREATE, 0)).isEqualTo(BudgetAnswer.paused(30 * SECOND));
        assertThat(other.refused()).isEqualTo(1);
        database.advance(30 * SECOND);
        assertThat(one.take(CREATE, 0)).isEqualTo(BudgetAnswer.taken(true));
        assertThat(other.take(CREATE, 0).waitNanos()).isEqualTo(SECOND / 2);
        assertThat(other.refused()).isEqualTo(2);
        other.accepted();
        assertThat(one.refused()).isEqualTo(1);
    }

    @Test
    void theSmallestBudgetAppliesToAllUntilNobodyHasUsedItForTenMinutes() {
        BudgetStore small = database.node().open(KEY, new BudgetSettings(24, 2)); // burst 4
        takeAll(one, CREATE);
        database.advance(3600 * SECOND);
        assertThat(small.take(CREATE, 0).waitNanos()).isZero();
        assertThat(takeAll(one, CREATE)).isEqualTo(3);
        database.advance(590 * SECOND);
        assertThat(takeAll(one, BACKFILL)).isEqualTo(2);
        database.advance(20 * SECOND);
        takeAll(one, CREATE); // the last at the old pace
        database.advance(3600 * SECOND);
        assertThat(takeAll(one, CREATE)).isEqualTo(20);
    }

    @Test
    void aClockThatIsSetBackStopsNobodyForLongAndGrantsNothing() {
        takeAll(one, CREATE);
        one.refused();
        one.pause(Duration.ofMinutes(5));
        database.advance(-3600 * SECOND);
        assertThat(takeAll(other, CREATE)).isZero();
        database.advance(SECOND);
        assertThat(takeAll(other, CREATE)).isZero();
        one.pause(Duration.ofSeconds(1));
        database.advance(2 * SECOND);
        assertThat(takeAll(other, CREATE)).isEqualTo(1);
        other.accepted();
        database.advance(20 * SECOND);
        assertThat(takeAll(other, CREATE)).isEqualTo(20);
    }

    @Test
    void aRequestThatHasToWaitWritesNothing() {
        takeAll(one, CREATE);
        String before = database.text("select xmin::text from request_budget");
        assertThat(other.take(CREATE, 0).waitNanos()).isPositive();
        assertThat(database.text("select xmin::text from request_budget")).isEqualTo(before);
    }

    @Test
    void successWritesNothingUnlessThereWereRefusals() {
        one.take(CREATE, 0);
        String before = database.text("select xmin::text from request_budget");
        one.accepted();
        assertThat(database.text("select xmin::text from request_budget")).isEqualTo(before);
    }

    @Test
    void keysThatNobodyUsesAreForgotten() {
        BudgetStores node = database.node();
        for (int i = 0; i < 30; i++) {
            node.open("api.example:443#rotated-" + i, BudgetSettings.DEFAULT).take(CREATE, 0);
            database.advance(600 * SECOND);
        }
        assertThat(database.text("select count(*) from request_budget")).isEqualTo("7");
        assertThat(takeAll(one, CREATE)).isEqualTo(20);
    }

    @Test
    void theLimitOfADayIsSharedAndSurvivesARestart() throws Exception {
        BudgetSettings daily = BudgetSettings.ofRequestsPerSecond(25, 35, 50);
        BudgetStore first = database.node().open("api.example:443#daily", daily);
        BudgetStore second = database.node().open("api.example:443#daily", daily);
        assertThat(takeAtOnce(Stream.of(first, second, first, second))).isEqualTo(35);
        database.advance(20 * 3600 * SECOND);
        database.node().open("api.example:443#rotated", daily).take(CREATE, 0); // others' rows are tidied up now
        BudgetStore restarted = database.node().open("api.example:443#daily", daily);
        assertThat(takeAtOnce(Stream.of(restarted, first, second))).isEqualTo(15);
        assertThat(restarted.take(CREATE, 0).day()).isTrue();
    }

    @Test
    void aClockThatIsSetBackForgetsNothingOfTheDayAndHealsWithin25Hours() {
        BudgetStore daily =
                database.node().open("api.example:443#daily", BudgetSettings.ofRequestsPerSecond(25, 35, 30));
        assertThat(takeAll(daily, CREATE)).isEqualTo(30);
        database.advance(-48 * 3600 * SECOND);
        assertThat(takeAll(daily, CREATE)).isZero();
        database.advance(25 * 3600 * SECOND);
        assertThat(takeAll(daily, CREATE)).isEqualTo(30);
    }

    @Test
    void theTableOfAnEarlierVersionIsCompleted() {
        database.execute("alter table request_budget drop column day_slot, drop column day_usage");
        BudgetStore daily =
                database.node().open("api.example:443#daily", BudgetSettings.ofRequestsPerSecond(25, 35, 30));
        assertThat(takeAll(daily, CREATE)).isEqualTo(30);
    }

    private int takeAtOnce(Stream<BudgetStore> stores) throws Exception {
        List<Callable<Integer>> tasks = stores.map(store -> (Callable<Integer>) () -> takeAll(store, CREATE))
                .toList();
        int sent = 0;
        for (Future<Integer> task : executor.invokeAll(tasks)) {
            sent += task.get();
        }
        return sent;
    }

    private static int takeAll(BudgetStore store, RequestPriority priority) {
        int taken = 0;
        while (store.take(priority, 0).waitNanos() == 0) {
            taken++;
        }
        return taken;
    }
}
