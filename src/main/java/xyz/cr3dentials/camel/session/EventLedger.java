package xyz.cr3dentials.camel.session;

/** Authentic events of vendors, which are handed over once; see {@link SessionLedger}. */
public interface EventLedger {

    /** What became of an event. */
    enum Receipt {
        /** It is kept, and due for its subscriptions. */
        KEPT,
        /** It was kept before. */
        KNOWN,
        /** No subscription wants it, so nothing of it is kept. */
        UNWANTED
    }

    /** Keeps an event for every subscription that wants its type. */
    Receipt record(VendorEvent event);

    /**
     * Makes an event due again for every subscription that it was delivered to or parked for.
     *
     * @return false when it is unknown, due already, or its data were erased
     */
    boolean replayEvent(Account account, String eventId);
}
