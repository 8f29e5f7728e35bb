package xyz.cr3dentials.camel.service;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import xyz.cr3dentials.camel.sandbox.Fault;
import xyz.cr3dentials.camel.sandbox.cr3dentials.Cr3dentialsSandbox;
import xyz.cr3dentials.camel.sandbox.cr3dentials.Cr3dentialsSwitches;

/** Lets a vendor drop, double and delay webhooks, show ends later than it tells of them, and fail now and then. */
final class VendorWeather {

    private static final int LATEST_WEBHOOK_MILLIS = 8_000;
    private static final int LAG_MILLIS = 2_000;
    private static final List<String> OPERATIONS = List.of("createSession", "getSession", "listSessions");
    private static final List<Fault.Kind> KINDS = List.of(
            Fault.Kind.UNAVAILABLE,
            Fault.Kind.INTERNAL_ERROR,
            Fault.Kind.BAD_GATEWAY,
            Fault.Kind.CUT,
            Fault.Kind.CUT_AFTER,
            Fault.Kind.TRUNCATED,
            Fault.Kind.GARBLED,
            Fault.Kind.EMPTY,
            Fault.Kind.SLOW);

    private final Cr3dentialsSandbox vendor;
    private final Random random;

    VendorWeather(Cr3dentialsSandbox vendor, Random random) {
        this.vendor = vendor;
        this.random = random;
    }

    /** Changes everything at random; webhooks are dropped a quarter of the time. */
    void change() {
        vendor.set(Cr3dentialsSwitches.WEBHOOKS, random.nextInt(4) > 0)
                .set(Cr3dentialsSwitches.WEBHOOK_COPIES, 1 + random.nextInt(3))
                .set(
                        Cr3dentialsSwitches.WEBHOOK_DELAY_MILLIS,
                        random.nextBoolean() ? random.nextInt(LATEST_WEBHOOK_MILLIS) : 0)
                .set(Cr3dentialsSwitches.TERMINAL_LAG_MILLIS, random.nextInt(3) == 0 ? LAG_MILLIS : 0);
        vendor.faults().clear();
        if (random.nextBoolean()) {
            vendor.faults()
                    .add(Fault.next(1 + random.nextInt(3), oneOf(KINDS))
                            .on(oneOf(OPERATIONS))
                            .delayed(Duration.ofSeconds(2)));
        }
    }

    /** Ends the faults; webhooks stay as they are. */
    void calm() {
        vendor.faults().clear();
    }

    private <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
