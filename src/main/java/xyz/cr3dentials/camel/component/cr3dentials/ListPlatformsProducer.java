package xyz.cr3dentials.camel.component.cr3dentials;

import org.apache.camel.Exchange;
import xyz.cr3dentials.camel.api.cr3dentials.Cr3dentialsClient;
import xyz.cr3dentials.camel.component.AnswerMessage;
import xyz.cr3dentials.camel.component.VendorProducer;
import xyz.cr3dentials.camel.http.budget.RequestPriority;

/** Reads the platforms a session can be created for; the message's body has no meaning to it. */
final class ListPlatformsProducer extends VendorProducer<Cr3dentialsClient> {

    private final AnswerMessage answers;

    ListPlatformsProducer(Cr3dentialsEndpoint endpoint) {
        super(endpoint, RequestPriority.CONFIRM);
        this.answers = endpoint.answers();
    }

    @Override
    protected void call(Exchange exchange, Cr3dentialsClient client) {
        answers.setBody(exchange.getMessage(), new Platforms(client.listPlatforms()));
    }
}
