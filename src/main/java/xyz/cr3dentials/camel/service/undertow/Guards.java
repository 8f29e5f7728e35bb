package xyz.cr3dentials.camel.service.undertow;

import jakarta.servlet.ServletContext;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xyz.cr3dentials.camel.http.budget.Tally;

/**
 * What the guards before the servlets share with the service behind them: its health, whether its database takes writes,
 * and what they have refused. Closing it ends the guards' threads. Thread-safe.
 */
public final class Guards implements AutoCloseable {
    /** What is missing in a server that has none. */
    public static final String MISSING = "health pages that need no worker thread, a deadline for request bodies that"
            + " come slowly, a deadline for clients that take no answer, and threads of its own for each kind of work";

    private static final Logger LOG = LoggerFactory.getLogger(Guards.class);
    private static final Duration QUIET = Duration.ofMinutes(1);

    private final Map<Refusal, Tally> refused = new EnumMap<>(Refusal.class);
    private final Map<WorkKind, ThreadPoolExecutor> threads = new EnumMap<>(WorkKind.class);
    private final InstantSource clock;
    private volatile @Nullable HealthPages health;
    private volatile BooleanSupplier writable = () -> true;

    Guards(InstantSource clock) {
        this.clock = clock;
        for (Refusal refusal : Refusal.values()) {
            refused.put(refusal, new Tally(QUIET));
        }
        for (WorkKind kind : WorkKind.values()) {
            threads.put(kind, kind.newThreads());
        }
    }

    /** The guards of this application; none unless its server is built on Undertow. */
    public static Optional<Guards> of(ServletContext application) {
        return Optional.ofNullable((Guards) application.getAttribute(Guards.class.getName()));
    }

    /**
     * Tells the guards of a service that has started.
     *
     * @param pages what health requests are answered with from now on
     * @param ledgerTakesWrites asks no database
     */
    public void serve(HealthPages pages, BooleanSupplier ledgerTakesWrites) {
        health = pages;
        writable = ledgerTakesWrites;
    }

    /** How many requests were refused for a reason since the start. */
    public long refused(Refusal reason) {
        return tally(reason).count();
    }

    @Nullable
    HealthPages health() {
        return health;
    }

    boolean ledgerTakesWrites() {
        return writable.getAsBoolean();
    }

    ThreadPoolExecutor threads(WorkKind kind) {
        return Optional.ofNullable(threads.get(kind)).orElseThrow();
    }

    /** Counts, and writes one short line a minute: strangers must not write the log. */
    void count(Refusal reason) {
        Tally tally = tally(reason);
        if (tally.add(1, clock.millis())) {
            LOG.warn(
                    "Requests are refused with {}: {} ({} since the start)",
                    reason.status(),
                    reason.cause(),
                    tally.count());
        }
    }

    private Tally tally(Refusal reason) {
        return Optional.ofNullable(refused.get(reason)).orElseThrow();
    }

    @Override
    public void close() {
        health = null;
        threads.values().forEach(ThreadPoolExecutor::shutdown);
    }
}
