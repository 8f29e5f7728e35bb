package xyz.cr3dentials.camel.sandbox;

import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** Order of lists; sessions that are not terminal come last where the end decides. */
public enum ListOrder {
    NEWEST_FIRST,
    OLDEST_FIRST,
    COMPLETED_NEWEST_FIRST,
    COMPLETED_OLDEST_FIRST,
    ID_ASCENDING,
    ID_DESCENDING,
    UNSTABLE;

    /**
     * Sorts sessions.
     *
     * @param sessions in the order they were made
     */
    public <S extends StoredSession<S>> void sort(List<S> sessions, Random random) {
        Comparator<Instant> oldest = Comparator.naturalOrder();
        switch (this) {
            case OLDEST_FIRST -> sessions.sort(Comparator.comparing(S::createdAt));
            case NEWEST_FIRST -> {
                Collections.reverse(sessions);
                sessions.sort(Comparator.comparing(S::createdAt).reversed());
            }
            case COMPLETED_OLDEST_FIRST ->
                sessions.sort(Comparator.comparing(S::completedAt, Comparator.nullsLast(oldest)));
            case COMPLETED_NEWEST_FIRST ->
                sessions.sort(Comparator.comparing(S::completedAt, Comparator.nullsLast(oldest.reversed())));
            case ID_ASCENDING -> sessions.sort(Comparator.comparing(S::sessionId));
            case ID_DESCENDING ->
                sessions.sort(Comparator.comparing(S::sessionId).reversed());
            case UNSTABLE -> Collections.shuffle(sessions, random);
        }
    }
}
