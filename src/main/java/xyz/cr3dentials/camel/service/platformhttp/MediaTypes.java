package xyz.cr3dentials.camel.service.platformhttp;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The media types a consumer accepts ({@code consumes}) or offers ({@code produces}).
 *
 * @param ranges the declared types; empty means no restriction
 */
record MediaTypes(List<MediaRange> ranges) {
    static final MediaTypes ANY = new MediaTypes(List.of());

    MediaTypes {
        ranges = List.copyOf(ranges);
    }

    /**
     * Reads an endpoint option.
     *
     * @throws IllegalArgumentException if the text names no media type
     */
    static MediaTypes parse(String option, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return ANY;
        }
        List<MediaRange> ranges = MediaRange.parseList(text);
        if (ranges.isEmpty()) {
            throw new IllegalArgumentException(
                    option + "=" + text + " names no media type: write type/subtype, as application/json");
        }
        return new MediaTypes(ranges);
    }

    /** Whether a request body of the given content type may come in. A body without one is only taken by all-takers. */
    boolean accepts(@Nullable String contentType) {
        if (ranges.isEmpty() || ranges.stream().anyMatch(range -> range.specificity() == 0)) {
            return true;
        }
        List<MediaRange> given = MediaRange.parseList(contentType);
        return given.size() == 1 && ranges.stream().anyMatch(range -> range.overlaps(given.get(0)));
    }

    /** Whether a client with the given {@code Accept} header can be served; no header means it takes anything. */
    boolean satisfies(@Nullable String accept) {
        List<MediaRange> wanted = MediaRange.parseList(accept);
        if (ranges.isEmpty() || wanted.isEmpty()) {
            return true;
        }
        return ranges.stream().anyMatch(offered -> quality(offered, wanted) > 0);
    }

    private static double quality(MediaRange offered, List<MediaRange> wanted) {
        int best = -1;
        double quality = 0;
        for (MediaRange range : wanted) {
            if (range.overlaps(offered) && range.specificity() > best) {
                best = range.specificity();
                quality = range.quality();
            }
        }
        return quality;
    }

    /** The content type to answer with where the route names none: the only one declared, if there is just one. */
    @Nullable
    String onlyType() {
        if (ranges.size() != 1 || !ranges.get(0).concrete()) {
            return null;
        }
        return ranges.get(0).type() + "/" + ranges.get(0).subtype();
    }
}
