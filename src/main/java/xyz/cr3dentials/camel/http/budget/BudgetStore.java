package xyz.cr3dentials.camel.http.budget;

import java.time.Duration;

/**
 * Where the slots, the pace and the pause of one API key are kept. What two stores of the same key share, their nodes
 * share. Thread-safe.
 *
 * <p>After a refusal by the vendor a store lets requests out gently: until {@link #accepted} one request at a time, so
 * that a key which somebody else has used up costs one refusal a pause. See {@link BudgetAnswer#PROBE_NANOS}.
 *
 * <p>Every method throws {@link BudgetStoreException} when the store cannot be reached; nothing may be sent then.
 */
public interface BudgetStore {

    /** Takes a slot, or says how long to wait before it is worth asking again. */
    BudgetAnswer take(BudgetDemand demand);

    /**
     * Counts an answer 429 and returns how many came in a row, 1 or more. Answers that arrive while the key pauses belong
     * to requests that were under way already and count once.
     */
    int refused();

    /** Stops sending for a while; a pause already under way is never shortened. */
    void pause(Duration duration);

    /** Notes, unless the key pauses, that the vendor serves requests again. */
    void accepted();
}
