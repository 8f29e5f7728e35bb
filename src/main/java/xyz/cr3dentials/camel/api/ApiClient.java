package xyz.cr3dentials.camel.api;

import xyz.cr3dentials.camel.http.budget.RequestPriority;

/**
 * What the clients of all vendors' APIs have in common. Implementations are thread-safe.
 *
 * @param <C> the vendor's client
 */
public interface ApiClient<C extends ApiClient<C>> {

    /**
     * Returns a client that shares everything with this one and whose requests, creations excepted, wait for the request
     * budget with the given priority.
     */
    C withPriority(RequestPriority priority);
}
