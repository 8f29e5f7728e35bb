package xyz.cr3dentials.camel.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.cr3dentials.camel.http.JsonCodec;

class SessionAccessTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "embedUrl",
                "streamUrl",
                "session_url",
                "sessionUrl",
                "hosted_url",
                "hostedUrl",
                "session_token",
                "sessionToken"
            })
    void keepsNeitherAddressNorTokenInAnyVendorsSpelling(String field) throws Exception {
        JsonNode session = JsonCodec.mapper()
                .readTree(
                        "{\"id\":\"s1\",\"%s\":\"t0ken\",\"data\":{\"url\":\"kept\"},\"session_record\":{\"%s\":\"t0ken\",\"status\":\"DONE\"}}"
                                .formatted(field, field));
        String before = session.toString();

        assertThat(SessionAccess.without(session))
                .hasToString("{\"id\":\"s1\",\"data\":{\"url\":\"kept\"},\"session_record\":{\"status\":\"DONE\"}}");
        assertThat(session).hasToString(before);
    }

    @Test
    void leavesWhatIsNoObjectAsItIs() {
        JsonNode text = JsonNodeFactory.instance.textNode("text");
        assertThat(SessionAccess.without(text)).isSameAs(text);
    }
}
