package xyz.cr3dentials.camel.service.platformhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestReadersTest {

    @Test
    void parametersKeepTheirOrderAndRepeats() {
        assertThat(UrlEncodedParameters.parse("b=1&a=x+y&b=%26&&empty=&flag", StandardCharsets.UTF_8))
                .containsExactly(
                        Map.entry("b", List.of("1", "&")),
                        Map.entry("a", List.of("x y")),
                        Map.entry("empty", List.of("")),
                        Map.entry("flag", List.of("")));
        assertThat(UrlEncodedParameters.parse(null, StandardCharsets.UTF_8)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'GET,POST', GET, true",
        "'get , post', POST, true",
        "GET, HEAD, true",
        "POST, HEAD, false",
        "GET, OPTIONS, false",
        "'', DELETE, true",
        "'', OPTIONS, false",
        "'', TRACE, false"
    })
    void methodsAreReadLeniently(String restriction, String method, boolean served) {
        assertThat(AllowedMethods.parse(restriction).serves(method)).isEqualTo(served);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "application/json, none, true",
                "application/json, 'text/html, */*;q=0.1', true",
                "application/json, 'application/*;q=0', false",
                "application/json, 'application/json;q=0, */*', false",
                "'application/json,text/csv', 'text/*', true",
                "application/json, 'garbage', true",
                "none, text/html, true"
            })
    void theAcceptHeaderIsWeighed(String produces, String accept, boolean satisfied) {
        assertThat(MediaTypes.parse("produces", produces).satisfies(accept)).isEqualTo(satisfied);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "application/json, APPLICATION/JSON;charset=utf-8, true",
                "application/json, application/problem+json, false",
                "application/json, none, false",
                "'*/*', none, true",
                "text/*, text/csv, true"
            })
    void theContentTypeIsComparedWithoutParameters(String consumes, String contentType, boolean accepted) {
        assertThat(MediaTypes.parse("consumes", consumes).accepts(contentType)).isEqualTo(accepted);
    }

    @Test
    void anOptionThatNamesNoMediaTypeIsRefused() {
        assertThatThrownBy(() -> MediaTypes.parse("consumes", "json"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("consumes=json");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "none, a.exe, true",
                "*, a.exe, true",
                "'csv, .TXT', a.b.txt, true",
                "csv, a.exe, false",
                "csv, a, false",
                "tar.gz, a.gz, false"
            })
    void fileNamesAreAdmittedByWholeExtension(String whitelist, String fileName, boolean admitted) {
        assertThat(FileNameExtensions.parse(whitelist).admits(fileName)).isEqualTo(admitted);
    }

    @Test
    void settingsNameWhatIsWrongWithThem() {
        assertThatThrownBy(() -> PlatformHttpSettings.DEFAULTS.withMaximumBodyBytes(0))
                .hasMessageContaining("maximumBodyBytes is 0");
        assertThatThrownBy(() -> PlatformHttpSettings.DEFAULTS.withRequestTimeout(Duration.ZERO))
                .hasMessageContaining("requestTimeout");
        assertThatThrownBy(() -> PlatformHttpSettings.DEFAULTS.withServerPort(70_000))
                .hasMessageContaining("serverPort is 70000");
    }
}
