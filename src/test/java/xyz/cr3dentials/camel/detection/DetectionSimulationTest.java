package xyz.cr3dentials.camel.detection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import xyz.cr3dentials.camel.detection.DetectionSimulation.Outcome;
import xyz.cr3dentials.camel.detection.VirtualVendor.Order;

/** Holds the figures of the documentation: requests a minute without webhooks, nothing missed, and nothing held up. */
class DetectionSimulationTest {

    @Test
    void findsEverySessionSoonAndForFewRequests() {
        findsEverySessionSoonAndForFewRequests(Order.NEWEST_FIRST, 10.3, 60);
    }

    /** Takes minutes. */
    @ParameterizedTest
    @EnabledIfSystemProperty(named = "simulation.orders", matches = "all")
    @CsvSource({"OLDEST_FIRST, 10.3, 60", "BY_UUID, 22, 80", "UNSTABLE, 30, 600"})
    void findsEverySessionSoonAndForFewRequests(Order order, double mostRequestsAMinute, long mostSeconds) {
        Outcome outcome = DetectionSimulation.steady(order);
        assertThat(outcome.due()).isGreaterThan(2_700);
        assertThat(outcome.missed()).isZero();
        assertThat(outcome.requestsAMinute()).isLessThanOrEqualTo(mostRequestsAMinute);
        for (String status : VirtualVendor.TERMINAL) {
            assertThat(outcome.latest(status)).as(status).isLessThanOrEqualTo(Duration.ofSeconds(mostSeconds));
        }
    }

    /**
     * Where a page shows a session that has no result to be read, it is learnt within two polls, though 400 others have to
     * be read. In the other orders each has to be searched for, which costs requests.
     */
    @ParameterizedTest
    @CsvSource({"NEWEST_FIRST, 60", "OLDEST_FIRST, 60", "BY_UUID, 360", "UNSTABLE, 600"})
    void doesNotLetWhatCostsNoRequestWaitForResultsToBeRead(Order order, long mostSeconds) {
        Outcome outcome = DetectionSimulation.backlog(order);
        assertThat(outcome.missed()).isZero();
        for (String status : List.of("CANCELLED", "TERMINATED")) {
            assertThat(outcome.latest(status)).as(status).isLessThanOrEqualTo(Duration.ofSeconds(mostSeconds));
        }
        assertThat(outcome.latest("COMPLETED")).isGreaterThan(DetectionSimulation.PAUSE.multipliedBy(2));
    }
}
