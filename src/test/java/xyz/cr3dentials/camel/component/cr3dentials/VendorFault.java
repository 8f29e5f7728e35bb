package xyz.cr3dentials.camel.component.cr3dentials;

import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.sandbox.Fault;
import xyz.cr3dentials.camel.sandbox.ListOrder;
import xyz.cr3dentials.camel.sandbox.cr3dentials.Cr3dentialsSandbox;
import xyz.cr3dentials.camel.sandbox.cr3dentials.Cr3dentialsSwitches;
import xyz.cr3dentials.camel.sandbox.cr3dentials.Cr3dentialsSwitches.Offset;

/** What a vendor may do wrong, how it begins and ends in the sandbox, and what then says so. */
enum VendorFault {
    UNAVAILABLE(fails(Fault.Kind.UNAVAILABLE, Duration.ZERO), true, "HTTP 503"),
    CONNECTION_RESET(fails(Fault.Kind.CUT, Duration.ZERO), true, "HTTP no answer"),
    GARBLED_JSON(fails(Fault.Kind.GARBLED, Duration.ZERO), true, "HTTP 200"),
    DRIBBLING_BODY(fails(Fault.Kind.DRIBBLE, Duration.ofSeconds(4)), true, "HTTP no answer"),
    KEY_REFUSED(fails(Fault.Kind.UNAUTHORIZED, Duration.ZERO), true, "HTTP 401"),
    IGNORED_OFFSET(
            sandbox -> sandbox.set(Cr3dentialsSwitches.LIST_ORDER, ListOrder.OLDEST_FIRST)
                    .set(Cr3dentialsSwitches.OFFSET, Offset.IGNORED),
            false,
            "The vendor ignores the offset of its list"),
    LIST_PURGE(
            sandbox -> sandbox.forgetEnded(Duration.ofDays(1)),
            false,
            "The list of sessions in status COMPLETED has lost "),
    UNKNOWN_STATUS(VendorFault::holdAll, false, "Session status PONDERING_FAULT is not in the documents"),
    CLOCK_AHEAD(sandbox -> {}, false, null),
    CLOCK_BEHIND(sandbox -> {}, false, null);

    private final Consumer<Cr3dentialsSandbox> beginning;
    private final boolean failing;
    private final @Nullable String logged;

    VendorFault(Consumer<Cr3dentialsSandbox> beginning, boolean failing, @Nullable String logged) {
        this.beginning = beginning;
        this.failing = failing;
        this.logged = logged;
    }

    private static Consumer<Cr3dentialsSandbox> fails(Fault.Kind kind, Duration delay) {
        return sandbox ->
                sandbox.faults().during(Duration.ofHours(1), Fault.next(1, kind).delayed(delay));
    }

    private static void holdAll(Cr3dentialsSandbox sandbox) {
        sandbox.createdSessions().forEach(session -> sandbox.hold(session.sessionId(), "PONDERING_FAULT"));
    }

    void begin(Cr3dentialsSandbox sandbox) {
        beginning.accept(sandbox);
    }

    void end(Cr3dentialsSandbox sandbox) {
        sandbox.faults().clear();
        sandbox.set(Cr3dentialsSwitches.OFFSET, Offset.OBEYED)
                .set(Cr3dentialsSwitches.LIST_ORDER, ListOrder.NEWEST_FIRST);
    }

    /** How far the vendor's clock is from ours. */
    Duration clockOffset() {
        return switch (this) {
            case CLOCK_AHEAD -> Duration.ofMinutes(10);
            case CLOCK_BEHIND -> Duration.ofMinutes(-10);
            default -> Duration.ZERO;
        };
    }

    /** Short where the vendor drags its answers out, and long enough for any pause of the machine elsewhere. */
    Duration attemptTimeLimit() {
        return this == DRIBBLING_BODY ? Duration.ofSeconds(1) : Duration.ofSeconds(30);
    }

    /** Whether sessions can end without anybody noticing, so that they are ended during the fault. */
    boolean sessionsEndDuringIt() {
        return this != UNKNOWN_STATUS;
    }

    /** Whether polls fail, which the consumer's health check shows. */
    boolean failsPolls() {
        return failing;
    }

    /** What a line of the log contains; null when there is nothing to say, since nothing depends on it. */
    @Nullable
    String logged() {
        return logged;
    }
}
