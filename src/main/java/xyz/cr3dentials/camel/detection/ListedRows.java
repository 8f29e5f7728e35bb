package xyz.cr3dentials.camel.detection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import xyz.cr3dentials.camel.ledger.SessionSnapshot;

/**
 * The rows of a page of a list. One that could not be read still has its place and is counted by the vendor, so that it
 * is missing for the ledger until it is explained.
 *
 * @param readable what the rows say that could be read, in their order
 * @param unreadable the places of the others on the page, from 0
 */
public record ListedRows(List<SessionSnapshot> readable, SortedSet<Integer> unreadable) {

    /** Makes rows all of which could be read. */
    static ListedRows of(List<SessionSnapshot> readable) {
        return new ListedRows(readable, new TreeSet<>());
    }

    /** Makes rows of which those at some places, from 0, could not be read. */
    public static ListedRows of(List<SessionSnapshot> readable, Collection<Integer> unreadable) {
        return new ListedRows(readable, new TreeSet<>(unreadable));
    }

    /** Returns how many rows there are, read or not. */
    public int size() {
        return readable.size() + unreadable.size();
    }

    /** Returns where a session stands, from 0; -1 when it is not among the rows. */
    int placeOf(String sessionId) {
        int place = 0;
        for (SessionSnapshot row : readable) {
            place = readablePlace(place);
            if (row.key().sessionId().equals(sessionId)) {
                return place;
            }
            place++;
        }
        return -1;
    }

    private int readablePlace(int from) {
        int place = from;
        while (unreadable.contains(place)) {
            place++;
        }
        return place;
    }

    /** Returns at most so many rows after so many others. */
    ListedRows cut(int skip, int limit) {
        List<SessionSnapshot> kept = new ArrayList<>();
        SortedSet<Integer> keptUnreadable = new TreeSet<>();
        int next = 0;
        int end = Math.min(size(), skip + limit);
        for (int place = 0; place < end; place++) {
            if (unreadable.contains(place)) {
                if (place >= skip) {
                    keptUnreadable.add(place - skip);
                }
            } else {
                SessionSnapshot row = readable.get(next++);
                if (place >= skip) {
                    kept.add(row);
                }
            }
        }
        return new ListedRows(List.copyOf(kept), keptUnreadable);
    }

    /** Returns these rows and others behind them. */
    ListedRows followedBy(ListedRows others) {
        List<SessionSnapshot> all = new ArrayList<>(readable);
        all.addAll(others.readable);
        SortedSet<Integer> allUnreadable = new TreeSet<>(unreadable);
        others.unreadable.forEach(place -> allUnreadable.add(size() + place));
        return new ListedRows(List.copyOf(all), allUnreadable);
    }
}
