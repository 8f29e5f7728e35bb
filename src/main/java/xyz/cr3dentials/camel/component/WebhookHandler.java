package xyz.cr3dentials.camel.component;

import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.support.AsyncProcessorConverterHelper;
import org.apache.camel.support.AsyncProcessorSupport;
import xyz.cr3dentials.camel.component.webhook.WebhookAnswer;
import xyz.cr3dentials.camel.component.webhook.WebhookReceipt;

/**
 * Stands before a route that begins with camel-webhook: only calls that were taken, and whose hint is recorded, reach it.
 *
 * <p>The route sees what the call said and nothing of how it came, and whatever it leaves on the message stays here:
 * the caller gets the same answers as from the producer, or 500 when the route failed, so that the vendor calls again.
 */
public final class WebhookHandler extends AsyncProcessorSupport {

    private final WebhookReceiver receiver;
    private final String sessionIdHeader;
    private final AsyncProcessor next;

    /**
     * Creates a handler.
     *
     * @param sessionIdHeader the header that tells the route which session the call is about
     */
    public WebhookHandler(WebhookReceiver receiver, String sessionIdHeader, Processor next) {
        this.receiver = receiver;
        this.sessionIdHeader = sessionIdHeader;
        this.next = AsyncProcessorConverterHelper.convert(next);
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        Message message = exchange.getMessage();
        WebhookReceipt receipt = receiver.receive(message);
        if (!receipt.hasNews()) {
            WebhookAnswer.set(message, receipt.httpStatus());
            callback.done(true);
            return true;
        }
        message.removeHeaders("*");
        if (receipt.sessionId() != null) {
            message.setHeader(sessionIdHeader, receipt.sessionId());
        }
        message.setBody(receipt.notification());
        return next.process(exchange, doneSync -> {
            boolean failed = exchange.isFailed() || exchange.isRollbackOnly();
            WebhookAnswer.set(exchange.getMessage(), failed ? WebhookAnswer.FAILED : receipt.httpStatus());
            callback.done(doneSync);
        });
    }
}
