package xyz.cr3dentials.camel.http.budget;

/**
 * What a request occupies of its key's budget. When nothing is said of it, no answer came, and it frees itself one window
 * after the last moment at which the request could have arrived. Thread-safe.
 */
public interface BudgetSlot {

    /** The vendor answered: the slot is free one window from now. */
    void answered();

    /** Nothing was sent: the slot is free at once. */
    void unused();
}
