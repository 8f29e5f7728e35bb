package xyz.cr3dentials.camel.sandbox.cr3dentials;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * How often sessions that finish by themselves end in which status.
 *
 * @param weights terminal status to weight, for instance {@code {"COMPLETED": 8, "ERROR": 2}}; at least one above zero
 */
public record Outcomes(@JsonValue Map<String, Integer> weights) {

    /** Checks and copies. */
    @JsonCreator
    public Outcomes {
        if (!Statuses.TERMINAL.containsAll(weights.keySet())
                || weights.values().stream().anyMatch(weight -> weight == null || weight < 0 || weight > 1_000_000)
                || weights.values().stream().noneMatch(weight -> weight > 0)) {
            throw new IllegalArgumentException("weights must be 0 to 1,000,000 for statuses of " + Statuses.TERMINAL);
        }
        weights = Map.copyOf(weights);
    }

    /** Every session ends so. */
    public static Outcomes always(String status) {
        return new Outcomes(Map.of(status, 1));
    }

    String draw(Random random) {
        int left = random.nextInt(
                weights.values().stream().mapToInt(Integer::intValue).sum());
        // Sorted, so the same seed gives the same outcomes.
        for (Map.Entry<String, Integer> each : new TreeMap<>(weights).entrySet()) {
            left -= each.getValue();
            if (left < 0) {
                return each.getKey();
            }
        }
        throw new IllegalStateException("The weights changed while drawing");
    }
}
