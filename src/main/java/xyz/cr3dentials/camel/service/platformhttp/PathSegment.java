package xyz.cr3dentials.camel.service.platformhttp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One segment of a path pattern: a literal ({@code sessions}), a template ({@code {id}}) or a mixture of both
 * ({@code {id}.json}).
 */
final class PathSegment {
    private static final Pattern TEMPLATE = Pattern.compile("\\{([^{}/]+)}");

    private final String text;
    private final List<String> names;
    private final int literalLength;
    private final Pattern expression;

    private PathSegment(String text, List<String> names, int literalLength, Pattern expression) {
        this.text = text;
        this.names = names;
        this.literalLength = literalLength;
        this.expression = expression;
    }

    static PathSegment parse(String text) {
        List<String> names = new ArrayList<>();
        StringBuilder expression = new StringBuilder();
        StringBuilder literals = new StringBuilder();
        Matcher templates = TEMPLATE.matcher(text);
        int end = 0;
        while (templates.find()) {
            String literal = text.substring(end, templates.start());
            literals.append(literal);
            expression.append(Pattern.quote(literal)).append("(.+?)");
            names.add(templates.group(1));
            end = templates.end();
        }
        literals.append(text, end, text.length());
        expression.append(Pattern.quote(text.substring(end)));
        if (literals.indexOf("{") >= 0 || literals.indexOf("}") >= 0) {
            throw new IllegalArgumentException(
                    "Path segment '" + text + "' has an unbalanced brace: write templates as {name}");
        }
        return new PathSegment(
                text, List.copyOf(names), literals.length(), Pattern.compile(expression.toString(), Pattern.DOTALL));
    }

    List<String> names() {
        return names;
    }

    /** The smaller, the more specific: a literal is 0, a mixture 1, a bare template 2. */
    int rank() {
        if (names.isEmpty()) {
            return 0;
        }
        return literalLength > 0 ? 1 : 2;
    }

    int literalLength() {
        return literalLength;
    }

    /** The segment without the names of its templates. */
    String shape() {
        return TEMPLATE.matcher(text).replaceAll("{}");
    }

    /** Whether the decoded segment fits; its template values are put into {@code values}. */
    boolean matches(String segment, Map<String, String> values) {
        if (names.isEmpty()) {
            return text.equals(segment);
        }
        Matcher matcher = expression.matcher(segment);
        if (!matcher.matches()) {
            return false;
        }
        for (int i = 0; i < names.size(); i++) {
            values.put(names.get(i), matcher.group(i + 1));
        }
        return true;
    }
}
