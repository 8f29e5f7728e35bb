package xyz.cr3dentials.camel.api;

import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a vendor's documents demand of one field's value; the texts begin where the field's name ends and quote no text.
 *
 * @param <T> the value
 */
@FunctionalInterface
public interface Check<T> {

    /** Returns what is wrong with a value and the remedy, null when nothing is. */
    @Nullable
    String problem(@Nullable T value, Leniency leniency);

    /** Returns the check of a value that need not be there. */
    static <T> Check<T> ifSet(BiFunction<T, Leniency, @Nullable String> check) {
        return (value, leniency) -> value == null ? null : check.apply(value, leniency);
    }

    /** Returns the check that a field is there and no blank text, and then another. */
    static <T> Check<T> required(String remedy, Check<T> then) {
        return (value, leniency) -> {
            if (value == null) {
                return "is missing: " + remedy;
            }
            return value instanceof String text && text.isBlank()
                    ? "is blank: " + remedy
                    : then.problem(value, leniency);
        };
    }

    /** Returns the check of a text that may be absent but not blank. */
    static <T> Check<T> notBlank(String remedy) {
        return ifSet((value, leniency) -> value.toString().isBlank() ? "is blank: " + remedy : null);
    }

    /** Returns the check of a text by its form. */
    static Check<String> form(Pattern form, String problem) {
        return ifSet((value, leniency) -> form.matcher(value).matches() ? null : problem);
    }

    /** Returns the check of a number's lower bound. */
    static <N extends Number> Check<N> atLeast(long minimum) {
        return ifSet((value, leniency) ->
                value.longValue() < minimum ? "is %s: it must be %s or more".formatted(value, minimum) : null);
    }

    /** Returns the check of a text that must be one of a closed list. */
    static Check<String> oneOf(List<String> values, String remedy) {
        return ifSet((value, leniency) -> values.contains(value) || leniency.otherValues()
                ? null
                : "is not one of %s: %s".formatted(String.join(" ", values), remedy));
    }

    /** Returns the check of an address that the vendor calls or sends people to. */
    static Check<String> httpsAddress() {
        return ifSet((value, leniency) -> HttpsAddress.problem(value, leniency.localAddresses()));
    }
}
