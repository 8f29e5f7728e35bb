package xyz.cr3dentials.camel.http.budget.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static xyz.cr3dentials.camel.http.budget.RequestPriority.CREATE;
import static xyz.cr3dentials.camel.http.budget.RequestPriority.DETECT;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.cr3dentials.camel.http.budget.BudgetAnswer;
import xyz.cr3dentials.camel.http.budget.BudgetDemand;
import xyz.cr3dentials.camel.http.budget.BudgetSettings;
import xyz.cr3dentials.camel.http.budget.BudgetSlot;
import xyz.cr3dentials.camel.http.budget.BudgetStore;
import xyz.cr3dentials.camel.http.budget.BudgetStoreContract;
import xyz.cr3dentials.camel.http.budget.BudgetStores;
import xyz.cr3dentials.camel.http.budget.RequestPriority;
import xyz.cr3dentials.camel.http.pipeline.VendorsEnd;

class PostgresBudgetSharingTest {

    private static final long SECOND = 1_000_000_000L;
    private static final String KEY = "api.example:443#0123456789abcdef";
    private static final BudgetSettings SMALL = BudgetSettings.ofRequestsPerMinute(12, 0);

    private final SharedBudgetDatabase database = new SharedBudgetDatabase();
    private final ExecutorService executor = Executors.newCachedThreadPool();
    private BudgetStore one;
    private BudgetStore other;

    @BeforeEach
    void openNodes() {
        one = database.node().open(KEY);
        other = database.node().open(KEY);
    }

    @AfterEach
    void close() {
        executor.shutdownNow();
        database.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void twoNodesTogetherNeverExceedTheLimitAtTheVendorsEnd(long seed) {
        Random random = new Random(seed);
        VendorsEnd vendor = new VendorsEnd(random);
        while (vendor.arrived() < 500) {
            BudgetStore node = random.nextBoolean() ? one : other;
            BudgetSlot slot = take(node, BudgetSettings.DEFAULT, RequestPriority.values()[random.nextInt(4)])
                    .slot();
            if (slot != null) {
                vendor.sent(slot);
            }
            vendor.pass(random.nextInt(slot == null ? 1_000 : 200) * SECOND / 1000, database::advance);
        }
        assertThat(vendor.most()).isBetween(90, 118);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aNodeKeepsToItsLimitHoweverTheDatabasesClockIsSet(long seed) {
        Random random = new Random(seed);
        VendorsEnd vendor = new VendorsEnd(random);
        while (vendor.arrived() < 60) {
            BudgetSlot slot = take(one, SMALL, CREATE).slot();
            if (slot != null) {
                vendor.sent(slot);
            }
            if (random.nextInt(40) == 0) {
                database.set((random.nextInt(7200) - 3600) * SECOND);
            }
            vendor.pass(random.nextInt(3_000) * SECOND / 1000, database::advance);
        }
        assertThat(vendor.most()).isBetween(6, 12);
    }

    @Test
    void eightClientsThatTryAllTheTimeTakeEachSlotOnceAndNoStatementFails() throws Exception {
        List<Callable<Integer>> tasks = new ArrayList<>();
        List<BudgetStore> nodes = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            nodes.add(new PostgresBudgetStores(database.open()).open("api.example:443#busy"));
        }
        for (BudgetStore node : nodes) {
            tasks.add(() -> {
                int taken = 0;
                for (int i = 0; i < 150; i++) {
                    taken += take(node, BudgetSettings.DEFAULT, CREATE).slot() == null ? 0 : 1;
                }
                return taken;
            });
        }
        int taken = 0;
        for (Future<Integer> task : executor.invokeAll(tasks)) {
            taken += task.get();
        }
        assertThat(taken).isBetween(110, 118); // what is left to others depends on who came when
        assertThat(database.text("select sum(ticket) from request_slot where id like '%busy'"))
                .isEqualTo(Integer.toString(taken));
    }

    @Test
    void theFirstRequestsOfNodesThatStartTogetherOpenOneBudget() throws Exception {
        List<Callable<BudgetStores>> starts = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            starts.add(database::node);
        }
        database.execute("drop table request_slot, request_key");
        List<BudgetStore> stores = new ArrayList<>();
        for (Future<BudgetStores> start : executor.invokeAll(starts)) {
            stores.add(start.get().open("api.example:443#new"));
        }
        assertThat(takeAtOnce(stores.stream(), BudgetSettings.DEFAULT)).isBetween(110, 118);
    }

    @Test
    void theSpacingHoldsForBothTogether() {
        assertThat(take(one, SMALL, DETECT).slot()).isNotNull();
        assertThat(take(other, SMALL, DETECT)).isEqualTo(BudgetAnswer.full(5 * SECOND, false));
        database.advance(5 * SECOND);
        assertThat(take(other, SMALL, DETECT).slot()).isNotNull();
    }

    @Test
    void aPauseAndTheCountOfRefusalsAreSeenByTheOtherAtOnce() {
        take(one, SMALL, CREATE);
        assertThat(one.refused()).isEqualTo(1);
        one.pause(Duration.ofSeconds(30));
        other.pause(Duration.ofSeconds(3));
        assertThat(take(other, SMALL, CREATE)).isEqualTo(BudgetAnswer.paused(30 * SECOND));
        assertThat(other.refused()).isEqualTo(1);
        database.advance(30 * SECOND);
        assertThat(take(one, SMALL, CREATE).refused()).isTrue();
        assertThat(take(other, SMALL, CREATE)).isEqualTo(BudgetAnswer.full(SECOND / 2, true));
        assertThat(other.refused()).isEqualTo(2);
        other.accepted();
        assertThat(one.refused()).isEqualTo(1);
    }

    @Test
    void theSmallestBudgetAppliesToAllUntilNobodyHasUsedItForTenMinutes() {
        BudgetSettings smaller = BudgetSettings.ofRequestsPerMinute(3, 0);
        assertThat(take(one, SMALL, CREATE).slot()).isNotNull();
        assertThat(take(other, smaller, CREATE).slot()).isNotNull();
        assertThat(takeAll(one, SMALL)).isEqualTo(1);
        database.advance(590 * SECOND);
        assertThat(takeAll(one, SMALL)).isEqualTo(3);
        database.advance(20 * SECOND);
        assertThat(takeAll(one, SMALL)).isEqualTo(9);
    }

    @Test
    void aClockThatIsSetBackStopsNobodyForLong() {
        assertThat(takeAll(one, SMALL)).isEqualTo(12);
        one.refused();
        one.pause(Duration.ofMinutes(5));
        database.set(-3600 * SECOND);
        assertThat(take(other, SMALL, CREATE).waitNanos()).isLessThanOrEqualTo(60 * SECOND);
        database.advance(107 * SECOND);
        other.accepted();
        assertThat(takeAll(other, SMALL)).isEqualTo(12);
    }

    @Test
    void aLateWordOfASlotThatIsAnothersChangesNothing() {
        BudgetSettings single = BudgetSettings.ofRequestsPerMinute(1, 0);
        BudgetSlot late = take(one, single, CREATE).slot();
        database.advance(107 * SECOND);
        assertThat(take(other, single, CREATE).slot()).isNotNull();
        late.unused();
        assertThat(take(other, single, CREATE).slot()).isNull();
    }

    @Test
    void aRequestThatHasToWaitWritesNothing() {
        takeAll(one, SMALL);
        String before = versions();
        assertThat(take(one, SMALL, CREATE).slot()).isNull();
        assertThat(versions()).isEqualTo(before);
    }

    @Test
    void successWritesNothingToTheKeyUnlessThereWereRefusals() {
        take(one, SMALL, CREATE);
        String before = versions();
        one.accepted();
        assertThat(versions()).isEqualTo(before);
    }

    @Test
    void keysThatNobodyUsesAreForgotten() {
        BudgetStores node = database.node();
        for (int i = 0; i < 30; i++) {
            take(node.open("api.example:443#rotated-" + i), SMALL, CREATE);
            database.advance(600 * SECOND);
        }
        assertThat(database.text("select count(*) from request_key")).isEqualTo("7");
        assertThat(database.text("select count(distinct id) from request_slot")).isEqualTo("7");
        assertThat(takeAll(one, SMALL)).isEqualTo(12);
    }

    @Test
    void theLimitOfADayIsSharedAndSurvivesARestart() throws Exception {
        BudgetSettings daily = BudgetSettings.ofRequestsPerSecond(25, 35, 50);
        BudgetStore first = database.node().open("api.example:443#daily");
        BudgetStore second = database.node().open("api.example:443#daily");
        assertThat(takeAtOnce(Stream.of(first, second, first, second), daily)).isEqualTo(35);
        database.advance(20 * 3600 * SECOND);
        take(database.node().open("api.example:443#rotated"), daily, CREATE); // others' rows are tidied up now
        BudgetStore restarted = database.node().open("api.example:443#daily");
        assertThat(takeAtOnce(Stream.of(restarted, first, second), daily)).isEqualTo(15);
        assertThat(take(restarted, daily, CREATE).slot()).isNull();
    }

    @Test
    void theTableOfAnEarlierVersionIsLeftAloneForNodesThatStillUseIt() {
        database.execute("create table request_budget (id text primary key)");
        database.execute("insert into request_budget values ('key')");
        assertThat(take(database.node().open("api.example:443#both"), SMALL, CREATE)
                        .slot())
                .isNotNull();
        assertThat(database.text("select count(*) from request_budget")).isEqualTo("1");
    }

    private String versions() {
        return database.text("select string_agg(xmin::text, ' ' order by id) from request_key") + " "
                + database.text("select string_agg(xmin::text, ' ' order by id, n) from request_slot");
    }

    private int takeAtOnce(Stream<BudgetStore> stores, BudgetSettings settings) throws Exception {
        List<Callable<Integer>> tasks = stores.map(store -> (Callable<Integer>) () -> takeAll(store, settings))
                .toList();
        int sent = 0;
        for (Future<Integer> task : executor.invokeAll(tasks)) {
            sent += task.get();
        }
        return sent;
    }

    private static int takeAll(BudgetStore store, BudgetSettings settings) {
        int taken = 0;
        while (take(store, settings, CREATE).slot() != null) {
            taken++;
        }
        return taken;
    }

    private static BudgetAnswer take(BudgetStore store, BudgetSettings settings, RequestPriority priority) {
        return store.take(new BudgetDemand(settings, priority, 0, BudgetStoreContract.TIME_LIMIT));
    }
}
