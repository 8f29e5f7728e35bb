package xyz.cr3dentials.camel.vendor.deepidv;

import com.fasterxml.jackson.databind.JsonNode;
import xyz.cr3dentials.camel.http.AnswerShapeException;

/** Reads what was kept of the vendor's answers. Thread-safe. */
public final class DeepidvJson {

    /** The component's scheme, as errors name it. */
    public static final String VENDOR = "deepidv";

    private DeepidvJson() {}

    /**
     * Reads a session, in its envelope or as a bare record, as the client reads the vendor's answers; what it lacks is
     * null.
     *
     * @throws IllegalArgumentException when it is not an object with id and status; the JSON is not quoted
     */
    public static Session session(JsonNode json) {
        try {
            return SessionAnswers.session(json);
        } catch (AnswerShapeException e) {
            throw new IllegalArgumentException("The JSON is not a session: " + e.getMessage(), e);
        }
    }
}
