package xyz.cr3dentials.camel.sandbox;

import static xyz.cr3dentials.camel.sandbox.Switch.choice;
import static xyz.cr3dentials.camel.sandbox.Switch.number;
import static xyz.cr3dentials.camel.sandbox.Switch.onOff;

/** The switches that every vendor's sandbox has; what they mean is the same for all. */
public final class CommonSwitches {

    /** The longest time that can be set, in milliseconds. */
    public static final int DAY = 86_400_000;

    public static final Switch<Integer> STEP_MILLIS =
            number("stepMillis", 500, 0, DAY, "Milliseconds a session spends in each active status.");
    public static final Switch<Integer> REQUESTS_PER_WINDOW =
            number("requestsPerWindow", 120, 0, 1_000_000_000, "Requests allowed in one window for each API key.");
    public static final Switch<Integer> WINDOW_MILLIS =
            number("windowMillis", 60_000, 1, DAY, "Length of the rate-limit window.");
    public static final Switch<RateLimit.Window> WINDOW = choice(
            "window",
            RateLimit.Window.FIXED,
            "FIXED windows, or SLIDING: no stretch of that length exceeds the limit.");
    public static final Switch<ListOrder> LIST_ORDER =
            choice("listOrder", ListOrder.NEWEST_FIRST, "Order of the rows of a list.");
    public static final Switch<ListScope> LIST_SCOPE =
            choice("listScope", ListScope.KEY, "Whether a key sees its own sessions or those of the whole account.");
    public static final Switch<Integer> FORGET_AFTER_MILLIS = number(
            "forgetAfterMillis",
            0,
            0,
            Integer.MAX_VALUE,
            "How long after its end a session is forgotten; 0 for never.");
    public static final Switch<Integer> TERMINAL_LAG_MILLIS = number(
            "terminalLagMillis",
            0,
            0,
            DAY,
            "How much later than its webhook a terminal status shows in GET and lists.");
    public static final Switch<Boolean> WEBHOOKS = onOff("webhooks", true, "Whether webhooks are sent.");
    public static final Switch<Integer> WEBHOOK_COPIES =
            number("webhookCopies", 1, 1, 10, "How often each webhook is sent, to show duplicates.");
    public static final Switch<Integer> WEBHOOK_DELAY_MILLIS =
            number("webhookDelayMillis", 0, 0, DAY, "How long after the change a webhook is sent.");

    private CommonSwitches() {}

    /** Who ends a session. */
    public enum Finishing {
        AUTOMATIC,
        MANUAL
    }

    /** What happens to a page size outside the allowed range. */
    public enum OutOfRange {
        REFUSE,
        CLAMP
    }

    /** Whose sessions a key sees. */
    public enum ListScope {
        KEY,
        ACCOUNT
    }
}
