package xyz.cr3dentials.camel.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The present position of a sandbox's switches. Thread-safe. */
public final class Switches {

    private static final JsonMapper STRICT = JsonMapper.builder()
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .build();

    private final Map<String, Switch<?>> known = new LinkedHashMap<>();
    private final Map<String, Object> positions = new ConcurrentHashMap<>();
    private final Map<String, Object> initial = new ConcurrentHashMap<>();

    /** All switches in their initial position. */
    public Switches(List<Switch<?>> catalogue) {
        catalogue.forEach(each -> known.put(each.name(), each));
        known.values().forEach(each -> initial.put(each.name(), each.initial()));
        reset();
    }

    /** The position of one switch. */
    public <T> T get(Switch<T> one) {
        return one.type().cast(Objects.requireNonNull(positions.get(one.name()), one.name()));
    }

    /**
     * Moves one switch.
     *
     * @throws IllegalArgumentException when the value is out of range
     */
    public <T> Switches set(Switch<T> one, T value) {
        if (!one.allowed().test(value)) {
            throw new IllegalArgumentException(one.name() + " must be " + one.range());
        }
        positions.put(one.name(), value);
        return this;
    }

    /** Moves all switches back. */
    public void reset() {
        positions.putAll(initial);
    }

    /** Moves one switch back. */
    public void reset(Switch<?> one) {
        positions.put(one.name(), Objects.requireNonNull(initial.get(one.name()), one.name()));
    }

    /** Makes the present positions those that switches are moved back to. */
    public Switches settle() {
        initial.putAll(positions);
        return this;
    }

    /**
     * Moves the switches a JSON object names, all or none.
     *
     * @throws IllegalArgumentException naming every unknown switch and every wrong value
     */
    public void set(JsonNode changes) {
        List<String> problems = new ArrayList<>();
        Map<String, Object> wanted = new LinkedHashMap<>();
        changes.properties().forEach(change -> {
            Switch<?> one = known.get(change.getKey());
            Object value = one == null ? null : read(one, change.getValue());
            if (one == null) {
                problems.add(change.getKey() + " is not a switch; the switches are " + known.keySet());
            } else if (value == null) {
                problems.add(change.getKey() + " must be " + one.range());
            } else {
                wanted.put(change.getKey(), value);
            }
        });
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
        positions.putAll(wanted);
    }

    /** Every switch with its position, its initial position, its range and its meaning. */
    public ArrayNode describe() {
        ArrayNode all = STRICT.createArrayNode();
        for (Switch<?> each : known.values()) {
            ObjectNode one = all.addObject();
            one.put("name", each.name());
            one.set("value", STRICT.valueToTree(positions.get(each.name())));
            one.set("initial", STRICT.valueToTree(initial.get(each.name())));
            one.put("range", each.range());
            one.put("meaning", each.meaning());
        }
        return all;
    }

    private static <T> @Nullable T read(Switch<T> one, JsonNode json) {
        try {
            T value = STRICT.treeToValue(json, one.type());
            return value != null && one.allowed().test(value) ? value : null;
        } catch (JsonProcessingException e) {
            // The caller reports the range, which says more than a parser's message.
            return null;
        }
    }
}
