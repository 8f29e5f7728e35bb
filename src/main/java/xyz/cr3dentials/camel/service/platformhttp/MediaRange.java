package xyz.cr3dentials.camel.service.platformhttp;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A media type or range such as {@code application/json}, {@code text/*} or {@code *}{@code /*;q=0.1}; parameters
 * other than the quality are not compared.
 *
 * @param type lower case, or {@code *}
 * @param subtype lower case, or {@code *}
 * @param quality between 0 and 1; 0 excludes
 */
record MediaRange(String type, String subtype, double quality) {

    /** Reads a comma separated list; what is no media range is left out, as HTTP asks of a lenient reader. */
    static List<MediaRange> parseList(@Nullable String text) {
        List<MediaRange> ranges = new ArrayList<>();
        if (text != null) {
            for (String item : text.split(",", -1)) {
                MediaRange range = parse(item);
                if (range != null) {
                    ranges.add(range);
                }
            }
        }
        return List.copyOf(ranges);
    }

    private static @Nullable MediaRange parse(String item) {
        String[] parts = item.split(";", -1);
        String name = parts.length == 0 ? "" : parts[0].trim().toLowerCase(Locale.ROOT);
        int slash = name.indexOf('/');
        if (slash < 1 || slash == name.length() - 1) {
            // Some old clients send a lone star.
            return name.equals("*") ? new MediaRange("*", "*", quality(parts)) : null;
        }
        return new MediaRange(name.substring(0, slash), name.substring(slash + 1), quality(parts));
    }

    private static double quality(String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].trim().toLowerCase(Locale.ROOT);
            if (parameter.startsWith("q=")) {
                try {
                    return Math.max(0, Math.min(1, Double.parseDouble(parameter.substring(2))));
                } catch (NumberFormatException e) {
                    return 1;
                }
            }
        }
        return 1;
    }

    /** Whether one of both covers the other. */
    boolean overlaps(MediaRange other) {
        return part(type, other.type) && part(subtype, other.subtype);
    }

    int specificity() {
        return (type.equals("*") ? 0 : 1) + (subtype.equals("*") ? 0 : 1);
    }

    boolean concrete() {
        return specificity() == 2;
    }

    private static boolean part(String left, String right) {
        return left.equals("*") || right.equals("*") || left.equals(right);
    }
}
