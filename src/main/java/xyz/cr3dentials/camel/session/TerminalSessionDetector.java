package xyz.cr3dentials.camel.session;

/**
 * Finds out which sessions of one account have ended and records each in the ledger. Implementations are thread-safe.
 *
 * <p>What goes wrong is thrown after as much as possible was done, and is made up for by the next call.
 */
public interface TerminalSessionDetector {

    /** Looks for ended sessions in every way there is: hints, sessions past their end of life, the vendor's list. */
    void detect();

    /** Asks the vendor about the sessions with a hint that is due, and about no other. */
    void confirmHints();
}
