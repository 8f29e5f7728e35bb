package xyz.cr3dentials.camel.http.budget;

import java.util.TreeSet;

/**
 * The requests of this JVM that wait for one budget. Creations go in the order they came; the others take turns: each
 * priority moves on by its own stride, so a busy one cannot keep another waiting for ever. Not thread-safe: its owner holds
 * a lock.
 */
final class Line {

    private final TreeSet<Turn> waiting = new TreeSet<>();
    private long turnAt;
    private long arrivals;

    Turn join(RequestPriority priority) {
        long latest = waiting.stream()
                .filter(turn -> turn.priority() == priority)
                .mapToLong(Turn::tag)
                .reduce(turnAt, Math::max);
        arrivals++;
        Turn turn = new Turn(priority, latest + priority.stride(), arrivals);
        waiting.add(turn);
        return turn;
    }

    /** Returns how many stand in front of a turn, creations or others as it is itself. */
    int ahead(Turn turn) {
        return (int) waiting.headSet(turn).stream()
                .filter(other -> other.priority().isSpaced() == turn.priority().isSpaced())
                .count();
    }

    /** A turn had its slot. */
    void serve(Turn turn) {
        leave(turn);
        if (turn.priority().isSpaced()) {
            turnAt = Math.max(turnAt, turn.tag());
        }
    }

    void leave(Turn turn) {
        waiting.remove(turn);
    }
}
