package xyz.cr3dentials.camel.api;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds what somebody meant who wrote a field's name wrong. */
public final class FieldNames {

    private static final int LONGEST_QUOTE = 60;

    private FieldNames() {}

    public static String unknown(String name, List<String> known) {
        String quoted = name.length() > LONGEST_QUOTE ? name.substring(0, LONGEST_QUOTE) + "…" : name;
        String meant = nearest(name, known);
        return "'%s' is not a field: %s"
                .formatted(
                        quoted.codePoints().anyMatch(Character::isISOControl) ? "?" : quoted,
                        meant == null
                                ? "the fields are " + String.join(", ", known)
                                : "did you mean %s?".formatted(meant));
    }

    private static @Nullable String nearest(String name, List<String> known) {
        String wanted = plain(name);
        String best = null;
        int bestDistance = Integer.MAX_VALUE;
        for (String candidate : known) {
            String other = plain(candidate);
            int distance = distance(wanted, other);
            if (distance < bestDistance && distance <= other.length() * 2 / 5) {
                best = candidate;
                bestDistance = distance;
            }
        }
        return best;
    }

    private static String plain(String name) {
        String bounded = name.length() > LONGEST_QUOTE ? name.substring(0, LONGEST_QUOTE) : name;
        return bounded.replace("_", "").replace("-", "").toLowerCase(Locale.ROOT);
    }

    /** Returns how many letters have to change to make one name the other. */
    public static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(change, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
