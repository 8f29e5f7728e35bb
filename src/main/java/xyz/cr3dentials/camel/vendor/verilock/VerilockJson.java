package xyz.cr3dentials.camel.vendor.verilock;

import com.fasterxml.jackson.databind.JsonNode;
import xyz.cr3dentials.camel.http.AnswerShapeException;

/** Reads the records of this package from JSON that the vendor sent earlier. Thread-safe. */
public final class VerilockJson {

    /** The component's scheme, as errors name it. */
    public static final String VENDOR = "verilock";

    private VerilockJson() {}

    /**
     * Reads a session, or a row of a list of sessions, as the client reads the vendor's answers; what it lacks is null.
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
