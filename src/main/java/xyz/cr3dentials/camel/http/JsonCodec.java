package xyz.cr3dentials.camel.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;

/**
 * The one JSON mapper of all vendors: strict on syntax, exact on numbers. Of texts it replaces the character NUL, which no
 * database and no header takes, so that nothing behind it has to. Thread-safe.
 */
public final class JsonCodec {

    /** Stands in place of a NUL. */
    public static final char REPLACEMENT = '\uFFFD';

    private static final JsonNodeFactory STORABLE = new JsonNodeFactory() {
        private static final long serialVersionUID = 1L;

        @Override
        public TextNode textNode(String text) {
            return super.textNode(text.indexOf('\0') < 0 ? text : text.replace('\0', REPLACEMENT));
        }
    };

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .nodeFactory(STORABLE)
            .build();

    private JsonCodec() {}

    /** Returns the mapper; do not reconfigure it. */
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    /** Reads kept JSON by a mapper of the user's, its texts as this one has them. */
    public static JsonNode read(ObjectMapper mapper, String json) throws JsonProcessingException {
        return mapper.reader().with(STORABLE).readTree(json);
    }
}
