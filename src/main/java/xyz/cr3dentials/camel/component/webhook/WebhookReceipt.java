package xyz.cr3dentials.camel.component.webhook;

import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.api.JsonBacked;
import xyz.cr3dentials.camel.component.webhook.WebhookRejections.Reason;

/**
 * What became of one webhook call.
 *
 * @param httpStatus the status to answer with
 * @param notification what the call said, when it was taken and could be read
 * @param sessionId the session it is about, when it was taken and is about one
 * @param refusal why it was not, when it was refused
 */
public record WebhookReceipt(
        int httpStatus,
        @Nullable JsonBacked notification,
        @Nullable String sessionId,
        @Nullable Reason refusal) {

    /** The call is answered as if it had been taken, and nothing is done with it. */
    public static final WebhookReceipt ACKNOWLEDGED = new WebhookReceipt(WebhookAnswer.OK, null, null, null);

    /** The ledger failed. */
    public static final WebhookReceipt FAILED = new WebhookReceipt(WebhookAnswer.UNAVAILABLE, null, null, null);

    /**
     * Returns the receipt of a call that was taken.
     *
     * @param notification what it said; null when it proves to be a webhook and its body can't be read
     * @param sessionId the session it is about; null when it is about none
     */
    public static WebhookReceipt taken(@Nullable JsonBacked notification, @Nullable String sessionId) {
        return new WebhookReceipt(WebhookAnswer.OK, notification, sessionId, null);
    }

    /** Returns the receipt of a call that repeats one that was taken: there is nothing left to do. */
    public static WebhookReceipt repeated() {
        return ACKNOWLEDGED;
    }

    /** Tells whether there is anything that a route behind it can be told. */
    public boolean hasNews() {
        return notification != null || sessionId != null;
    }

    /** Returns the receipt of a call that was refused; only one that is too long is told why, so that its sender can see it. */
    public static WebhookReceipt refused(Reason reason) {
        return new WebhookReceipt(
                switch (reason) {
                    // Only what has proven to be the vendor's is counted, and told that it may come again.
                    case OFTEN -> WebhookAnswer.TOO_MANY;
                    case SIZE -> WebhookAnswer.TOO_LARGE;
                    default -> WebhookAnswer.NOT_FOUND;
                },
                null,
                null,
                reason);
    }
}
