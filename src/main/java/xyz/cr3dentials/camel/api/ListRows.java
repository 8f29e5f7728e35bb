package xyz.cr3dentials.camel.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import xyz.cr3dentials.camel.http.AnswerReader;
import xyz.cr3dentials.camel.http.AnswerShapeException;
import xyz.cr3dentials.camel.http.UnreadableRow;

/**
 * The rows of a list, each read by itself, so that one that cannot be read hides no other.
 *
 * @param readable those that could be read
 * @param unreadable the others
 * @param <T> what a row is read as
 */
public record ListRows<T>(List<T> readable, List<UnreadableRow> unreadable) {

    /**
     * Reads rows.
     *
     * @param list the name of the field, for errors
     * @param idOf finds the id in a row, or whatever stands in its place
     * @throws AnswerShapeException when there is no list
     */
    public static <T> ListRows<T> read(
            JsonNode answer, String list, AnswerReader<T> reader, UnaryOperator<JsonNode> idOf)
            throws AnswerShapeException {
        JsonNode rows = answer.path(list);
        if (!rows.isArray()) {
            throw new AnswerShapeException("its field %s is not a list".formatted(list));
        }
        List<T> readable = new ArrayList<>(rows.size());
        List<UnreadableRow> unreadable = new ArrayList<>();
        for (int place = 0; place < rows.size(); place++) {
            JsonNode row = rows.get(place);
            try {
                readable.add(reader.read(row));
            } catch (AnswerShapeException e) {
                String problem = row.isObject() ? e.problem() : "it is no JSON object";
                unreadable.add(new UnreadableRow(place, SessionId.name(idOf.apply(row), place), problem));
            }
        }
        return new ListRows<>(List.copyOf(readable), List.copyOf(unreadable));
    }
}
