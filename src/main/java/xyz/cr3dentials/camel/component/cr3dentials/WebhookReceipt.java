package xyz.cr3dentials.camel.component.cr3dentials;

import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.component.cr3dentials.WebhookRejections.Reason;
import xyz.cr3dentials.camel.vendor.cr3dentials.WebhookNotification;

/**
 * What became of one webhook call.
 *
 * @param httpStatus the status to answer with
 * @param notification what the call said, when it was taken
 * @param refusal why it was not, when it was refused
 */
record WebhookReceipt(
        int httpStatus,
        @Nullable WebhookNotification notification,
        @Nullable Reason refusal) {

    /** The ledger failed. */
    static final WebhookReceipt FAILED = new WebhookReceipt(WebhookAnswer.UNAVAILABLE, null, null);

    static WebhookReceipt taken(WebhookNotification notification) {
        return new WebhookReceipt(WebhookAnswer.OK, notification, null);
    }

    static WebhookReceipt refused(Reason reason) {
        return new WebhookReceipt(WebhookAnswer.NOT_FOUND, null, reason);
    }
}
