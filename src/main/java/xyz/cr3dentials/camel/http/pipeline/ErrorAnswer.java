package xyz.cr3dentials.camel.http.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import xyz.cr3dentials.camel.http.JsonCodec;
import xyz.cr3dentials.camel.http.PlainText;

/**
 * Reads the messages of a refusal: a string, an array of strings, an error word, or else some plain text; and beside them
 * the details that name fields and what is wrong with each.
 */
final class ErrorAnswer {

    private static final int LONGEST_MESSAGE = 300;
    private static final int MOST_MESSAGES = 20;

    /** So much more than a message holds that a value cut in two at its end is not in the message. */
    private static final int LONGEST_TEXT = 16 * 1024;

    private ErrorAnswer() {}

    static List<String> messages(ApiResponse response, UnaryOperator<String> redact) {
        List<String> messages = new ArrayList<>();
        try {
            JsonNode json = JsonCodec.mapper().readTree(response.body());
            if (json != null && json.isObject()) {
                collect(json.path("message"), messages);
                if (messages.isEmpty()) {
                    collect(json.path("error"), messages);
                }
                collectDetails(json.path("details"), messages);
                return cleaned(messages, redact);
            }
        } catch (IOException e) {
            messages.clear(); // not JSON: the text itself is all there is
        }
        int length = Math.min(response.body().length, LONGEST_TEXT);
        messages.add(new String(response.body(), 0, length, StandardCharsets.UTF_8));
        return cleaned(messages, redact);
    }

    private static void collect(JsonNode node, List<String> into) {
        if (node.isTextual()) {
            into.add(node.textValue());
        } else if (node.isArray()) {
            for (JsonNode item : node) {
                collect(item, into);
            }
        } else if (node.isObject()) {
            collect(node.path("message"), into);
        }
    }

    /** Takes texts only: a number among the details is a figure about the refusal, not a message. */
    private static void collectDetails(JsonNode details, List<String> into) {
        details.properties().forEach(detail -> {
            List<String> problems = new ArrayList<>();
            collect(detail.getValue(), problems);
            problems.forEach(problem -> into.add(detail.getKey() + ": " + problem));
        });
    }

    /** Returns a sentence that names the id of the refused request, empty when the answer carries none. */
    static String requestId(ApiResponse response, UnaryOperator<String> redact) {
        String id = response.requestId();
        return id == null ? "" : " The request id is %s.".formatted(redact.apply(id));
    }

    private static List<String> cleaned(List<String> messages, UnaryOperator<String> redact) {
        return messages.stream()
                .limit(MOST_MESSAGES)
                .map(message -> PlainText.of(redact.apply(message), LONGEST_MESSAGE))
                .filter(message -> !message.isEmpty())
                .toList();
    }
}
