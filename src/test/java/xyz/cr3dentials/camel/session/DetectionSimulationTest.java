package xyz.cr3dentials.camel.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import xyz.cr3dentials.camel.session.DetectionSimulation.Outcome;
import xyz.cr3dentials.camel.session.VirtualVendor.Order;

/** Holds the figures of the documentation: requests a minute without webhooks, and nothing missed. */
class DetectionSimulationTest {

    @ParameterizedTest
    @CsvSource({"NEWEST_FIRST, 10.3", "OLDEST_FIRST, 10.3", "BY_UUID, 25", "UNSTABLE, 30"})
    void findsEverySessionForFewRequests(Order order, double mostRequestsAMinute) {
        Outcome outcome = new DetectionSimulation(order).run();
        assertThat(outcome.due()).isGreaterThan(2_700);
        assertThat(outcome.missed()).isZero();
        assertThat(outcome.requestsAMinute()).isLessThanOrEqualTo(mostRequestsAMinute);
    }
}
