package xyz.cr3dentials.camel.detection;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets the rest of several steps go on after one has failed; the first failure is thrown at the end. The loss of a lease
 * is thrown at once, since it ends the right to all of them. Not thread-safe.
 */
public final class FirstFailure {

    /** A vendor that failed so often in a row is not asked for the rest; one session or list that fails blocks no other. */
    private static final int IN_A_ROW = 3;

    private @Nullable RuntimeException first;
    private int inARow;

    /** Forgets what has failed before. */
    public void begin() {
        first = null;
        inARow = 0;
    }

    /** Does a step and tells whether it succeeded. */
    public boolean watch(Runnable step) {
        try {
            step.run();
            inARow = 0;
            return true;
        } catch (ListLeaseLostException e) {
            throw e;
        } catch (RuntimeException e) {
            inARow++;
            if (first == null) {
                first = e;
            } else if (first != e) {
                first.addSuppressed(e);
            }
            return false;
        }
    }

    /** Tells whether so many steps have failed in a row that nothing is to be expected of another one. */
    public boolean isLasting() {
        return inARow >= IN_A_ROW;
    }

    /** Returns the first failure, if there was one. */
    Optional<RuntimeException> first() {
        return Optional.ofNullable(first);
    }

    public void rethrow() {
        if (first != null) {
            throw first;
        }
    }
}
