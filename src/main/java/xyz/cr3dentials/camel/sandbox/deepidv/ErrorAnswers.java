package xyz.cr3dentials.camel.sandbox.deepidv;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;
import xyz.cr3dentials.camel.sandbox.SandboxAnswer;
import xyz.cr3dentials.camel.sandbox.Switches;
import xyz.cr3dentials.camel.sandbox.deepidv.DeepidvSwitches.ErrorBody;

/** The vendor's error bodies: {@code {"error": …}}, as the switch has it, and plain text for 402. */
final class ErrorAnswers {

    private static final Map<Integer, String> NAMES = Map.of(
            401, "Unauthorized",
            429, "Too Many Requests",
            500, "Internal Server Error",
            503, "Service Unavailable");

    private final Switches switches;

    ErrorAnswers(Switches switches) {
        this.switches = switches;
    }

    /** The code's own name as the text. */
    SandboxAnswer plain(int status) {
        return text(status, NAMES.getOrDefault(status, "Error"));
    }

    SandboxAnswer text(int status, String text) {
        ErrorBody body = switches.get(DeepidvSwitches.ERROR_BODY);
        if (status == 402 || body == ErrorBody.TEXT) {
            return SandboxAnswer.of(status, "text/plain; charset=utf-8", text);
        }
        String field = body == ErrorBody.MESSAGE ? "message" : "error";
        return SandboxAnswer.json(status, JsonNodeFactory.instance.objectNode().put(field, text));
    }
}
