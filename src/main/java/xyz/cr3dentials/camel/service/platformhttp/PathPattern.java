package xyz.cr3dentials.camel.service.platformhttp;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The path of a consumer, split into segments, possibly with everything below it. Immutable. */
final class PathPattern {
    private static final int END_OF_EXACT = 3;
    private static final int END_OF_PREFIX = 4;

    /**
     * Sorts the more specific pattern first. Segments are compared from the left: a literal before a mixture before a
     * template, and a pattern that goes on before a prefix that ends.
     */
    static final Comparator<PathPattern> MOST_SPECIFIC_FIRST = PathPattern::compare;

    private final List<PathSegment> segments;
    private final boolean prefix;

    private PathPattern(List<PathSegment> segments, boolean prefix) {
        this.segments = segments;
        this.prefix = prefix;
    }

    /**
     * Reads a consumer's path such as {@code /api/sessions/{id}}. A trailing {@code *} means the same as
     * {@code matchOnUriPrefix}.
     *
     * @throws IllegalArgumentException for an unbalanced brace or a template name used twice
     */
    static PathPattern parse(String path, boolean matchOnUriPrefix) {
        boolean wildcard = path.endsWith("*");
        String plain = wildcard ? path.substring(0, path.length() - 1) : path;
        List<PathSegment> segments = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (String piece : plain.split("/", -1)) {
            if (!piece.isEmpty()) {
                PathSegment segment = PathSegment.parse(piece);
                for (String name : segment.names()) {
                    if (!names.add(name)) {
                        throw new IllegalArgumentException(
                                "Path '" + path + "' uses the template {" + name + "} twice: give each its own name");
                    }
                }
                segments.add(segment);
            }
        }
        return new PathPattern(List.copyOf(segments), matchOnUriPrefix || wildcard);
    }

    /** The template values if the path fits, else {@code null}. */
    @Nullable
    Map<String, String> match(RequestPath path) {
        List<String> given = path.segments();
        if (given.size() < segments.size() || (!prefix && given.size() > segments.size())) {
            return null;
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < segments.size(); i++) {
            if (!segments.get(i).matches(given.get(i), values)) {
                return null;
            }
        }
        return values;
    }

    /** The same for two patterns that match the same paths. */
    String shape() {
        return segments.stream().map(PathSegment::shape).collect(Collectors.joining("/", "/", prefix ? "/*" : ""));
    }

    private static int compare(PathPattern left, PathPattern right) {
        int length = Math.max(left.segments.size(), right.segments.size());
        for (int i = 0; i <= length; i++) {
            int ranks = Integer.compare(left.rankAt(i), right.rankAt(i));
            if (ranks != 0) {
                return ranks;
            }
            int literals = Integer.compare(right.literalLengthAt(i), left.literalLengthAt(i));
            if (literals != 0) {
                return literals;
            }
        }
        return 0;
    }

    private int rankAt(int index) {
        if (index < segments.size()) {
            return segments.get(index).rank();
        }
        return prefix ? END_OF_PREFIX : END_OF_EXACT;
    }

    private int literalLengthAt(int index) {
        return index < segments.size() ? segments.get(index).literalLength() : 0;
    }
}
