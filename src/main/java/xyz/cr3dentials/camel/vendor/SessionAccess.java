package xyz.cr3dentials.camel.vendor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What lets somebody act as the person of a session: addresses and tokens, in every vendor's spelling. */
public final class SessionAccess {

    private static final List<String> FIELDS = List.of(
            "embedUrl",
            "streamUrl",
            "session_url",
            "sessionUrl",
            "hosted_url",
            "hostedUrl",
            "session_token",
            "sessionToken");

    /** The envelope that one vendor has about a session. */
    private static final String RECORD = "session_record";

    private SessionAccess() {}

    /** Returns a session without it, to be kept; the given JSON stays as it is. */
    public static JsonNode without(JsonNode session) {
        if (!(session instanceof ObjectNode object)) {
            return session;
        }
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        kept.setAll(object);
        kept.remove(FIELDS);
        if (kept.path(RECORD).isObject()) {
            kept.set(RECORD, without(kept.path(RECORD)));
        }
        return kept;
    }
}
