package xyz.cr3dentials.camel.sandbox.verilock;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is wrong with a request, by field; not thread-safe. */
final class FieldProblems {

    private final Map<String, List<String>> byField = new TreeMap<>();

    void add(String field, String problem) {
        byField.computeIfAbsent(field, unused -> new ArrayList<>()).add(problem);
    }

    boolean isEmpty() {
        return byField.isEmpty();
    }

    Map<String, List<String>> byField() {
        return byField;
    }
}
