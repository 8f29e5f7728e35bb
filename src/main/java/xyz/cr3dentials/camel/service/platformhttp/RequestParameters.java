package xyz.cr3dentials.camel.service.platformhttp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The query and form parameters of one request, on their way into message headers. */
final class RequestParameters {
    private final Map<String, List<String>> sent = new LinkedHashMap<>();

    void add(Map<String, List<String>> parameters) {
        parameters.forEach((name, values) ->
                sent.computeIfAbsent(name, key -> new ArrayList<>()).addAll(values));
    }

    /** Puts them beside the request's headers. A header wins, so that no link changes what a header says. */
    void putInto(ReceivedHeaders headers) {
        sent.forEach((name, values) -> {
            if (HeaderRules.mayBeParameter(name) && !headers.has(name)) {
                headers.put(name, values);
            }
        });
    }
}
