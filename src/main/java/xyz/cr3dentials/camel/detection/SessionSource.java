package xyz.cr3dentials.camel.detection;

import org.jspecify.annotations.Nullable;

/**
 * What detection may ask a vendor about one account. Every method blocks until the vendor has answered and throws an
 * unchecked exception when it could not. Implementations are thread-safe.
 */
public interface SessionSource extends SessionReader {

    /** Why a page is read, which decides how urgent the request is. */
    enum Purpose {
        /** To see what is new. */
        NEWS,
        /** To read on in what is old, which can wait. */
        HISTORY
    }

    /**
     * Reads one page of the sessions that are in a status.
     *
     * @param status the vendor's own word; null for sessions in any status
     * @param limit how many rows at most; the vendor may give fewer
     * @param offset how many rows to skip; the vendor promises no order
     * @param purpose why the page is read
     */
    ListedSessions list(@Nullable String status, int limit, long offset, Purpose purpose);
}
