package xyz.cr3dentials.camel.service.platformhttp;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds the consumer of a request: the most specific path first, and among those that fit, the first whose method and
 * media types fit too. Reads never wait; writes replace the whole list.
 */
final class RoutingTable<T> {
    private final ReentrantLock writing = new ReentrantLock();
    private volatile List<RouteEntry<T>> entries = List.of();

    /**
     * Adds an entry.
     *
     * @throws IllegalStateException if it would never be found beside another one
     */
    void add(RouteEntry<T> entry) {
        writing.lock();
        try {
            if (entries.stream().anyMatch(entry::shadows)) {
                throw new IllegalStateException("Another route serves "
                        + String.join(",", new TreeSet<>(entry.methods().listed())) + " on "
                        + entry.path().shape()
                        + " already: give them different paths, httpMethodRestrict, consumes or produces");
            }
            List<RouteEntry<T>> next = new ArrayList<>(entries);
            next.add(entry);
            // The sort is stable: among equals the one registered first is asked first.
            next.sort(Comparator.comparing(RouteEntry::path, PathPattern.MOST_SPECIFIC_FIRST));
            entries = List.copyOf(next);
        } finally {
            writing.unlock();
        }
    }

    void remove(RouteEntry<T> entry) {
        writing.lock();
        try {
            entries = entries.stream()
                    .filter(candidate -> !candidate.equals(entry))
                    .toList();
        } finally {
            writing.unlock();
        }
    }

    RouteLookup<T> find(RouteRequest request) {
        List<Candidate<T>> onPath = candidates(request.path());
        if (onPath.isEmpty()) {
            return new RouteLookup.Refused<>(404, Set.of());
        }
        String method = request.method();
        List<Candidate<T>> onMethod = filter(onPath, entry -> entry.methods().lists(method));
        if (method.equals("HEAD")) {
            // Whoever lists HEAD is asked before those who would serve it with their GET.
            onMethod.addAll(filter(
                    onPath,
                    entry -> entry.methods().serves(method) && !entry.methods().lists(method)));
        }
        if (onMethod.isEmpty()) {
            Set<String> allow = announced(onPath);
            return method.equals("OPTIONS") ? new RouteLookup.Options<>(allow) : new RouteLookup.Refused<>(405, allow);
        }
        List<Candidate<T>> onConsumes =
                filter(onMethod, entry -> !request.hasBody() || entry.consumes().accepts(request.contentType()));
        if (onConsumes.isEmpty()) {
            return new RouteLookup.Refused<>(415, Set.of());
        }
        for (Candidate<T> candidate : onConsumes) {
            if (candidate.entry().produces().satisfies(request.accept())) {
                return new RouteLookup.Found<>(candidate.entry().target(), candidate.parameters());
            }
        }
        return new RouteLookup.Refused<>(406, Set.of());
    }

    private List<Candidate<T>> candidates(RequestPath path) {
        List<Candidate<T>> found = new ArrayList<>();
        for (RouteEntry<T> entry : entries) {
            @Nullable Map<String, String> parameters = entry.path().match(path);
            if (parameters != null) {
                found.add(new Candidate<>(entry, parameters));
            }
        }
        return found;
    }

    private static <T> List<Candidate<T>> filter(List<Candidate<T>> candidates, Predicate<RouteEntry<T>> condition) {
        List<Candidate<T>> kept = new ArrayList<>();
        for (Candidate<T> candidate : candidates) {
            if (condition.test(candidate.entry())) {
                kept.add(candidate);
            }
        }
        return kept;
    }

    private static <T> Set<String> announced(List<Candidate<T>> candidates) {
        Set<String> allow = new TreeSet<>();
        candidates.forEach(candidate -> allow.addAll(candidate.entry().methods().announced()));
        return allow;
    }

    private record Candidate<T>(RouteEntry<T> entry, Map<String, String> parameters) {}
}
