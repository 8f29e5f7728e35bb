package xyz.cr3dentials.camel.sandbox.cr3dentials;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import xyz.cr3dentials.camel.sandbox.SandboxAnswer;
import xyz.cr3dentials.camel.sandbox.Switches;

/** The vendor's error body: {@code statusCode} and {@code message}, without the envelope. */
final class ErrorAnswers {

    private static final Map<Integer, String> NAMES = Map.of(
            400, "Bad Request",
            401, "Unauthorized",
            404, "Not Found",
            429, "Too Many Requests",
            500, "Internal Server Error",
            503, "Service Unavailable");

    private final Switches switches;

    ErrorAnswers(Switches switches) {
        this.switches = switches;
    }

    /** The code's own name as the message, as the pages show it for 401. */
    SandboxAnswer plain(int status) {
        return answer(body(status).put("message", name(status)), status);
    }

    SandboxAnswer text(int status, String message) {
        return answer(named(body(status).put("message", message), status), status);
    }

    SandboxAnswer violations(List<String> problems) {
        ObjectNode body = body(400);
        if (switches.get(Cr3dentialsSwitches.ERROR_MESSAGE) == Cr3dentialsSwitches.ErrorMessage.LIST) {
            problems.forEach(body.putArray("message")::add);
        } else {
            body.put("message", String.join("; ", problems));
        }
        return answer(named(body, 400), 400);
    }

    private ObjectNode named(ObjectNode body, int status) {
        return switches.get(Cr3dentialsSwitches.ERROR_NAME) ? body.put("error", name(status)) : body;
    }

    private static ObjectNode body(int status) {
        return JsonNodeFactory.instance.objectNode().put("statusCode", status);
    }

    private static SandboxAnswer answer(ObjectNode body, int status) {
        return SandboxAnswer.json(status, body);
    }

    private static String name(int status) {
        return NAMES.getOrDefault(status, "Error");
    }
}
