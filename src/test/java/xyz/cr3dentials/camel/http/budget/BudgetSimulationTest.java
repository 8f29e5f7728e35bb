package xyz.cr3dentials.camel.http.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static xyz.cr3dentials.camel.http.budget.RequestPriority.BACKFILL;
import static xyz.cr3dentials.camel.http.budget.RequestPriority.CONFIRM;
import static xyz.cr3dentials.camel.http.budget.RequestPriority.CREATE;
import static xyz.cr3dentials.camel.http.budget.RequestPriority.DETECT;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Half an hour of two nodes with a limit of 120 a minute, in virtual time. It writes what was reached to the output. */
class BudgetSimulationTest {

    private static final Duration TIME = Duration.ofMinutes(30);
    private static final BudgetSettings WHOLE = BudgetSettings.ofRequestsPerMinute(120, 0);

    @ParameterizedTest
    @CsvSource({"50, false, 114", "2000, false, 110", "50, true, 113", "2000, true, 109"})
    void anEndlessBacklogUsesTheLimitAndNeverMore(long answerMillis, boolean stalls, double least) {
        BudgetSimulation simulation = run(1, answerMillis, stalls, BudgetSettings.DEFAULT, 10, 0, DETECT, BACKFILL);
        assertThat(simulation.perMinute()).isGreaterThanOrEqualTo(least);
        assertThat(simulation.most()).isLessThanOrEqualTo(118);
        assertThat(simulation.sent(BACKFILL)).isGreaterThan(1_000);
    }

    @ParameterizedTest
    @CsvSource({"50, false", "2000, false", "50, true", "2000, true"})
    void creationsHardlyWaitBesideAnEndlessBacklog(long answerMillis, boolean stalls) {
        BudgetSimulation simulation = run(2, answerMillis, stalls, BudgetSettings.DEFAULT, 10, 10, CONFIRM, DETECT);
        assertThat(simulation.sent(CREATE)).isGreaterThan(200);
        assertThat(simulation.creationWaitSeconds(0.99)).isLessThan(2);
        assertThat(simulation.most()).isLessThanOrEqualTo(118);
    }

    @Test
    void creationsAtAFastPaceLeaveDetectionTheRest() {
        BudgetSimulation simulation = run(4, 50, false, BudgetSettings.DEFAULT, 5, 86, DETECT);
        assertThat(simulation.sent(DETECT)).isGreaterThan(25 * 30);
        assertThat(simulation.sent(CREATE)).isGreaterThan(80 * 30);
    }

    @Test
    void detectionGoesOnBesideAnEndlessStormOfCreationsAndConfirmations() {
        BudgetSimulation simulation = run(3, 50, false, BudgetSettings.DEFAULT, 20, 0, CREATE, CONFIRM, DETECT);
        assertThat(simulation.sent(DETECT)).isGreaterThan(2 * 30);
        assertThat(simulation.sent(CONFIRM)).isGreaterThan(4 * 30);
        assertThat(simulation.most()).isLessThanOrEqualTo(118);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void noHalfOpenMinuteSeesMoreThanTheLimitHoweverLateRequestsAndAnswersAre(long seed) {
        BudgetSimulation simulation = run(seed, seed * 100, true, WHOLE, 12, 60, CONFIRM, DETECT, BACKFILL);
        assertThat(simulation.most()).isBetween(100, 120);
    }

    private static BudgetSimulation run(
            long seed,
            long answerMillis,
            boolean stalls,
            BudgetSettings settings,
            int threads,
            int creations,
            RequestPriority... endless) {
        BudgetSimulation simulation = new BudgetSimulation(seed, Duration.ofMillis(answerMillis), stalls, nanos -> {});
        BudgetStore shared = new InProcessBudgetStore(simulation::nanoTime);
        simulation.addNode(shared, settings, threads, endless);
        simulation.addNode(shared, settings, threads, endless);
        if (creations > 0) {
            simulation.addCreations(creations);
        }
        simulation.run(TIME);
        System.out.printf(
                "%4d ms, %-9s reserve %d, %2d creations a minute: %s%n",
                answerMillis, stalls ? "stalls," : "", settings.reserve(), creations, simulation);
        return simulation;
    }
}
