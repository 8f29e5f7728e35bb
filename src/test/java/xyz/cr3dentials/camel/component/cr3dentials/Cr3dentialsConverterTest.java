package xyz.cr3dentials.camel.component.cr3dentials;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.TypeConverter;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import xyz.cr3dentials.camel.api.JsonBacked;
import xyz.cr3dentials.camel.api.cr3dentials.CreateSessionRequest;
import xyz.cr3dentials.camel.api.cr3dentials.ListSessionsRequest;

class Cr3dentialsConverterTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final FakeClient CLIENT = new FakeClient();
    private static final DefaultCamelContext CONTEXT = new DefaultCamelContext();

    @BeforeAll
    static void start() {
        CONTEXT.start();
    }

    @AfterAll
    static void stop() {
        CONTEXT.stop();
    }

    static Stream<JsonBacked> answers() {
        return Stream.of(
                CLIENT.getSession("s-1"),
                FakeClient.summary("s-1"),
                CLIENT.listSessions(new ListSessionsRequest(null, null, null)),
                CLIENT.listPlatforms().get(0));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void turnsEveryAnswerIntoItsWholeJson(JsonBacked answer) throws IOException {
        TypeConverter converter = CONTEXT.getTypeConverter();

        assertThat(converter.convertTo(JsonNode.class, answer)).isEqualTo(answer.json());
        assertThat(MAPPER.readTree(converter.convertTo(String.class, answer))).isEqualTo(answer.json());
        assertThat(MAPPER.readTree(converter.convertTo(byte[].class, answer))).isEqualTo(answer.json());
        assertThat(MAPPER.readTree(converter.convertTo(InputStream.class, answer)))
                .isEqualTo(answer.json());
        assertThat(MAPPER.<JsonNode>valueToTree(converter.convertTo(Map.class, answer)))
                .isEqualTo(answer.json());
    }

    @ParameterizedTest
    @MethodSource("answers")
    void letsJacksonWriteEveryAnswerAsItsWholeJson(JsonBacked answer) {
        assertThat(MAPPER.<JsonNode>valueToTree(answer)).isEqualTo(answer.json());
    }

    @Test
    void turnsPlatformsIntoAnArray() throws IOException {
        TypeConverter converter = CONTEXT.getTypeConverter();
        Platforms platforms = new Platforms(CLIENT.listPlatforms());
        JsonNode expected = FakeClient.json("[{'id':7,'name':'shopmart','isActive':true}]");

        assertThat(converter.convertTo(JsonNode.class, platforms)).isEqualTo(expected);
        assertThat(MAPPER.readTree(converter.convertTo(String.class, platforms)))
                .isEqualTo(expected);
        assertThat(MAPPER.readTree(converter.convertTo(byte[].class, platforms)))
                .isEqualTo(expected);
        assertThat(MAPPER.readTree(converter.convertTo(InputStream.class, platforms)))
                .isEqualTo(expected);
    }

    @Test
    void keepsSecretsAndPersonalDataOutOfTexts() {
        assertThat(CLIENT.createSession(new CreateSessionRequest(7L, Map.of("name", "Zoë"), null, null, null, null)))
                .asString()
                .doesNotContain("frame-token");
        assertThat(CLIENT.getSession("s-1")).asString().doesNotContain("Demo");
    }
}
