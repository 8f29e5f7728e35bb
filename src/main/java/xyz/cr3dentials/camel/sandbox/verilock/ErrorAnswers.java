package xyz.cr3dentials.camel.sandbox.verilock;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import xyz.cr3dentials.camel.sandbox.SandboxAnswer;
import xyz.cr3dentials.camel.sandbox.Switches;
import xyz.cr3dentials.camel.sandbox.verilock.VerilockSwitches.FieldErrors;

/** The vendor's error body: {@code error}, {@code message} and {@code details}. */
final class ErrorAnswers {

    // The words of 400 and 403 are unpublished; these are the sandbox's own.
    private static final Map<Integer, String> WORDS = Map.of(
            400, "bad_request",
            401, "authentication_error",
            403, "forbidden",
            404, "not_found",
            422, "validation_error",
            429, "rate_limit_exceeded",
            500, "server_error",
            503, "server_error");

    private static final Map<Integer, String> MESSAGES = Map.of(
            401, "The API key is missing or not valid.",
            404, "The resource was not found.",
            429, "Too many requests.",
            500, "Something went wrong.",
            503, "The service is not available at the moment.");

    private final Switches switches;

    ErrorAnswers(Switches switches) {
        this.switches = switches;
    }

    SandboxAnswer plain(int status) {
        return text(status, MESSAGES.getOrDefault(status, "The request failed."));
    }

    SandboxAnswer text(int status, String message) {
        return answer(status, body(status, message).putNull("details"));
    }

    SandboxAnswer limited(long secondsToWait) {
        ObjectNode body = body(429, MESSAGES.getOrDefault(429, ""));
        if (switches.get(VerilockSwitches.RETRY_AFTER_IN_DETAILS)) {
            body.putObject("details").put("retry_after", secondsToWait);
        } else {
            body.putNull("details");
        }
        return answer(429, body);
    }

    SandboxAnswer violations(FieldProblems problems) {
        ObjectNode body = body(422, "The given data was invalid.");
        FieldErrors form = switches.get(VerilockSwitches.FIELD_ERRORS);
        if (form == FieldErrors.NONE) {
            return answer(422, body.putNull("details"));
        }
        ObjectNode details = body.putObject("details");
        problems.byField().forEach((field, messages) -> {
            if (form == FieldErrors.LISTS) {
                messages.forEach(details.putArray(field)::add);
            } else {
                details.put(field, String.join(" ", messages));
            }
        });
        return answer(422, body);
    }

    private ObjectNode body(int status, String message) {
        boolean older = status == 401 && switches.get(VerilockSwitches.OLDER_UNAUTHORIZED);
        return JsonNodeFactory.instance
                .objectNode()
                .put("error", older ? "Unauthorized" : WORDS.getOrDefault(status, "error"))
                .put("message", message);
    }

    private static SandboxAnswer answer(int status, ObjectNode body) {
        return SandboxAnswer.json(status, body);
    }
}
