package xyz.cr3dentials.camel.session;

import org.jspecify.annotations.Nullable;

/**
 * Lets the rest of several steps go on after one has failed; the first failure is thrown at the end. The loss of a lease
 * is thrown at once, since it ends the right to all of them. Not thread-safe.
 */
final class FirstFailure {

    private @Nullable RuntimeException first;

    void watch(Runnable step) {
        try {
            step.run();
        } catch (ListLeaseLostException e) {
            throw e;
        } catch (RuntimeException e) {
            if (first == null) {
                first = e;
            } else if (first != e) {
                first.addSuppressed(e);
            }
        }
    }

    void rethrow() {
        if (first != null) {
            throw first;
        }
    }
}
