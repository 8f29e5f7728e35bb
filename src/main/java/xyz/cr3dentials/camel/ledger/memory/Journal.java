package xyz.cr3dentials.camel.ledger.memory;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Changes maps and sets so that all of it can be taken back. */
final class Journal {

    private final Deque<Runnable> undo = new ArrayDeque<>();

    <K, V> void put(Map<K, V> map, K key, V value) {
        @Nullable V before = map.put(key, value);
        undo.push(() -> restore(map, key, before));
    }

    <K, V> void remove(Map<K, V> map, K key) {
        @Nullable V before = map.remove(key);
        if (before != null) {
            undo.push(() -> map.put(key, before));
        }
    }

    <T> void add(Set<T> set, T value) {
        if (set.add(value)) {
            undo.push(() -> set.remove(value));
        }
    }

    <T> void remove(Set<T> set, T value) {
        if (set.remove(value)) {
            undo.push(() -> set.add(value));
        }
    }

    private static <K, V> void restore(Map<K, V> map, K key, @Nullable V before) {
        if (before == null) {
            map.remove(key);
        } else {
            map.put(key, before);
        }
    }

    /** Notes a change that is not taken back, since a repetition does no harm. */
    void note() {
        undo.push(() -> {});
    }

    boolean isEmpty() {
        return undo.isEmpty();
    }

    void takeBack() {
        undo.forEach(Runnable::run);
    }
}
