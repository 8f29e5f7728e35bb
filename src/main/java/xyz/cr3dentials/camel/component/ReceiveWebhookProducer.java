package xyz.cr3dentials.camel.component;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultProducer;
import xyz.cr3dentials.camel.component.webhook.WebhookAnswer;
import xyz.cr3dentials.camel.component.webhook.WebhookRejections.Reason;

/**
 * Takes a webhook call behind any HTTP consumer. The answer is on the message: 200, 404, or 503 when the ledger failed,
 * so that the vendor repeats the call. Thread-safe.
 */
public final class ReceiveWebhookProducer extends DefaultProducer {

    private final WebhookReceiver receiver;

    /** Creates a producer that leaves the decision to a receiver. */
    public ReceiveWebhookProducer(VendorEndpoint<?> endpoint, WebhookReceiver receiver) {
        super(endpoint);
        this.receiver = receiver;
    }

    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        WebhookAnswer.set(message, receiver.receive(message).httpStatus());
    }

    /** Returns how many calls of its component were refused for a reason since the start. */
    public long rejected(Reason reason) {
        return receiver.rejected(reason);
    }
}
