package xyz.cr3dentials.camel.api.cr3dentials;

import static xyz.cr3dentials.camel.api.AnswerFields.flag;
import static xyz.cr3dentials.camel.api.AnswerFields.instant;
import static xyz.cr3dentials.camel.api.AnswerFields.text;
import static xyz.cr3dentials.camel.api.AnswerFields.wholeNumber;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import xyz.cr3dentials.camel.api.AnswerFields;
import xyz.cr3dentials.camel.http.AnswerShapeException;

/** Reads the list of platforms. */
final class PlatformAnswers {

    private PlatformAnswers() {}

    static List<Platform> platforms(JsonNode body) throws AnswerShapeException {
        JsonNode rows = body.isArray() ? body : body.path("data");
        if (!rows.isArray()) {
            throw new AnswerShapeException("it holds no list of platforms");
        }
        List<Platform> platforms = new ArrayList<>(rows.size());
        for (JsonNode row : rows) {
            platforms.add(platform(row));
        }
        return List.copyOf(platforms);
    }

    private static Platform platform(JsonNode row) throws AnswerShapeException {
        Long id = wholeNumber(row, "id");
        if (id == null) {
            throw new AnswerShapeException("the id of a platform is missing");
        }
        return new Platform(
                id,
                text(row, "name"),
                text(row, "displayName"),
                text(row, "description"),
                text(row, "icon"),
                text(row, "loginUrl"),
                flag(row, "allowCustomUrl"),
                AnswerFields.json(row, "config"),
                flag(row, "isActive"),
                instant(row, "createdAt"),
                instant(row, "updatedAt"),
                row);
    }
}
