package xyz.cr3dentials.camel.service.platformhttp;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;

/**
 * Says which requests are answered 503 before their time limit, because what they wait for is out of order. Asked by several
 * threads, every half second from the third second of a request on.
 */
@FunctionalInterface
public interface Patience {
    /** Waits for every request's own limit. */
    Patience ENDLESS = (request, waited) -> false;

    /**
     * Whether this request, for which nothing has been answered yet, is told to come again.
     *
     * @param waited since its head was read
     */
    boolean isOver(HttpServletRequest request, Duration waited);
}
