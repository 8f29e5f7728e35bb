package xyz.cr3dentials.camel.http.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import xyz.cr3dentials.camel.http.JsonCodec;

/**
 * Takes out of a vendor's text the values that the request itself carried: a refusal that quotes them would put a
 * webhook's token or a person's data into errors and logs.
 */
final class RequestRedaction implements UnaryOperator<String> {

    /** Shorter values are codes and words, and taking them out would garble every text. */
    private static final int SHORTEST_REDACTED = 4;

    private static final int MOST_VALUES = 1000;

    private static final Comparator<String> LONGEST_FIRST =
            Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder());

    private final List<Pattern> values;
    private final boolean tooMany;

    private RequestRedaction(Set<String> values) {
        this.tooMany = values.size() > MOST_VALUES;
        this.values = tooMany
                ? List.of()
                : values.stream()
                        .map(value ->
                                Pattern.compile(Pattern.quote(value), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE))
                        .toList();
    }

    static RequestRedaction of(ApiRequest request) {
        // Longest first, so that a value within another leaves nothing of the longer one behind.
        Set<String> values = new TreeSet<>(LONGEST_FIRST);
        byte[] body = request.body();
        if (body != null) {
            try {
                collect(JsonCodec.mapper().readTree(body), values);
            } catch (IOException e) {
                throw new IllegalStateException("the body of %s is not JSON".formatted(request.operation()));
            }
        }
        return new RequestRedaction(values);
    }

    @Override
    public String apply(String text) {
        if (tooMany) {
            return "(withheld, since it may quote the request)";
        }
        String redacted = text;
        for (Pattern value : values) {
            redacted = value.matcher(redacted).replaceAll(Matcher.quoteReplacement("xxxxxx"));
        }
        return redacted;
    }

    private static void collect(JsonNode node, Set<String> into) {
        if (node.isTextual() && node.textValue().strip().length() >= SHORTEST_REDACTED) {
            into.add(node.textValue().strip());
        }
        for (JsonNode item : node) {
            collect(item, into);
        }
    }
}
