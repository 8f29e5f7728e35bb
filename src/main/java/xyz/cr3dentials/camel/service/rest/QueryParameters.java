package xyz.cr3dentials.camel.service.rest;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import xyz.cr3dentials.camel.http.InvalidRequestException;
import xyz.cr3dentials.camel.service.platformhttp.UrlEncodedParameters;

/**
 * Tells the parameters of a request's query from its headers, which Camel puts side by side: a REST flow begins with it and
 * names the parameters it takes. Thread-safe.
 *
 * <p>Of what the client sent as headers only {@code Content-…} and {@code Accept…} are left, besides the values of the path.
 */
public final class QueryParameters {

    /** The name by which flows find the bean. */
    public static final String BEAN_NAME = "queryParameters";

    private static final Pattern TEMPLATE = Pattern.compile("\\{([^}]+)}");
    private static final Pattern SHOWN = Pattern.compile("[A-Za-z0-9_.-]{1,50}");

    /**
     * Takes no parameter.
     *
     * @throws InvalidRequestException naming each that was sent
     */
    public void none(Exchange exchange) {
        take(exchange, "");
    }

    /**
     * Puts the parameters into headers.
     *
     * @param names what may be sent, separated by spaces; {@code limit=CamelLimit} goes into a header of another name
     * @throws InvalidRequestException naming each that is not among them, or was sent twice, and those that are
     */
    public void take(Exchange exchange, String names) {
        Map<String, String> known = known(names);
        Map<String, List<String>> sent = sent(exchange);
        List<String> violations = new ArrayList<>();
        sent.forEach((name, values) -> {
            if (!known.containsKey(name)) {
                violations.add(unknown(name, known.keySet()));
            } else if (values.size() > 1) {
                violations.add(name + ": sent " + values.size() + " times; send it once");
            }
        });
        if (!violations.isEmpty()) {
            throw new InvalidRequestException("service", String.valueOf(exchange.getFromRouteId()), violations);
        }
        put(exchange, known, sent);
    }

    /** Puts the parameters into headers and passes over all others, for callers who cannot be told. */
    public void takeKnown(Exchange exchange, String names) {
        put(exchange, known(names), sent(exchange));
    }

    private static Map<String, String> known(String names) {
        Map<String, String> known = new LinkedHashMap<>();
        Arrays.stream(names.strip().split("\\s+"))
                .filter(name -> !name.isEmpty())
                .forEach(name -> {
                    int equals = name.indexOf('=');
                    known.put(equals < 0 ? name : name.substring(0, equals), name.substring(equals + 1));
                });
        return known;
    }

    private static Map<String, List<String>> sent(Exchange exchange) {
        String query = exchange.getMessage().getHeader(Exchange.HTTP_RAW_QUERY, String.class);
        return UrlEncodedParameters.parse(query, StandardCharsets.UTF_8);
    }

    private static String unknown(String name, Set<String> known) {
        return (SHOWN.matcher(name).matches() ? name : "a parameter") + ": no parameter of this call; leave it out, "
                + (known.isEmpty() ? "there are none" : "there are " + String.join(", ", known));
    }

    private static void put(Exchange exchange, Map<String, String> known, Map<String, List<String>> sent) {
        Map<String, Object> headers = exchange.getMessage().getHeaders();
        Set<String> path = pathVariables(exchange);
        headers.keySet().removeIf(name -> !path.contains(name) && !isKept(name.toLowerCase(Locale.ROOT)));
        known.forEach((name, header) -> {
            List<String> values = sent.get(name);
            if (values != null) {
                headers.put(header, values.get(0));
            }
        });
    }

    private static boolean isKept(String header) {
        return header.startsWith("camel") || header.startsWith("content-") || header.startsWith("accept");
    }

    private static Set<String> pathVariables(Exchange exchange) {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        if (exchange.getFromEndpoint() instanceof PlatformHttpEndpoint flow) {
            TEMPLATE.matcher(flow.getPath()).results().forEach(variable -> names.add(variable.group(1)));
        }
        return names;
    }
}
