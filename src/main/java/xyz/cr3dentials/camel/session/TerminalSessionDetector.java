package xyz.cr3dentials.camel.session;

import java.util.List;

/**
 * Finds out which sessions of one account have ended and records each in the ledger. Implementations are thread-safe.
 *
 * <p>What goes wrong is thrown after as much as possible was done, and is made up for by the next call.
 */
public interface TerminalSessionDetector extends AutoCloseable {

    /** Looks for ended sessions in every way there is: hints, sessions past their end of life, the vendor's list. */
    void detect();

    /** Asks the vendor about the sessions with a hint that is due, and about no other. */
    void confirmHints();

    /** Returns how far detection can answer for each list that this detector reads, by the last detection. */
    List<ListState> state();

    /** Leaves the lists to other detectors; a later {@link #detect} takes up those that are free. */
    @Override
    void close();
}
