package xyz.cr3dentials.camel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static xyz.cr3dentials.camel.http.RequestPriority.BACKFILL;
import static xyz.cr3dentials.camel.http.RequestPriority.CONFIRM;
import static xyz.cr3dentials.camel.http.RequestPriority.CREATE;
import static xyz.cr3dentials.camel.http.RequestPriority.DETECT;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every store keeps to, wherever it keeps the tokens. The default budget is a burst of 20 and 90 a minute. */
public abstract class BudgetStoreContract {

    static final long SECOND = 1_000_000_000L;

    private BudgetStore store;

    /** Returns a full store of a key that no other test uses. */
    protected abstract BudgetStore open(BudgetSettings settings);

    /** Lets time pass for the stores. */
    protected abstract void advance(long nanos);

    @BeforeEach
    void openStore() {
        store = open(BudgetSettings.DEFAULT);
    }

    @Test
    void aFullBucketGivesItsBurstAndThenOneTokenForEachStepOfTheRefill() {
        assertThat(takeAll(store, CREATE)).isEqualTo(20);
        BudgetAnswer refusal = store.take(CREATE, 0);
        assertThat(refusal.waitNanos()).isBetween(SECOND * 6 / 10, SECOND * 7 / 10);
        assertThat(refusal.paused()).isFalse();
        advance(refusal.waitNanos() + 1000);
        assertThat(takeAll(store, CREATE)).isEqualTo(1);
    }

    @Test
    void eachPriorityLeavesItsShareOfTheBurst() {
        assertThat(takeAll(store, BACKFILL)).isEqualTo(10);
        assertThat(takeAll(store, DETECT)).isEqualTo(5);
        assertThat(takeAll(store, CONFIRM)).isEqualTo(3);
        assertThat(takeAll(store, CREATE)).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(RequestPriority.class)
    void theWaitItNamesIsLongEnoughAndNotMuchTooLong(RequestPriority priority) {
        takeAll(store, CREATE);
        long wait = store.take(priority, 3).waitNanos();
        advance(wait - SECOND / 10);
        assertThat(store.take(priority, 3).waitNanos()).isPositive();
        advance(SECOND / 10 + 1000);
        assertThat(store.take(priority, 3).waitNanos()).isZero();
    }

    @Test
    void whoStandsBehindMoreThanABurstWaitsForTheRefill() {
        assertThat(store.take(CREATE, 50).waitNanos()).isBetween(20 * SECOND, 21 * SECOND);
        assertThat(takeAll(store, CREATE)).isEqualTo(20);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void noSlidingMinuteSeesMoreThanBurstAndRefill(long seed) {
        Random random = new Random(seed);
        SlidingWindow window = new SlidingWindow();
        long now = 0;
        while (now < 300 * SECOND) {
            long step;
            if (store.take(RequestPriority.values()[random.nextInt(4)], 0).waitNanos() == 0) {
                window.add(now);
                step = random.nextInt(100) * SECOND / 1000;
            } else {
                step = random.nextInt(random.nextInt(20) == 0 ? 30_000 : 1_000) * SECOND / 1000;
            }
            advance(step);
            now += step;
        }
        assertThat(window.most()).isBetween(60, 110);
    }

    @Test
    void aPauseHoldsEveryPriorityBackAndIsNeverShortened() {
        store.pause(Duration.ofSeconds(30));
        store.pause(Duration.ofSeconds(5));
        for (RequestPriority priority : RequestPriority.values()) {
            assertThat(store.take(priority, 0)).isEqualTo(BudgetAnswer.paused(30 * SECOND));
        }
        store.pause(Duration.ofSeconds(40));
        assertThat(store.take(CREATE, 0)).isEqualTo(BudgetAnswer.paused(40 * SECOND));
    }

    @Test
    void thePauseEndsWithOneTokenHoweverLongItWas() {
        store.pause(Duration.ofMinutes(5));
        advance(300 * SECOND);
        assertThat(takeAll(store, CREATE)).isEqualTo(1);
        advance(10 * SECOND);
        assertThat(takeAll(store, CREATE)).isEqualTo(15);
    }

    @Test
    void whatIsGainedAfterAPauseCountsAlthoughNobodyAsked() {
        store.pause(Duration.ofSeconds(60));
        advance(64 * SECOND);
        assertThat(takeAll(store, CREATE)).isEqualTo(7);
    }

    @Test
    void afterARefusalOneRequestGoesAheadUntilItsAnswerIsKnown() {
        assertThat(store.refused()).isEqualTo(1);
        store.pause(Duration.ofSeconds(10));
        advance(16 * SECOND);
        assertThat(store.take(CREATE, 0)).isEqualTo(BudgetAnswer.taken(true));
        assertThat(store.take(CREATE, 0)).isEqualTo(new BudgetAnswer(SECOND / 2, false, true));
        assertThat(store.take(CREATE, 3).waitNanos()).isGreaterThan(2 * SECOND);
        store.accepted();
        assertThat(store.take(CREATE, 0)).isEqualTo(BudgetAnswer.taken(false));
    }

    @Test
    void aRequestThatIsNeverAnsweredHoldsTheOthersUpForASetTimeOnly() {
        store.refused();
        assertThat(store.take(CREATE, 0)).isEqualTo(BudgetAnswer.taken(true));
        advance(BudgetAnswer.PROBE_NANOS - SECOND / 5);
        assertThat(store.take(CREATE, 0).waitNanos()).isEqualTo(SECOND / 5);
        advance(SECOND / 5);
        assertThat(store.take(CREATE, 0)).isEqualTo(BudgetAnswer.taken(true));
        assertThat(store.take(CREATE, 0).waitNanos()).isPositive();
    }

    @Test
    void refusalsCountOnceForEachPauseAndUntilTheFirstAnswer() {
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
    void theSmallerBudgetAppliesWithItsOwnShares() {
        store.narrow(new BudgetSettings(24, 2)); // burst 4
        store.narrow(BudgetSettings.DEFAULT);
        assertThat(takeAll(store, BACKFILL)).isEqualTo(2);
        assertThat(takeAll(store, CREATE)).isEqualTo(2);
        assertThat(store.take(CREATE, 0).waitNanos()).isBetween(3 * SECOND, 4 * SECOND);
    }

    @Test
    void aPaceASecondAndABurstAreKept() {
        store = open(BudgetSettings.ofRequestsPerSecond(25, 35, 10_000));
        assertThat(takeAll(store, CREATE)).isEqualTo(35);
        assertThat(store.take(CREATE, 0).waitNanos()).isBetween(SECOND / 26, SECOND / 25 + 1000);
        advance(SECOND);
        assertThat(takeAll(store, CREATE)).isEqualTo(25);
    }

    @Test
    void theLimitOfADayIsFreeAgainWhenItsRequestsAreADayOld() {
        store = open(BudgetSettings.ofRequestsPerSecond(25, 35, 60));
        assertThat(takeAll(store, CREATE)).isEqualTo(35);
        advance(3600 * SECOND);
        assertThat(takeAll(store, CREATE)).isEqualTo(25);
        BudgetAnswer refusal = store.take(CREATE, 0);
        assertThat(refusal.day()).isTrue();
        assertThat(refusal.paused()).isFalse();
        assertThat(refusal.waitNanos()).isBetween(23 * 3600 * SECOND, (23 * 3600 + 900) * SECOND);
        assertThat(store.take(CREATE, 35).waitNanos())
                .as("behind more than the oldest")
                .isEqualTo(refusal.waitNanos() + 3600 * SECOND);
        advance(refusal.waitNanos() - SECOND);
        assertThat(store.take(CREATE, 0).day()).isTrue();
        advance(SECOND);
        assertThat(takeAll(store, CREATE)).isEqualTo(35);
    }

    @Test
    void eachPriorityLeavesItsShareOfTheDay() {
        store = open(BudgetSettings.ofRequestsPerSecond(100, 100, 40));
        assertThat(takeAll(store, BACKFILL)).isEqualTo(20);
        assertThat(store.take(BACKFILL, 0).day()).isTrue();
        assertThat(takeAll(store, DETECT)).isEqualTo(10);
        assertThat(takeAll(store, CONFIRM)).isEqualTo(6);
        assertThat(takeAll(store, CREATE)).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void noSlidingDaySeesMoreThanItsLimit(long seed) {
        store = open(BudgetSettings.ofRequestsPerSecond(5, 10, 150));
        Random random = new Random(seed);
        SlidingWindow window = new SlidingWindow(Duration.ofDays(1));
        long now = 0;
        while (now < Duration.ofDays(4).toNanos()) {
            while (random.nextInt(8) > 0 && store.take(CREATE, 0).waitNanos() == 0) {
                window.add(now);
            }
            long step = random.nextInt(random.nextInt(30) == 0 ? 20_000 : 1_200) * SECOND;
            advance(step);
            now += step;
        }
        assertThat(window.most()).isEqualTo(150);
    }

    @Test
    void theSmallerLimitOfADayApplies() {
        store.narrow(BudgetSettings.ofRequestsPerSecond(25, 35, 5));
        assertThat(takeAll(store, CREATE)).isEqualTo(5);
        assertThat(store.take(CREATE, 0).day()).isTrue();
    }

    static int takeAll(BudgetStore store, RequestPriority priority) {
        int taken = 0;
        while (store.take(priority, 0).waitNanos() == 0) {
            taken++;
        }
        return taken;
    }
}
