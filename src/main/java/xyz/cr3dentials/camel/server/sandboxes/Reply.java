package xyz.cr3dentials.camel.server.sandboxes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import xyz.cr3dentials.camel.sandbox.SandboxAnswer;

/**
 * What the controls answer.
 *
 * @param status HTTP code
 * @param contentType of the body
 * @param body JSON
 */
record Reply(int status, String contentType, String body) {

    static Reply json(JsonNode body) {
        return new Reply(200, "application/json", body.toString());
    }

    /** What a stand-in says itself. */
    static Reply of(SandboxAnswer answer) {
        return new Reply(
                answer.status(), answer.headers().getOrDefault("Content-Type", "application/json"), answer.body());
    }

    /** One plain sentence about what has been done. */
    static Reply done(String sentence) {
        return json(JsonNodeFactory.instance.objectNode().put("done", sentence));
    }

    /** A problem as RFC 9457 describes it. */
    static Reply problem(int status, String title, String detail) {
        return new Reply(
                status,
                "application/problem+json",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("type", "about:blank")
                        .put("title", title)
                        .put("status", status)
                        .put("detail", detail)
                        .toString());
    }
}
