package xyz.cr3dentials.camel.http;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Makes a typed result of an answer's JSON. Thread-safe when it is shared.
 *
 * @param <T> the result
 */
@FunctionalInterface
public interface AnswerReader<T> {

    /**
     * Reads the result.
     *
     * @throws AnswerShapeException when the JSON lacks what the result cannot do without
     */
    T read(JsonNode json) throws AnswerShapeException;
}
