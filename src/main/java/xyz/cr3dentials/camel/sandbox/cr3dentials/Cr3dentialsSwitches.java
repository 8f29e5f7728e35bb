package xyz.cr3dentials.camel.sandbox.cr3dentials;

import static xyz.cr3dentials.camel.sandbox.Switch.choice;
import static xyz.cr3dentials.camel.sandbox.Switch.number;
import static xyz.cr3dentials.camel.sandbox.Switch.onOff;
import static xyz.cr3dentials.camel.sandbox.Switch.text;

import java.util.List;
import java.util.Map;
import xyz.cr3dentials.camel.sandbox.CommonSwitches;
import xyz.cr3dentials.camel.sandbox.CommonSwitches.Finishing;
import xyz.cr3dentials.camel.sandbox.CommonSwitches.ListScope;
import xyz.cr3dentials.camel.sandbox.CommonSwitches.OutOfRange;
import xyz.cr3dentials.camel.sandbox.ListOrder;
import xyz.cr3dentials.camel.sandbox.Outcomes;
import xyz.cr3dentials.camel.sandbox.RateLimit;
import xyz.cr3dentials.camel.sandbox.Switch;

/** What can be set about the local CR3DENTIALS while it runs: its pace, and every choice the vendor leaves open. */
public final class Cr3dentialsSwitches {

    private static final int DAY = CommonSwitches.DAY;

    // Pace
    public static final Switch<Integer> STEP_MILLIS = CommonSwitches.STEP_MILLIS;
    public static final Switch<Finishing> FINISHING = choice(
            "finishing",
            Finishing.AUTOMATIC,
            "AUTOMATIC: sessions end by themselves; MANUAL: they wait in AWAITING_USER for a person or a command.");
    public static final Switch<Outcomes> OUTCOMES = Outcomes.choice(
            Map.of(
                    Statuses.COMPLETED, 80,
                    Statuses.PARTIAL_COMPLETE, 6,
                    Statuses.ERROR, 6,
                    Statuses.CANCELLED, 6,
                    Statuses.TERMINATED, 2),
            Statuses.TERMINAL);
    public static final Switch<Integer> HOUR_MILLIS = number(
            "hourMillis", 3_600_000, 1, 3_600_000, "Milliseconds that count as one hour of a session's lifetime.");
    public static final Switch<String> UNKNOWN_STATUS =
            text("unknownStatus", "A status no document names, which sessions pass through after RUNNING.");

    // Limits
    public static final Switch<Integer> REQUESTS_PER_WINDOW = CommonSwitches.REQUESTS_PER_WINDOW;
    public static final Switch<Integer> WINDOW_MILLIS = CommonSwitches.WINDOW_MILLIS;
    public static final Switch<RateLimit.Window> WINDOW = CommonSwitches.WINDOW;
    public static final Switch<ResetUnit> RESET_UNIT =
            choice("resetUnit", ResetUnit.SECONDS, "Unit of X-RateLimit-Reset.");
    public static final Switch<Boolean> RETRY_AFTER = onOff("retryAfter", false, "Whether a 429 carries Retry-After.");

    // Requests
    public static final Switch<Boolean> LOCAL_WEBHOOKS =
            onOff("localWebhooks", false, "Whether webhookUrl may be http(s)://localhost, 127.0.0.1 or [::1].");
    public static final Switch<Integer> MAXIMUM_HOURS =
            number("maximumHours", 168, 1, 168, "Largest expiresInHours; the oldest guide says 24.");
    public static final Switch<Integer> DEFAULT_HOURS =
            number("defaultHours", 168, 1, 168, "Lifetime when expiresInHours is omitted; the oldest guide says 1.");
    public static final Switch<Boolean> REFUSE_UNKNOWN_FIELDS =
            onOff("refuseUnknownFields", false, "Whether an unknown field in a create request gives 400.");
    public static final Switch<Integer> UNKNOWN_PLATFORM_CODE =
            number("unknownPlatformCode", 400, 400, 499, "HTTP code for a platformId that does not exist.");
    public static final Switch<OutOfRange> LIMIT_OUT_OF_RANGE =
            choice("limitOutOfRange", OutOfRange.REFUSE, "A list limit outside 1 to 100 is refused or clamped.");
    public static final Switch<ErrorMessage> ERROR_MESSAGE =
            choice("errorMessage", ErrorMessage.LIST, "Form of message in a 400 answer.");
    public static final Switch<Boolean> ERROR_NAME =
            onOff("errorName", true, "Whether 400 and 404 answers carry the name of the code in error.");

    // Answers
    public static final Switch<Integer> CREATE_CODE =
            number("createCode", 201, 200, 299, "HTTP code of a successful create.");
    public static final Switch<Boolean> STATUS_IN_CREATE =
            onOff("statusInCreate", true, "Whether the create answer names the session's status.");
    public static final Switch<Boolean> ENVELOPE =
            onOff("envelope", true, "Whether answers are wrapped in status and data.");
    public static final Switch<Boolean> MILLISECONDS =
            onOff("milliseconds", true, "Whether timestamps show milliseconds.");
    public static final Switch<Boolean> ECHO_REFERENCE =
            onOff("echoReference", true, "Whether answers and webhooks carry externalReferenceId.");
    public static final Switch<Boolean> ATTESTATION_ALWAYS =
            onOff("attestationAlways", false, "Whether hasAttestation is also sent when false.");
    public static final Switch<Boolean> PARTIAL_DATA =
            onOff("partialData", true, "Whether PARTIAL_COMPLETE comes with extractedData.");

    // Lists
    public static final Switch<ListOrder> LIST_ORDER = CommonSwitches.LIST_ORDER;
    public static final Switch<Offset> OFFSET = choice(
            "offset", Offset.OBEYED, "OBEYED, IGNORED (0 is echoed), or IGNORED_BUT_ECHOED (the sent one is echoed).");
    public static final Switch<Boolean> IGNORE_LIMIT =
            onOff("ignoreLimit", false, "Whether a list gives 20 rows whatever the limit.");
    public static final Switch<Integer> HIGHEST_TOTAL = number(
            "highestTotal",
            Integer.MAX_VALUE,
            0,
            Integer.MAX_VALUE,
            "The most that a list's total says, however many sessions it shows.");
    public static final Switch<ListScope> LIST_SCOPE = CommonSwitches.LIST_SCOPE;
    public static final Switch<Integer> FORGET_AFTER_MILLIS = CommonSwitches.FORGET_AFTER_MILLIS;
    public static final Switch<Integer> TERMINAL_LAG_MILLIS = CommonSwitches.TERMINAL_LAG_MILLIS;

    // Hosted page and webhooks
    public static final Switch<EmbedToken> EMBED_TOKEN = choice(
            "embedToken", EmbedToken.UNTIL_TERMINAL, "Whether the embedUrl opens until the session ends or only once.");
    public static final Switch<Boolean> WEBHOOKS = CommonSwitches.WEBHOOKS;
    public static final Switch<Boolean> WEBHOOK_ON_EVERY_CHANGE =
            onOff("webhookOnEveryChange", false, "Whether active statuses are told as well.");
    public static final Switch<Integer> WEBHOOK_COPIES = CommonSwitches.WEBHOOK_COPIES;
    public static final Switch<Integer> WEBHOOK_DELAY_MILLIS = CommonSwitches.WEBHOOK_DELAY_MILLIS;
    public static final Switch<Integer> WEBHOOK_RETRIES =
            number("webhookRetries", 3, 0, 10, "How often a failed webhook is tried again.");
    public static final Switch<Integer> WEBHOOK_RETRY_MILLIS = number(
            "webhookRetryMillis", 1_000, 0, DAY, "Wait before the first retry; each further one waits twice as long.");
    public static final Switch<Integer> WEBHOOK_TIMEOUT_MILLIS =
            number("webhookTimeoutMillis", 30_000, 1, DAY, "How long the receiver of a webhook may take.");

    /** All of them, in the order they are shown. */
    public static final List<Switch<?>> ALL = List.of(
            STEP_MILLIS,
            FINISHING,
            OUTCOMES,
            HOUR_MILLIS,
            UNKNOWN_STATUS,
            REQUESTS_PER_WINDOW,
            WINDOW_MILLIS,
            WINDOW,
            RESET_UNIT,
            RETRY_AFTER,
            LOCAL_WEBHOOKS,
            MAXIMUM_HOURS,
            DEFAULT_HOURS,
            REFUSE_UNKNOWN_FIELDS,
            UNKNOWN_PLATFORM_CODE,
            LIMIT_OUT_OF_RANGE,
            ERROR_MESSAGE,
            ERROR_NAME,
            CREATE_CODE,
            STATUS_IN_CREATE,
            ENVELOPE,
            MILLISECONDS,
            ECHO_REFERENCE,
            ATTESTATION_ALWAYS,
            PARTIAL_DATA,
            LIST_ORDER,
            OFFSET,
            IGNORE_LIMIT,
            HIGHEST_TOTAL,
            LIST_SCOPE,
            FORGET_AFTER_MILLIS,
            TERMINAL_LAG_MILLIS,
            EMBED_TOKEN,
            WEBHOOKS,
            WEBHOOK_ON_EVERY_CHANGE,
            WEBHOOK_COPIES,
            WEBHOOK_DELAY_MILLIS,
            WEBHOOK_RETRIES,
            WEBHOOK_RETRY_MILLIS,
            WEBHOOK_TIMEOUT_MILLIS);

    private Cr3dentialsSwitches() {}

    /** Unit of a Unix time. */
    public enum ResetUnit {
        SECONDS,
        MILLISECONDS
    }

    /** Form of the message of a 400 answer. */
    public enum ErrorMessage {
        LIST,
        TEXT
    }

    /** What becomes of a list offset. */
    public enum Offset {
        OBEYED,
        IGNORED,
        IGNORED_BUT_ECHOED
    }

    /** How long the token in an embedUrl is good for. */
    public enum EmbedToken {
        UNTIL_TERMINAL,
        SINGLE_USE
    }
}
