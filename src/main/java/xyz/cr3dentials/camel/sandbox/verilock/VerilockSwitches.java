package xyz.cr3dentials.camel.sandbox.verilock;

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

/** What can be set about the local Verilock while it runs: its pace, and every choice the vendor leaves open. */
public final class VerilockSwitches {

    private static final int DAY = CommonSwitches.DAY;

    // Pace
    public static final Switch<Integer> STEP_MILLIS = CommonSwitches.STEP_MILLIS;
    public static final Switch<Finishing> FINISHING = choice(
            "finishing",
            Finishing.AUTOMATIC,
            "AUTOMATIC: sessions end by themselves; MANUAL: they wait in processing for a person or a command.");
    public static final Switch<Outcomes> OUTCOMES = Outcomes.choice(
            Map.of(Statuses.APPROVED, 80, Statuses.DECLINED, 15, Statuses.EXPIRED, 5), Statuses.TERMINAL);
    public static final Switch<Integer> SECOND_MILLIS =
            number("secondMillis", 1_000, 1, 1_000, "Milliseconds that count as one second of a session's lifetime.");
    public static final Switch<String> UNKNOWN_STATUS =
            text("unknownStatus", "A status no document names, which sessions pass through after processing.");

    // Limits
    public static final Switch<Integer> REQUESTS_PER_WINDOW = CommonSwitches.REQUESTS_PER_WINDOW;
    public static final Switch<Integer> WINDOW_MILLIS = CommonSwitches.WINDOW_MILLIS;
    public static final Switch<RateLimit.Window> WINDOW = CommonSwitches.WINDOW;
    public static final Switch<Boolean> RATE_LIMIT_HEADERS =
            onOff("rateLimitHeaders", true, "Whether answers carry X-RateLimit-Limit and X-RateLimit-Remaining.");
    public static final Switch<Boolean> RETRY_AFTER = onOff("retryAfter", true, "Whether a 429 carries Retry-After.");
    public static final Switch<Boolean> RETRY_AFTER_IN_DETAILS =
            onOff("retryAfterInDetails", true, "Whether the details of a 429 carry retry_after.");

    // Requests
    public static final Switch<Boolean> KEY_HEADER =
            onOff("keyHeader", false, "Whether the key may also come as X-API-Key, as the older pages have it.");
    public static final Switch<Boolean> REFUSE_UNKNOWN_FIELDS =
            onOff("refuseUnknownFields", false, "Whether an unknown field in a create request gives 422.");
    public static final Switch<OutOfRange> PER_PAGE_OUT_OF_RANGE =
            choice("perPageOutOfRange", OutOfRange.REFUSE, "A per_page outside 1 to 100 is refused or clamped.");
    public static final Switch<FieldErrors> FIELD_ERRORS = choice(
            "fieldErrors", FieldErrors.LISTS, "Form of the details of a 422: field to LISTS, field to TEXTS, or NONE.");
    public static final Switch<Boolean> OLDER_UNAUTHORIZED =
            onOff("olderUnauthorized", false, "Whether the error of a 401 is Unauthorized, as on the older page.");

    // Answers
    public static final Switch<Spelling> SPELLING = choice(
            "spelling",
            Spelling.NEWER,
            "NEWER: external_id, session_url and session_token; OLDER: reference_id and hosted_url; or BOTH.");
    public static final Switch<Boolean> COMPLETED_AT_NULL =
            onOff("completedAtNull", true, "Whether an open session has completed_at as null; otherwise it is absent.");
    public static final Switch<Boolean> REQUEST_ID = onOff("requestId", true, "Whether answers carry X-Request-Id.");

    // Lists
    public static final Switch<ListOrder> LIST_ORDER = CommonSwitches.LIST_ORDER;
    public static final Switch<Page> PAGE = choice(
            "page", Page.OBEYED, "OBEYED, IGNORED (1 is echoed), or IGNORED_BUT_ECHOED (the sent one is echoed).");
    public static final Switch<ListScope> LIST_SCOPE = CommonSwitches.LIST_SCOPE;
    public static final Switch<Integer> FORGET_AFTER_MILLIS = CommonSwitches.FORGET_AFTER_MILLIS;
    public static final Switch<Integer> TERMINAL_LAG_MILLIS = CommonSwitches.TERMINAL_LAG_MILLIS;

    // Webhooks
    public static final Switch<Boolean> WEBHOOKS = CommonSwitches.WEBHOOKS;
    public static final Switch<Events> EVENTS = choice(
            "events",
            Events.COMPLETED_AND_DECISION,
            "What a decision sends: session.completed and then the decision's event, or one of the two.");
    public static final Switch<Boolean> OTHER_EVENTS =
            onOff("otherEvents", false, "Whether an event that is not about sessions, aml.completed, is sent as well.");
    public static final Switch<Signature> SIGNATURE =
            choice("signature", Signature.HEX, "Form of the signature; WRONG and NONE show what a forger could send.");
    public static final Switch<SignatureHeader> SIGNATURE_HEADER = choice(
            "signatureHeader",
            SignatureHeader.X_VERILOCK_SIGNATURE,
            "The header that carries the signature: the newer pages' or the older page's.");
    public static final Switch<WebhookId> WEBHOOK_ID = choice(
            "webhookId", WebhookId.SAME, "Whether a retry has the SAME webhook_id as the first attempt or a NEW one.");
    public static final Switch<Boolean> WORKFLOW_IN_WEBHOOK = onOff(
            "workflowInWebhook",
            false,
            "Whether webhooks carry workflow_id in place of decision, as on an older page.");
    public static final Switch<Integer> WEBHOOK_COPIES = CommonSwitches.WEBHOOK_COPIES;
    public static final Switch<Integer> WEBHOOK_DELAY_MILLIS = CommonSwitches.WEBHOOK_DELAY_MILLIS;
    public static final Switch<Integer> WEBHOOK_RETRIES = number(
            "webhookRetries",
            2,
            0,
            10,
            "How often a failed webhook is tried again: after 10 s, then after 60 s, further ones after 60 s each.");
    public static final Switch<Integer> WEBHOOK_SECOND_MILLIS = number(
            "webhookSecondMillis", 1_000, 0, 1_000, "Milliseconds that count as one second of a wait before a retry.");
    public static final Switch<Integer> WEBHOOK_TIMEOUT_MILLIS =
            number("webhookTimeoutMillis", 10_000, 1, DAY, "How long the receiver of a webhook may take.");

    /** All of them, in the order they are shown. */
    public static final List<Switch<?>> ALL = List.of(
            STEP_MILLIS,
            FINISHING,
            OUTCOMES,
            SECOND_MILLIS,
            UNKNOWN_STATUS,
            REQUESTS_PER_WINDOW,
            WINDOW_MILLIS,
            WINDOW,
            RATE_LIMIT_HEADERS,
            RETRY_AFTER,
            RETRY_AFTER_IN_DETAILS,
            KEY_HEADER,
            REFUSE_UNKNOWN_FIELDS,
            PER_PAGE_OUT_OF_RANGE,
            FIELD_ERRORS,
            OLDER_UNAUTHORIZED,
            SPELLING,
            COMPLETED_AT_NULL,
            REQUEST_ID,
            LIST_ORDER,
            PAGE,
            LIST_SCOPE,
            FORGET_AFTER_MILLIS,
            TERMINAL_LAG_MILLIS,
            WEBHOOKS,
            EVENTS,
            OTHER_EVENTS,
            SIGNATURE,
            SIGNATURE_HEADER,
            WEBHOOK_ID,
            WORKFLOW_IN_WEBHOOK,
            WEBHOOK_COPIES,
            WEBHOOK_DELAY_MILLIS,
            WEBHOOK_RETRIES,
            WEBHOOK_SECOND_MILLIS,
            WEBHOOK_TIMEOUT_MILLIS);

    private VerilockSwitches() {}

    /** Which generation of the documents answers follow. */
    public enum Spelling {
        NEWER,
        OLDER,
        BOTH
    }

    /** Form of the details of a 422. */
    public enum FieldErrors {
        LISTS,
        TEXTS,
        NONE
    }

    /** What becomes of a list's page. */
    public enum Page {
        OBEYED,
        IGNORED,
        IGNORED_BUT_ECHOED
    }

    /** Which events a decision sends. */
    public enum Events {
        COMPLETED_AND_DECISION,
        COMPLETED,
        DECISION
    }

    /** Form of a webhook's signature. */
    public enum Signature {
        HEX,
        PREFIXED_HEX,
        BASE64,
        WRONG,
        NONE
    }

    /** The header of a webhook's signature. */
    public enum SignatureHeader {
        X_VERILOCK_SIGNATURE("X-Verilock-Signature"),
        X_WEBHOOK_SIGNATURE("X-Webhook-Signature");

        private final String headerName;

        SignatureHeader(String headerName) {
            this.headerName = headerName;
        }

        String headerName() {
            return headerName;
        }
    }

    /** What a retry does with the id of its webhook. */
    public enum WebhookId {
        SAME,
        NEW
    }
}
