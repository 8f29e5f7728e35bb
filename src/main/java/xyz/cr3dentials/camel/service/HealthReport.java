package xyz.cr3dentials.camel.service;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.apache.camel.health.HealthCheck;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.ledger.SessionLedger;
import xyz.cr3dentials.camel.service.ledger.AccountReading;
import xyz.cr3dentials.camel.service.ledger.AccountReading.ListReading;
import xyz.cr3dentials.camel.service.ledger.LedgerReading;
import xyz.cr3dentials.camel.service.undertow.HealthPage;

/**
 * What a health page says: names and states, since messages of failed checks can hold addresses and belong into the log.
 *
 * <p>A vendor's outage, and a poll that has yet to be made, are shown and leave the node ready: it takes webhooks and
 * records work. All else that is down makes it unready.
 */
final class HealthReport {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String INSTANCE = "instance";

    private final boolean up;
    private final ObjectNode answer;

    private HealthReport(boolean up, ObjectNode answer) {
        this.up = up;
        this.answer = answer;
    }

    /** Returns the report of a service that is not started. */
    static HealthReport down() {
        return new HealthReport(false, page(false));
    }

    static HealthReport ofLiveness(Collection<HealthCheck.Result> results) {
        return of(results, true);
    }

    /** Returns the report of checks, of whether the ledger takes writes, and of what it says about detection. */
    static HealthReport ofReadiness(Collection<HealthCheck.Result> results, LedgerReading ledger) {
        HealthReport report = of(results, ledger.writable());
        report.answer.put("ledger", ledger.writable() ? "UP" : "DOWN");
        writeClock(ledger.clockDifference(), report.answer);
        ArrayNode lists = report.answer.putArray("lists");
        for (AccountReading account : ledger.accounts()) {
            for (ListReading list : account.lists()) {
                lists.addObject()
                        .put("vendor", account.account().vendor())
                        .put("account", account.account().name())
                        .put("status", list.status())
                        .put("proof", list.proof().name())
                        .put(
                                "provenAt",
                                list.provenAt() == null ? null : list.provenAt().toString())
                        .put("totalDisproven", list.totalDisprovenAt() != null);
            }
        }
        return report;
    }

    /** A wrong clock spoils what this node signs and logs; what is stored has the database's time. */
    private static void writeClock(Duration ahead, ObjectNode answer) {
        answer.put("clockDifferenceSeconds", ahead.toMillis() / 1_000.0);
        if (ahead.abs().compareTo(SessionLedger.TOLERATED_CLOCK_DIFFERENCE) > 0) {
            answer.put(
                    "clock",
                    "This node's clock is %s s %s the database's; set it right, by NTP for instance."
                            .formatted(ahead.abs().toSeconds(), ahead.isNegative() ? "behind" : "ahead of"));
        }
    }

    private static HealthReport of(Collection<HealthCheck.Result> results, boolean othersUp) {
        boolean up = othersUp && results.stream().noneMatch(HealthReport::isOurFault);
        ObjectNode answer = page(up);
        ArrayNode checks = answer.putArray("checks");
        results.stream()
                .sorted(Comparator.comparing(result -> result.getCheck().getId()))
                .forEach(result -> write(result, checks.addObject()));
        return new HealthReport(up, answer);
    }

    /**
     * What a consumer or a producer meets at a vendor, or has not met yet, is shown: while it waits for the vendor, or for its
     * turn, the node takes and records work.
     */
    private static boolean isOurFault(HealthCheck.Result result) {
        String name = result.getCheck().getId();
        return result.getState() == HealthCheck.State.DOWN
                && !name.startsWith("consumer:")
                && !name.startsWith("producer:");
    }

    private static Optional<VendorTrouble> trouble(HealthCheck.Result result) {
        return result.getState() == HealthCheck.State.DOWN
                ? VendorTrouble.of(result.getError().orElse(null))
                : Optional.empty();
    }

    private static void write(HealthCheck.Result result, ObjectNode check) {
        check.put("name", result.getCheck().getId())
                .put("status", result.getState().name());
        trouble(result).ifPresent(trouble -> check.put("vendor", trouble.name()));
    }

    private static ObjectNode page(boolean up) {
        // The instance comes early, since whoever looks for it reads the beginning only.
        return JSON.createObjectNode().put("status", up ? "UP" : "DOWN").putNull(INSTANCE);
    }

    boolean up() {
        return up;
    }

    /** The page of one process, told from others by the instance. */
    HealthPage page(@Nullable Object instance) {
        return new HealthPage(
                up, answer.deepCopy().put(INSTANCE, String.valueOf(instance)).toString());
    }
}
