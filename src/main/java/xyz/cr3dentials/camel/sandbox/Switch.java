package xyz.cr3dentials.camel.sandbox;

import java.util.Arrays;
import java.util.function.Predicate;

/**
 * One thing about a vendor that can be set while its sandbox runs.
 *
 * @param name as in JSON
 * @param type of the value
 * @param initial value at the start
 * @param range which values are allowed, in words
 * @param allowed the same as a test
 * @param meaning one sentence
 */
public record Switch<T>(String name, Class<T> type, T initial, String range, Predicate<T> allowed, String meaning) {

    /** Yes or no. */
    public static Switch<Boolean> onOff(String name, boolean initial, String meaning) {
        return new Switch<>(name, Boolean.class, initial, "true or false", value -> true, meaning);
    }

    /** A whole number between two bounds. */
    public static Switch<Integer> number(String name, int initial, int least, int most, String meaning) {
        String range = "a whole number from " + least + " to " + most;
        return new Switch<>(name, Integer.class, initial, range, value -> value >= least && value <= most, meaning);
    }

    /** A text; empty for none. */
    public static Switch<String> text(String name, String meaning) {
        return new Switch<>(name, String.class, "", "a text, empty for none", value -> value.length() <= 100, meaning);
    }

    /** One of a few choices. */
    public static <E extends Enum<E>> Switch<E> choice(String name, E initial, String meaning) {
        Class<E> type = initial.getDeclaringClass();
        String range = "one of " + Arrays.toString(type.getEnumConstants());
        return new Switch<>(name, type, initial, range, value -> true, meaning);
    }
}
