package xyz.cr3dentials.camel.sandbox;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * How often sessions that finish by themselves end in which status.
 *
 * @param weights terminal status to weight, for instance {@code {"approved": 8, "declined": 2}}; at least one above zero
 */
public record Outcomes(@JsonValue Map<String, Integer> weights) {

    /** Checks and copies. */
    @JsonCreator
    public Outcomes {
        if (weights.values().stream().anyMatch(weight -> weight == null || weight < 0 || weight > 1_000_000)
                || weights.values().stream().noneMatch(weight -> weight > 0)) {
            throw new IllegalArgumentException("weights must be 0 to 1,000,000, and one above 0");
        }
        weights = Map.copyOf(weights);
    }

    /** Every session ends so. */
    public static Outcomes always(String status) {
        return new Outcomes(Map.of(status, 1));
    }

    /**
     * A switch that takes weights for some statuses.
     *
     * @param terminal the statuses a vendor's sessions can end in
     */
    public static Switch<Outcomes> choice(Map<String, Integer> initial, List<String> terminal) {
        return new Switch<>(
                "outcomes",
                Outcomes.class,
                new Outcomes(initial),
                "an object of weights by terminal status",
                value -> terminal.containsAll(value.weights().keySet()),
                "How often sessions that end by themselves end in which status.");
    }

    /** One status, by chance. */
    public String draw(Random random) {
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
