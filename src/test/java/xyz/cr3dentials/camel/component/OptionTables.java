package xyz.cr3dentials.camel.component;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;

/** Writes a schema's options and headers as AsciiDoc tables. */
final class OptionTables {

    private static final String END = "|===\n";

    private OptionTables() {}

    static String of(String schema) throws IOException {
        JsonNode root = new ObjectMapper().readTree(schema);
        StringBuilder page = new StringBuilder();
        table(page, "Component options", root.path("componentProperties"), true);
        table(page, "Endpoint options", root.path("properties"), true);
        table(page, "Message headers", root.path("headers"), false);
        return page.toString();
    }

    private static void table(StringBuilder page, String title, JsonNode entries, boolean withDefault) {
        page.append("\n=== %s\n\n[width=\"100%%\",cols=\"%s\",options=\"header\"]\n|===\n"
                .formatted(title, withDefault ? "2,5,2,2" : "3,5,2"));
        page.append(withDefault ? "| Name | Description | Default | Type\n" : "| Name | Description | Type\n");
        for (Map.Entry<String, JsonNode> entry : entries.properties()) {
            JsonNode option = entry.getValue();
            page.append("| `%s` | %s%s".formatted(entry.getKey(), group(option), text(option, "description")));
            page.append(withDefault ? " | " + text(option, "defaultValue") : "");
            page.append(" | ").append(type(option)).append('\n');
        }
        page.append(END);
    }

    private static String group(JsonNode option) {
        String group = option.path("group").asText();
        return group.isEmpty() || group.equals("common") ? "" : "*%s* ".formatted(group);
    }

    private static String type(JsonNode option) {
        String type = option.path("javaType").asText();
        return option.path("type").asText().equals("duration")
                ? "duration"
                : type.substring(type.lastIndexOf('.') + 1).replace(">", "");
    }

    private static String text(JsonNode option, String field) {
        return option.path(field).asText().replace("|", "\\|").replace("{", "\\{");
    }
}
