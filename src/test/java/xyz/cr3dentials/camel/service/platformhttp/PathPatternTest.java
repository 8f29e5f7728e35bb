package xyz.cr3dentials.camel.service.platformhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathPatternTest {

    @ParameterizedTest
    @CsvSource({
        "/api/sessions, /api/sessions, true",
        "/api/sessions, /api/sessions/, true",
        "/api/sessions, /api/session, false",
        "/api/sessions, /api/sessions/1, false",
        "/api/sessions, /API/sessions, false",
        "/api/sessions, /api//sessions, false",
        "api/sessions, /api/sessions, true",
        "/, /, true",
        "/, /a, false"
    })
    void exactPathsMatchWholePaths(String pattern, String path, boolean matches) {
        assertThat(match(PathPattern.parse(pattern, false), path) != null).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({
        "/hooks, /hooks, true",
        "/hooks, /hooks/a/b, true",
        "/hooks, /hooksaw, false",
        "/hooks, /hook, false",
        "/hooks/, /hooks/a, true",
        "/, /anything/below, true",
        "/{tenant}/files, /acme/files/a, true",
        "/{tenant}/files, /acme/filesystem, false"
    })
    void prefixesEndOnSegmentBorders(String pattern, String path, boolean matches) {
        assertThat(match(PathPattern.parse(pattern, true), path) != null).isEqualTo(matches);
    }

    @Test
    void aTrailingStarMeansThePrefix() {
        assertThat(match(PathPattern.parse("/files/*", false), "/files/a/b")).isNotNull();
        assertThat(match(PathPattern.parse("/files*", false), "/filesystem")).isNull();
    }

    @Test
    void templatesTakeOneDecodedSegmentEach() {
        PathPattern pattern = PathPattern.parse("/api/{kind}/{id}", false);

        assertThat(match(pattern, "/api/sessions/a%2Fb"))
                .containsExactlyInAnyOrderEntriesOf(Map.of("kind", "sessions", "id", "a/b"));
        assertThat(match(pattern, "/api/sessions/")).isNull();
        assertThat(match(pattern, "/api//x")).isNull();
    }

    @Test
    void templatesMayShareASegmentWithText() {
        assertThat(match(PathPattern.parse("/files/{name}.json", false), "/files/a.b.json"))
                .isEqualTo(Map.of("name", "a.b"));
        assertThat(match(PathPattern.parse("/files/{name}.json", false), "/files/.json"))
                .isNull();
        assertThat(match(PathPattern.parse("/{from}-{to}", false), "/1-2")).isEqualTo(Map.of("from", "1", "to", "2"));
    }

    @Test
    void theMoreSpecificPatternSortsFirst() {
        List<PathPattern> expected = List.of(
                PathPattern.parse("/api/sessions/{id}/events", false),
                PathPattern.parse("/api/sessions/{id}", false),
                PathPattern.parse("/api/sessions", false),
                PathPattern.parse("/api/sessions", true),
                PathPattern.parse("/api/{name}.json", false),
                PathPattern.parse("/api/{name}", false),
                PathPattern.parse("/api", true),
                PathPattern.parse("/{any}", false),
                PathPattern.parse("/", true));

        List<PathPattern> sorted = Stream.iterate(expected.size() - 1, i -> i >= 0, i -> i - 1)
                .map(expected::get)
                .sorted(PathPattern.MOST_SPECIFIC_FIRST)
                .toList();

        assertThat(sorted).containsExactlyElementsOf(expected);
    }

    @ParameterizedTest
    @CsvSource({"/a/{id", "/a/id}", "/a/{}", "/a/{{id}}"})
    void unbalancedBracesAreRefused(String path) {
        assertThatThrownBy(() -> PathPattern.parse(path, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("{name}");
    }

    @Test
    void aTemplateNameCanBeUsedOnce() {
        assertThatThrownBy(() -> PathPattern.parse("/{id}/x/{id}", false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("{id} twice");
    }

    private static Map<String, String> match(PathPattern pattern, String path) {
        return pattern.match(RequestPath.parse(path));
    }
}
