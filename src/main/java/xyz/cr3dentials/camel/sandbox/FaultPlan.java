package xyz.cr3dentials.camel.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.sandbox.SandboxAnswer.Transmission;

/** The faults in force; the oldest one that fits a request is used. Thread-safe. */
public final class FaultPlan {

    private static final int MAXIMUM = 100;

    private final ReentrantLock lock = new ReentrantLock();
    private final List<Fault> faults = new ArrayList<>();
    private final Clock clock;

    /** Nothing goes wrong yet. */
    public FaultPlan(Clock clock) {
        this.clock = clock;
    }

    /** Adds a fault behind those in force. */
    public void add(Fault fault) {
        lock.lock();
        try {
            faults.removeIf(old -> old.isOver(clock.instant()));
            if (faults.size() == MAXIMUM) {
                throw new IllegalStateException("There are " + MAXIMUM + " faults in force; clear some first");
            }
            faults.add(fault);
        } finally {
            lock.unlock();
        }
    }

    /** The next requests of any operation fail so. */
    public void next(int times, Fault.Kind kind) {
        add(Fault.next(times, kind));
    }

    /** The next requests of one operation fail so. */
    public void next(int times, Fault.Kind kind, String operation) {
        add(Fault.next(times, kind).on(operation));
    }

    /** All requests fail so for a time on the sandbox's clock. */
    public void during(Duration time, Fault.Kind kind) {
        during(time, Fault.next(1, kind));
    }

    /** All requests that a fault fits fail so for a time on the sandbox's clock, however many there are. */
    public void during(Duration time, Fault fault) {
        Fault lasting = Fault.until(clock.instant().plus(time), fault.kind()).delayed(fault.delay());
        String operation = fault.operation();
        add(operation == null ? lasting : lasting.on(operation));
    }

    /** Ends all faults. */
    public void clear() {
        lock.lock();
        try {
            faults.clear();
        } finally {
            lock.unlock();
        }
    }

    /** Ends all faults of one kind. */
    public void clear(Fault.Kind kind) {
        lock.lock();
        try {
            faults.removeIf(fault -> fault.kind() == kind);
        } finally {
            lock.unlock();
        }
    }

    /** The faults in force. */
    public List<Fault> inForce() {
        lock.lock();
        try {
            faults.removeIf(fault -> fault.isOver(clock.instant()));
            return List.copyOf(faults);
        } finally {
            lock.unlock();
        }
    }

    /** Uses up one fault that fits the operation, or answers null. */
    public @Nullable Fault take(String operation) {
        lock.lock();
        try {
            faults.removeIf(fault -> fault.isOver(clock.instant()));
            for (int i = 0; i < faults.size(); i++) {
                Fault fault = faults.get(i);
                if (fault.fits(operation)) {
                    Fault rest = fault.usedOnce();
                    if (rest == null) {
                        faults.remove(i);
                    } else {
                        faults.set(i, rest);
                    }
                    return fault;
                }
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Lets a request fail.
     *
     * @param errors the vendor's error body for a code
     * @param work carries the request out; not called by faults that come before the work
     */
    public static SandboxAnswer apply(Fault fault, ErrorBody errors, Supplier<SandboxAnswer> work) {
        return switch (fault.kind()) {
            case UNAVAILABLE -> errors.answer(503);
            case INTERNAL_ERROR -> errors.answer(500);
            case TOO_MANY_REQUESTS -> errors.answer(429);
            case UNAUTHORIZED -> errors.answer(401);
            case BAD_GATEWAY -> SandboxAnswer.html(502, "<html><body><h1>502 Bad Gateway</h1></body></html>");
            case CUT -> errors.answer(503).sent(Transmission.CUT, Duration.ZERO);
            case CUT_AFTER -> work.get().sent(Transmission.CUT, Duration.ZERO);
            case TRUNCATED -> work.get().sent(Transmission.TRUNCATED, Duration.ZERO);
            case GARBLED -> work.get().withBody("{\"status\":\"succ#");
            case EMPTY -> work.get().withBody("");
            case SLOW -> work.get().sent(Transmission.WHOLE, fault.delay());
            case DRIBBLE -> work.get().sent(Transmission.DRIBBLED, fault.delay());
        };
    }

    /** Makes the vendor's error answer for a code. */
    @FunctionalInterface
    public interface ErrorBody {
        /** The answer with this HTTP code. */
        SandboxAnswer answer(int status);
    }
}
