package xyz.cr3dentials.camel.service.platformhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestPathTest {

    @Test
    void segmentsAreDecodedAfterTheSplit() {
        assertThat(RequestPath.parse("/a%2Fb/c+d/%C3%A9%20x").segments()).containsExactly("a/b", "c+d", "é x");
    }

    @Test
    void pathParametersAreLeftOut() {
        RequestPath path = RequestPath.parse("/a;v=1/b;jsessionid=x");

        assertThat(path.segments()).containsExactly("a", "b");
        assertThat(path.raw()).isEqualTo("/a/b");
    }

    @Test
    void onlyATrailingSlashAddsNoSegment() {
        assertThat(RequestPath.parse("/").segments()).isEmpty();
        assertThat(RequestPath.parse("").segments()).isEmpty();
        assertThat(RequestPath.parse("/a/").segments()).containsExactly("a");
        assertThat(RequestPath.parse("/a//b").segments()).containsExactly("a", "", "b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a/../b", "/a/%2e%2E/b", "/./a", "/..;x=1/a", "/a%00", "/a%0d%0ab", "/%zz", "/a%2"})
    void whatOthersMightReadOtherwiseIsRefused(String raw) {
        assertThatThrownBy(() -> RequestPath.parse(raw)).isInstanceOf(MalformedRequestException.class);
    }
}
