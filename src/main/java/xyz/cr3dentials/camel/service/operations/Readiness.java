package xyz.cr3dentials.camel.service.operations;

import java.util.Map;

/**
 * Whether the service can do its work, and what is wrong with vendors.
 *
 * @param ready whether the node is ready, which it stays while a vendor is out of order
 * @param troubles for each vendor in trouble, by scheme, in what way it is; one word each
 */
public record Readiness(boolean ready, Map<String, String> troubles) {

    /** The vendor does not answer; with any other trouble it does. */
    public static final String UNAVAILABLE = "UNAVAILABLE";

    public Readiness {
        troubles = Map.copyOf(troubles);
    }
}
