package xyz.cr3dentials.camel.component.cr3dentials;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultProducer;
import xyz.cr3dentials.camel.component.cr3dentials.WebhookRejections.Reason;

/**
 * Takes a webhook call behind any HTTP consumer. The answer is on the message: 200, 404, or 503 when the ledger failed,
 * so that the vendor repeats the call.
 */
final class ReceiveWebhookProducer extends DefaultProducer {

    private final WebhookReceiver receiver;

    ReceiveWebhookProducer(Cr3dentialsEndpoint endpoint) {
        super(endpoint);
        this.receiver = new WebhookReceiver(endpoint);
    }

    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        WebhookAnswer.set(message, receiver.receive(message).httpStatus());
    }

    /** Returns how many calls were refused for a reason since the start. */
    long rejected(Reason reason) {
        return receiver.rejected(reason);
    }
}
