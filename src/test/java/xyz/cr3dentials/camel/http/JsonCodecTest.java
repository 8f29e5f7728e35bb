package xyz.cr3dentials.camel.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonCodecTest {

    private static final String WITH_NUL =
            "{\"errorCode\":\"a\\u0000b\",\"deep\":[{\"text\":\"\\u0000\"}],\"plain\":\"c\"}";

    @Test
    void replacesTheCharacterThatNoDatabaseTakesHoweverDeepItLies() throws Exception {
        JsonNode json = JsonCodec.mapper().readTree(WITH_NUL);

        assertThat(json.path("errorCode").textValue()).isEqualTo("a\uFFFDb");
        assertThat(json.toString()).doesNotContain("u0000").contains("\"plain\":\"c\"");
        assertThat(JsonCodec.mapper().convertValue(json, Map.class).toString()).doesNotContain("\0");
    }

    @Test
    void doesSoForKeptJsonWhoseverMapperReadsIt() throws Exception {
        assertThat(JsonCodec.read(new ObjectMapper(), WITH_NUL).toString())
                .doesNotContain("u0000")
                .contains("a\uFFFDb");
    }
}
