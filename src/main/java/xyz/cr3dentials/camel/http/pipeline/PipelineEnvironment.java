package xyz.cr3dentials.camel.http.pipeline;

import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import xyz.cr3dentials.camel.http.budget.RequestBudgets;

/**
 * Time and chance as the pipeline sees them.
 *
 * @param clock the time of day
 * @param nanoTime monotonic time
 * @param sleeper waiting
 * @param random numbers from 0 (included) to 1 (excluded)
 * @param budgets where budgets are shared when the settings do not say
 */
public record PipelineEnvironment(
        Clock clock, LongSupplier nanoTime, Sleeper sleeper, DoubleSupplier random, RequestBudgets budgets) {

    static PipelineEnvironment system() {
        return new PipelineEnvironment(
                Clock.systemUTC(),
                System::nanoTime,
                TimeUnit.NANOSECONDS::sleep,
                () -> ThreadLocalRandom.current().nextDouble(),
                RequestBudgets.inProcess());
    }
}
