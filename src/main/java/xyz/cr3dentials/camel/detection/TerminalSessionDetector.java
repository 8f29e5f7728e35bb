package xyz.cr3dentials.camel.detection;

import java.util.List;

/**
 * Finds out which sessions of one account have ended and records each in the ledger. Implementations are thread-safe.
 *
 * <p>What goes wrong is thrown after as much as possible was done, and is made up for by the next call.
 */
public interface TerminalSessionDetector extends AutoCloseable {

    /** Looks for nothing. */
    TerminalSessionDetector NOTHING = new TerminalSessionDetector() {
        @Override
        public void detect() {}

        @Override
        public boolean confirmHints() {
            return false;
        }

        @Override
        public List<ListState> state() {
            return List.of();
        }

        @Override
        public void close() {}
    };

    /**
     * Looks for ended sessions in every way there is: first in the vendor's list, whose rows are recorded at once where
     * they tell all; then open sessions by their ids, and those past their end of life.
     *
     * <p>Of the sessions with a hint, those among them whose result a list does not tell, it asks about some at the end,
     * and about none where {@link #confirmHints} was called since the last detection.
     */
    void detect();

    /**
     * Asks the vendor about a few sessions with a hint that is due, webhooks' hints first, and about no other.
     *
     * <p>To be called on a thread of its own, while {@link #detect} runs or not, whenever a hint is due, and again as long
     * as it returns true. The turns are short, so that one who has other work can do it in between; requests of both
     * threads take turns in the vendor's limit.
     *
     * @return whether more hints may be due
     */
    boolean confirmHints();

    /** Returns how far detection can answer for each list that this detector reads, by the last detection. */
    List<ListState> state();

    /** Leaves the lists to other detectors; a later {@link #detect} takes up those that are free. */
    @Override
    void close();
}
