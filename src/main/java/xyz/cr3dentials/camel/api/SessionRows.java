package xyz.cr3dentials.camel.api;

import java.util.List;
import xyz.cr3dentials.camel.http.UnreadableRow;

/**
 * One page of a vendor's list of sessions.
 *
 * @param <R> a row
 */
public interface SessionRows<R extends SessionFacts> extends JsonBacked {

    /** Returns the rows that could be read. */
    List<R> sessions();

    /** Returns the rows that could not be read. */
    List<UnreadableRow> unreadable();

    /** Returns how many rows the page has, read or not. */
    default int size() {
        return sessions().size() + unreadable().size();
    }
}
