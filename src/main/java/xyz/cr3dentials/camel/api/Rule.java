package xyz.cr3dentials.camel.api;

import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One documented rule of a request. Immutable.
 *
 * @param field the field as errors name it
 * @param range the numbers that are allowed, as errors tell them; null where the rule is about something else
 * @param violation returns the text about a request that breaks the rule, null for any other
 * @param <Q> the request
 */
public record Rule<Q>(String field, @Nullable String range, BiFunction<Q, Leniency, @Nullable String> violation) {

    /** Makes the rule of one field. */
    public static <Q, T> Rule<Q> field(String field, Function<Q, @Nullable T> value, Check<? super T> check) {
        return new Rule<>(field, null, (request, leniency) -> {
            String problem = check.problem(value.apply(request), leniency);
            return problem == null ? null : field + " " + problem;
        });
    }

    /**
     * Makes the rule of a number's range.
     *
     * @param alternative what else may be done, added to the text; may be empty
     */
    public static <Q> Rule<Q> between(
            String field, Function<Q, @Nullable Integer> value, int least, int most, String alternative) {
        String range = "it must be between %s and %s".formatted(least, most);
        Check<Integer> check = Check.ifSet((number, leniency) ->
                number < least || number > most ? "is %s: %s%s".formatted(number, range, alternative) : null);
        return new Rule<>(
                field, range, Rule.<Q, Integer>field(field, value, check).violation());
    }

    /** Makes the rule that two fields stand in order. */
    public static <Q, T extends Comparable<? super T>> Rule<Q> inOrder(
            String first, Function<Q, @Nullable T> from, String second, Function<Q, @Nullable T> to, String remedy) {
        return new Rule<>(first, null, (request, leniency) -> {
            T begin = from.apply(request);
            T end = to.apply(request);
            return begin != null && end != null && begin.compareTo(end) > 0
                    ? "%s is after %s: %s".formatted(first, second, remedy)
                    : null;
        });
    }
}
