package xyz.cr3dentials.camel.sandbox.deepidv;

import static xyz.cr3dentials.camel.sandbox.Switch.choice;
import static xyz.cr3dentials.camel.sandbox.Switch.number;
import static xyz.cr3dentials.camel.sandbox.Switch.onOff;
import static xyz.cr3dentials.camel.sandbox.Switch.text;

import java.util.List;
import java.util.Map;
import xyz.cr3dentials.camel.sandbox.CommonSwitches;
import xyz.cr3dentials.camel.sandbox.CommonSwitches.Finishing;
import xyz.cr3dentials.camel.sandbox.CommonSwitches.ListScope;
import xyz.cr3dentials.camel.sandbox.ListOrder;
import xyz.cr3dentials.camel.sandbox.Outcomes;
import xyz.cr3dentials.camel.sandbox.Switch;

/** What can be set about the local deepidv while it runs: its pace, and every choice the vendor leaves open. */
public final class DeepidvSwitches {

    private static final int DAY = CommonSwitches.DAY;
    private static final int MANY = 1_000_000_000;

    // Pace
    public static final Switch<Integer> STEP_MILLIS = CommonSwitches.STEP_MILLIS;
    public static final Switch<Finishing> FINISHING = choice(
            "finishing",
            Finishing.AUTOMATIC,
            "AUTOMATIC: sessions end by themselves; MANUAL: they wait for a person, and then for a reviewer.");
    public static final Switch<Outcomes> OUTCOMES = Outcomes.choice(
            Map.of(
                    Statuses.VERIFIED, 80,
                    Statuses.REJECTED, 8,
                    Statuses.FAILED, 4,
                    Statuses.VOIDED, 4,
                    Statuses.EXPIRED, 4),
            Statuses.TERMINAL);
    public static final Switch<Integer> DEFAULT_HOURS =
            number("defaultHours", 168, 1, 8760, "Lifetime when the request names none; the vendor's is undocumented.");
    public static final Switch<Integer> HOUR_MILLIS = number(
            "hourMillis", 3_600_000, 1, 3_600_000, "Milliseconds that count as one hour of a session's lifetime.");
    public static final Switch<String> UNKNOWN_STATUS =
            text("unknownStatus", "A status no document names, which sessions pass through after PENDING.");

    // Limits
    public static final Switch<Integer> REQUESTS_PER_SECOND =
            number("requestsPerSecond", 25, 1, MANY, "Requests a second each API key may send for ever.");
    public static final Switch<Integer> BURST =
            number("burst", 35, 0, MANY, "Requests each API key may send at once after a quiet time.");
    public static final Switch<Integer> REQUESTS_PER_DAY =
            number("requestsPerDay", 10_000, 0, MANY, "Requests each API key may send in any 24 hours.");
    public static final Switch<Boolean> RETRY_AFTER = onOff("retryAfter", false, "Whether a 429 carries Retry-After.");

    // Requests
    public static final Switch<Boolean> LOCAL_REDIRECTS =
            onOff("localRedirects", false, "Whether redirect_url may be http://localhost, 127.0.0.1 or [::1].");
    public static final Switch<String> ONLY_WORKFLOW =
            text("onlyWorkflow", "The only workflow that exists, any other gives 404; empty: every one exists.");
    public static final Switch<Boolean> BALANCE_TOO_LOW =
            onOff("balanceTooLow", false, "Whether a creation gives 402 with plain text.");
    public static final Switch<Boolean> SANDBOX_KEY =
            onOff("sandboxKey", false, "Whether the keys count as the vendor's sandbox keys, whose writes give 403.");
    public static final Switch<Boolean> DECIDE_AGAIN =
            onOff("decideAgain", true, "Whether a session that has ended can be decided again.");
    public static final Switch<ErrorBody> ERROR_BODY =
            choice("errorBody", ErrorBody.ERROR, "Where an error's text stands: error, message, or plain text.");

    // Answers
    public static final Switch<CreatedId> CREATED_ID =
            choice("createdId", CreatedId.ID, "Whether a creation answers id or, as older pages show, idv_id.");
    public static final Switch<Spelling> CREATED_SPELLING = choice(
            "createdSpelling", Spelling.CAMEL, "Whether a creation answers externalId, as shown, or external_id.");
    public static final Switch<Spelling> RECORD_SPELLING =
            choice("recordSpelling", Spelling.SNAKE, "Whether records come in snake_case, as shown, or in camelCase.");
    public static final Switch<Boolean> EXPIRY_SHOWN =
            onOff("expiryShown", true, "Whether answers carry expires_at, as the newest pages show.");

    // Lists
    public static final Switch<ListOrder> LIST_ORDER = CommonSwitches.LIST_ORDER;
    public static final Switch<NextToken> NEXT_TOKEN = choice(
            "nextToken",
            NextToken.OBEYED,
            "OBEYED, IGNORED (always the first page), or REPEATED (always the same token).");
    public static final Switch<Boolean> EMPTY_LAST_PAGE = onOff(
            "emptyLastPage",
            false,
            "Whether every page with rows carries a next_token, so that the last page is empty.");
    public static final Switch<ListScope> LIST_SCOPE = CommonSwitches.LIST_SCOPE;
    public static final Switch<Integer> FORGET_AFTER_MILLIS = CommonSwitches.FORGET_AFTER_MILLIS;
    public static final Switch<Integer> TERMINAL_LAG_MILLIS = CommonSwitches.TERMINAL_LAG_MILLIS;

    // Redirect and webhooks
    public static final Switch<Redirect> REDIRECT = choice(
            "redirect", Redirect.NEWER, "NEWER: session_id, status, reason; OLDER: sessionId and status=SUBMITTED.");
    public static final Switch<Boolean> WEBHOOKS = CommonSwitches.WEBHOOKS;
    public static final Switch<WebhookData> WEBHOOK_DATA = choice(
            "webhookData",
            WebhookData.FLAT,
            "Whether a webhook's data is the record itself or holds a session_record.");
    public static final Switch<Boolean> FAILED_EVENT =
            onOff("failedEvent", true, "Whether FAILED is told, as the newest page says.");
    public static final Switch<Integer> WEBHOOK_COPIES = CommonSwitches.WEBHOOK_COPIES;
    public static final Switch<Integer> WEBHOOK_DELAY_MILLIS = CommonSwitches.WEBHOOK_DELAY_MILLIS;
    public static final Switch<Integer> WEBHOOK_RETRIES =
            number("webhookRetries", 3, 0, 10, "How often a failed webhook is tried again.");
    public static final Switch<Integer> WEBHOOK_RETRY_MILLIS = number(
            "webhookRetryMillis", 1_000, 0, DAY, "Wait before the first retry; each further one waits twice as long.");
    public static final Switch<Integer> WEBHOOK_TIMEOUT_MILLIS =
            number("webhookTimeoutMillis", 10_000, 1, DAY, "How long the receiver of a webhook may take.");

    /** All of them, in the order they are shown. */
    public static final List<Switch<?>> ALL = List.of(
            STEP_MILLIS,
            FINISHING,
            OUTCOMES,
            DEFAULT_HOURS,
            HOUR_MILLIS,
            UNKNOWN_STATUS,
            REQUESTS_PER_SECOND,
            BURST,
            REQUESTS_PER_DAY,
            RETRY_AFTER,
            LOCAL_REDIRECTS,
            ONLY_WORKFLOW,
            BALANCE_TOO_LOW,
            SANDBOX_KEY,
            DECIDE_AGAIN,
            ERROR_BODY,
            CREATED_ID,
            CREATED_SPELLING,
            RECORD_SPELLING,
            EXPIRY_SHOWN,
            LIST_ORDER,
            NEXT_TOKEN,
            EMPTY_LAST_PAGE,
            LIST_SCOPE,
            FORGET_AFTER_MILLIS,
            TERMINAL_LAG_MILLIS,
            REDIRECT,
            WEBHOOKS,
            WEBHOOK_DATA,
            FAILED_EVENT,
            WEBHOOK_COPIES,
            WEBHOOK_DELAY_MILLIS,
            WEBHOOK_RETRIES,
            WEBHOOK_RETRY_MILLIS,
            WEBHOOK_TIMEOUT_MILLIS);

    private DeepidvSwitches() {}

    /** Where an error's text stands. */
    public enum ErrorBody {
        ERROR,
        MESSAGE,
        TEXT
    }

    /** The name of the id in the answer to a creation. */
    public enum CreatedId {
        ID,
        IDV_ID
    }

    /** How field names are written. */
    public enum Spelling {
        SNAKE,
        CAMEL
    }

    /** What becomes of a list's token. */
    public enum NextToken {
        OBEYED,
        IGNORED,
        REPEATED
    }

    /** What a redirect carries. */
    public enum Redirect {
        NEWER,
        OLDER
    }

    /** The form of a webhook's data. */
    public enum WebhookData {
        FLAT,
        SESSION_RECORD
    }
}
