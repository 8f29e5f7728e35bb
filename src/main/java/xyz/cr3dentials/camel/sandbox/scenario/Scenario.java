package xyz.cr3dentials.camel.sandbox.scenario;

import java.util.function.Function;
import java.util.function.Predicate;
import xyz.cr3dentials.camel.sandbox.VendorSandbox;

/**
 * One thing that goes wrong at a vendor, or happens there.
 *
 * @param name as in a path
 * @param title for a button
 * @param description one sentence
 * @param begin lets it happen; answers a sentence for the person who asked for it
 * @param end takes it back; answers a sentence likewise
 * @param active whether it is in force; never so for what happens once
 */
public record Scenario(
        String name,
        String title,
        String description,
        Function<VendorSandbox<?>, String> begin,
        Function<VendorSandbox<?>, String> end,
        Predicate<VendorSandbox<?>> active) {

    /**
     * Lets it happen.
     *
     * @return one sentence: what happens now and what to watch
     * @throws IllegalStateException saying what is missing when it cannot happen now
     */
    public String begin(VendorSandbox<?> sandbox) {
        return begin.apply(sandbox);
    }

    /**
     * Takes it back, as far as that can be.
     *
     * @return one sentence: what happens now
     */
    public String end(VendorSandbox<?> sandbox) {
        return end.apply(sandbox);
    }

    /** Whether it is in force. */
    public boolean isActive(VendorSandbox<?> sandbox) {
        return active.test(sandbox);
    }
}
