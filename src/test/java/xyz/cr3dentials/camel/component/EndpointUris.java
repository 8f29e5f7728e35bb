package xyz.cr3dentials.camel.component;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds addresses of the components in YAML, XML, Java and prose. */
final class EndpointUris {

    private static final Pattern ADDRESS = Pattern.compile(
            "(?:webhook:)?\\b(?:%s):[A-Za-z]+(\\?[^\\s\"'`<>|]*)?".formatted(DocumentedComponent.schemes()));
    private static final Pattern PARAMETER = Pattern.compile("^( *)([A-Za-z.]+): *(.*)$");

    private EndpointUris() {}

    /** Returns each address, with the {@code parameters} that follow it in YAML made part of it. */
    static List<String> in(String text) {
        List<String> uris = new ArrayList<>();
        String[] lines = text.split("\\R");
        for (int i = 0; i < lines.length; i++) {
            Matcher matcher = ADDRESS.matcher(lines[i]);
            while (matcher.find()) {
                String uri = matcher.group().replace("&amp;", "&").replaceAll("[).,;:]+$", "");
                uris.add(withParameters(uri, lines, i + 1));
            }
        }
        return uris;
    }

    private static String withParameters(String uri, String[] lines, int next) {
        if (next >= lines.length || !lines[next].strip().equals("parameters:")) {
            return uri;
        }
        int indent = indentOf(lines[next]);
        StringBuilder whole = new StringBuilder(uri);
        for (int i = next + 1; i < lines.length && indentOf(lines[i]) > indent; i++) {
            Matcher parameter = PARAMETER.matcher(lines[i]);
            if (parameter.matches()) {
                whole.append(whole.indexOf("?") < 0 ? '?' : '&')
                        .append(parameter.group(2))
                        .append('=')
                        .append(parameter.group(3).replaceAll("^[\"']|[\"']$", ""));
            }
        }
        return whole.toString();
    }

    private static int indentOf(String line) {
        return line.length() - line.stripLeading().length();
    }
}
