package xyz.cr3dentials.camel.http.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static xyz.cr3dentials.camel.http.budget.RequestPriority.BACKFILL;
import static xyz.cr3dentials.camel.http.budget.RequestPriority.CONFIRM;
import static xyz.cr3dentials.camel.http.budget.RequestPriority.CREATE;
import static xyz.cr3dentials.camel.http.budget.RequestPriority.DETECT;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.cr3dentials.camel.http.pipeline.VendorsEnd;

/** What every store keeps to, wherever it keeps the slots. The default budget is 118 slots of 60 s. */
public abstract class BudgetStoreContract {

    /** How long after it was let out a request can still arrive. */
    public static final Duration TIME_LIMIT = Duration.ofSeconds(46);

    static final long SECOND = 1_000_000_000L;
    private static final BudgetSettings SMALL = BudgetSettings.ofRequestsPerMinute(4, 0);

    private BudgetStore store;
    private BudgetSettings settings = BudgetSettings.DEFAULT;

    /** Returns the store of a key that no other test uses. */
    protected abstract BudgetStore open();

    /** Lets time pass for the stores. */
    protected abstract void advance(long nanos);

    @BeforeEach
    void openStore() {
        store = open();
    }

    @Test
    void creationsTakeAllSlotsAtOnceUnlessOthersHaveNotBeenServedForLong() {
        assertThat(takeAll(CREATE)).hasSize(110);
        assertThat(takeAll(DETECT)).hasSize(8);
        assertThat(take(CREATE, 0).slot()).isNull();
    }

    @Test
    void aSlotIsFreeAWindowAfterItsAnswer() {
        settings = SMALL;
        List<BudgetSlot> taken = takeAll(CREATE);
        advance(2 * SECOND);
        taken.get(0).answered();
        advance(60 * SECOND - 1000);
        assertThat(takeAll(CREATE)).isEmpty();
        assertThat(take(CREATE, 0).waitNanos()).isBetween(1L, SECOND / 50);
        advance(1000);
        assertThat(takeAll(CREATE)).hasSize(1);
    }

    @Test
    void whatWasNotSentIsFreeAtOnce() {
        settings = SMALL;
        takeAll(CREATE).get(2).unused();
        assertThat(takeAll(CREATE)).hasSize(1);
    }

    @Test
    void aSlotWithoutAnAnswerIsFreeAWindowAfterTheTimeLimit() {
        settings = SMALL;
        takeAll(CREATE);
        advance(TIME_LIMIT.plusSeconds(60).toNanos() - 1000);
        assertThat(takeAll(CREATE)).isEmpty();
        advance(1000);
        assertThat(takeAll(CREATE)).hasSize(4);
    }

    @Test
    void theWaitForAnAnswerThatCanComeAnyMomentIsAWindowAtMost() {
        settings = SMALL;
        List<BudgetSlot> taken = takeAll(CREATE);
        assertThat(take(CREATE, 0).waitNanos()).isEqualTo(60 * SECOND);
        taken.get(3).answered();
        advance(5 * SECOND);
        assertThat(take(CREATE, 0).waitNanos()).isEqualTo(55 * SECOND);
        assertThat(take(CREATE, 1).waitNanos()).isEqualTo(60 * SECOND);
    }

    @Test
    void allButCreationsAreSpacedEvenly() {
        assertThat(takeAll(DETECT)).as("after a quiet time").hasSize(9);
        assertThat(take(BACKFILL, 0).waitNanos()).isEqualTo(SECOND / 2);
        assertThat(take(CONFIRM, 3).waitNanos()).isEqualTo(2 * SECOND);
        assertThat(takeAll(CREATE)).isNotEmpty();
        advance(SECOND / 2);
        assertThat(take(BACKFILL, 0).waitNanos()).as("taken by creations").isEqualTo(60 * SECOND);
    }

    @Test
    void afterAQuietMinuteEightNeedNotBeSpaced() {
        takeAll(CONFIRM);
        advance(70 * SECOND);
        assertThat(takeAll(CONFIRM)).hasSize(9);
        assertThat(take(DETECT, 0).waitNanos()).isEqualTo(SECOND / 2);
    }

    @Test
    void spacedRequestsLeaveOneSlotToCreations() {
        settings = BudgetSettings.ofRequestsPerMinute(60, 0);
        takeSpaced(DETECT, 200);
        assertThat(takeAll(CREATE)).hasSize(1);
    }

    @Test
    void creationsLeaveSlotsToSpacedRequestsThatAreOverdue() {
        settings = BudgetSettings.ofRequestsPerMinute(60, 0);
        takeAll(DETECT);
        advance(26 * SECOND); // 25 steps after the pace
        assertThat(takeAll(CREATE)).hasSize(60 - 9 - 3);
        assertThat(takeAll(DETECT)).hasSize(3);
    }

    @ParameterizedTest
    @EnumSource(RequestPriority.class)
    void theWaitItNamesIsLongEnoughAndNotMuchTooLong(RequestPriority priority) {
        settings = SMALL;
        takeAll(CREATE).forEach(BudgetSlot::answered);
        advance(SECOND);
        long wait = take(priority, 0).waitNanos();
        advance(wait - SECOND / 10);
        assertThat(take(priority, 0).waitNanos()).isPositive();
        advance(SECOND / 10 + 1000);
        assertThat(take(priority, 0).waitNanos()).isZero();
    }

    @Test
    void whoStandsBehindOthersNeedsASlotForThemAsWell() {
        settings = SMALL;
        assertThat(take(CREATE, 3).waitNanos()).isZero();
        assertThat(take(CREATE, 3).waitNanos()).isEqualTo(60 * SECOND);
        assertThat(take(CREATE, 2).waitNanos()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void noSlidingMinuteSeesMoreThanTheSlotsWheneverTheRequestsArrive(long seed) {
        Random random = new Random(seed);
        VendorsEnd vendor = new VendorsEnd(random);
        while (vendor.now() < 240 * SECOND) {
            BudgetAnswer answer = take(RequestPriority.values()[random.nextInt(4)], 0);
            if (answer.waitNanos() == 0) {
                vendor.sent(slot(answer));
            }
            long step = answer.waitNanos() == 0 && random.nextInt(8) > 0
                    ? random.nextInt(200) * SECOND / 1000
                    : random.nextInt(random.nextInt(20) == 0 ? 20_000 : 1_000) * SECOND / 1000;
            vendor.pass(step, this::advance);
        }
        assertThat(vendor.most()).isBetween(60, 118);
    }

    @Test
    void aPauseHoldsEveryPriorityBackAndIsNeverShortened() {
        take(CREATE, 0);
        store.refused();
        store.pause(Duration.ofSeconds(30));
        store.pause(Duration.ofSeconds(5));
        for (RequestPriority priority : RequestPriority.values()) {
            assertThat(take(priority, 0)).isEqualTo(BudgetAnswer.paused(30 * SECOND));
        }
        store.pause(Duration.ofSeconds(40));
        assertThat(take(CREATE, 0)).isEqualTo(BudgetAnswer.paused(40 * SECOND));
        advance(40 * SECOND);
        assertThat(take(CREATE, 0).waitNanos()).isZero();
    }

    @Test
    void afterARefusalOneRequestGoesAheadUntilItsAnswerIsKnown() {
        take(CREATE, 0);
        assertThat(store.refused()).isEqualTo(1);
        store.pause(Duration.ofSeconds(10));
        advance(16 * SECOND);
        assertThat(take(CREATE, 0).refused()).isTrue();
        assertThat(take(CREATE, 0)).isEqualTo(BudgetAnswer.full(SECOND / 2, true));
        assertThat(take(CREATE, 3)).isEqualTo(BudgetAnswer.full(2 * SECOND, true));
        store.accepted();
        assertThat(take(CREATE, 0).slot()).isNotNull();
        assertThat(take(CREATE, 0).refused()).isFalse();
    }

    @Test
    void aRequestThatIsNeverAnsweredHoldsTheOthersUpForASetTimeOnly() {
        take(CREATE, 0);
        store.refused();
        assertThat(take(CREATE, 0).slot()).isNotNull();
        advance(BudgetAnswer.PROBE_NANOS - SECOND / 5);
        assertThat(take(CREATE, 0).waitNanos()).isEqualTo(SECOND / 5);
        advance(SECOND / 5);
        assertThat(take(CREATE, 0).slot()).isNotNull();
        assertThat(take(CREATE, 0).waitNanos()).isPositive();
    }

    @Test
    void refusalsCountOnceForEachPauseAndUntilTheFirstAnswer() {
        take(CREATE, 0);
        assertThat(store.refused()).isEqualTo(1);
        store.pause(Duration.ofSeconds(10));
        assertThat(store.refused()).isEqualTo(1);
        store.accepted(); // sent before the refusal, answered after it
        advance(10 * SECOND);
        assertThat(store.refused()).isEqualTo(2);
        store.accepted();
        assertThat(store.refused()).isEqualTo(1);
    }

    @Test
    void aSmallerBudgetCountsWhatTheLargerOneTook() {
        takeAll(DETECT);
        settings = BudgetSettings.ofRequestsPerMinute(30, 2);
        assertThat(takeAll(CREATE)).hasSizeBetween(28 - 9, 28);
    }

    @Test
    void aPaceASecondAndABurstAreKept() {
        settings = BudgetSettings.ofRequestsPerSecond(25, 35, 10_000);
        assertThat(takeAll(CREATE)).hasSize(35);
        assertThat(take(CREATE, 0).waitNanos()).isEqualTo(SECOND / 25);
        assertThat(take(CREATE, 4).waitNanos()).isEqualTo(SECOND / 5);
        advance(SECOND);
        assertThat(takeAll(CREATE)).hasSize(25);
        advance(600 * SECOND);
        assertThat(takeAll(CREATE)).hasSize(35);
    }

    @Test
    void eachPriorityLeavesItsShareOfTheBurst() {
        settings = BudgetSettings.ofRequestsPerSecond(1, 20, 0);
        assertThat(takeAll(BACKFILL)).hasSize(10);
        assertThat(takeAll(DETECT)).hasSize(5);
        assertThat(takeAll(CONFIRM)).hasSize(3);
        assertThat(takeAll(CREATE)).hasSize(2);
    }

    @Test
    void theLimitOfADayIsFreeAgainWhenItsRequestsAreADayOld() {
        settings = BudgetSettings.ofRequestsPerSecond(25, 35, 60);
        takeAll(CREATE).forEach(BudgetSlot::answered);
        advance(3600 * SECOND);
        List<BudgetSlot> rest = takeAll(CREATE);
        assertThat(rest).hasSize(25);
        rest.forEach(BudgetSlot::answered);
        long wait = take(CREATE, 0).waitNanos();
        assertThat(wait).isEqualTo(23 * 3600 * SECOND);
        advance(wait - SECOND);
        assertThat(takeAll(CREATE)).isEmpty();
        advance(SECOND);
        assertThat(takeAll(CREATE)).hasSize(35);
    }

    @Test
    void eachPriorityLeavesItsShareOfTheDay() {
        settings = BudgetSettings.ofRequestsPerSecond(100, 100, 40);
        assertThat(takeAll(BACKFILL)).hasSize(20);
        assertThat(takeAll(DETECT)).hasSize(10);
        assertThat(takeAll(CONFIRM)).hasSize(6);
        assertThat(takeAll(CREATE)).hasSize(4);
    }

    BudgetAnswer take(RequestPriority priority, int ahead) {
        return store.take(new BudgetDemand(settings, priority, ahead, TIME_LIMIT));
    }

    private List<BudgetSlot> takeAll(RequestPriority priority) {
        List<BudgetSlot> taken = new ArrayList<>();
        for (BudgetSlot slot = take(priority, 0).slot();
                slot != null;
                slot = take(priority, 0).slot()) {
            taken.add(slot);
        }
        return taken;
    }

    private int takeSpaced(RequestPriority priority, int tries) {
        int taken = 0;
        for (int i = 0; i < tries; i++) {
            taken += take(priority, 0).slot() == null ? 0 : 1;
            advance(settings.spacing().toNanos());
            if (i * settings.spacing().toNanos() > 59 * SECOND) {
                break;
            }
        }
        return taken;
    }

    private static BudgetSlot slot(BudgetAnswer answer) {
        return Objects.requireNonNull(answer.slot());
    }
}
