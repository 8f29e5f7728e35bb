package xyz.cr3dentials.camel.api;

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

    /** The envelopes that vendors have about a session, in answers and in webhooks. */
    private static final List<String> ENVELOPES = List.of("session_record", "data");

    private SessionAccess() {}

    /** Returns a session without it, to be kept; the given JSON stays as it is. */
    public static JsonNode without(JsonNode session) {
        if (!(session instanceof ObjectNode object)) {
            return session;
        }
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        kept.setAll(object);
        kept.remove(FIELDS);
        for (String envelope : ENVELOPES) {
            if (kept.path(envelope).isObject()) {
                kept.set(envelope, without(kept.path(envelope)));
            }
        }
        return kept;
    }
}
