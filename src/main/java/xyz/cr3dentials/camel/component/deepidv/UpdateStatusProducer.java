package xyz.cr3dentials.camel.component.deepidv;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.api.AboutSession;
import xyz.cr3dentials.camel.api.deepidv.DeepidvClient;
import xyz.cr3dentials.camel.api.deepidv.SessionStatus;
import xyz.cr3dentials.camel.component.AnswerMessage;
import xyz.cr3dentials.camel.component.MessageBody;
import xyz.cr3dentials.camel.component.SessionIds;
import xyz.cr3dentials.camel.component.VendorProducer;
import xyz.cr3dentials.camel.http.InvalidRequestException;
import xyz.cr3dentials.camel.http.budget.RequestPriority;

/**
 * Decides a session by hand. Session and decision come from headers, else options, else the body: a map or JSON object with
 * {@code id} and {@code new_status}, or, for the session alone, its id or an answer about it.
 */
final class UpdateStatusProducer extends VendorProducer<DeepidvClient> {

    private final AnswerMessage answers;
    private final SessionIds sessionIds;
    private final MessageBody body;

    UpdateStatusProducer(DeepidvEndpoint endpoint) {
        super(endpoint, RequestPriority.CONFIRM);
        this.answers = endpoint.answers();
        this.sessionIds = new SessionIds(endpoint);
        this.body = new MessageBody(endpoint, List.of());
    }

    @Override
    protected void call(Exchange exchange, DeepidvClient client) {
        Object given = sessionIds.given(exchange, DeepidvSpec.NEW_STATUS);
        if (given != null) {
            decide(exchange, client, sessionIds.find(exchange), given.toString());
            return;
        }
        // A body can be read only once, so both are taken from it here.
        Object message = exchange.getMessage().getBody();
        ObjectNode request = message instanceof AboutSession ? null : body.readObject(exchange);
        String decision = request == null ? null : text(request, "newStatus", "new_status");
        String named = request == null ? ((AboutSession) message).sessionId() : text(request, "sessionId", "id");
        List<String> violations = new ArrayList<>();
        String id = "";
        try {
            id = sessionIds.find(exchange, named);
        } catch (InvalidRequestException e) {
            violations.addAll(e.getMessages());
        }
        if (decision == null) {
            violations.add("new_status: missing; set header %s, option newStatus, or send new_status in the body"
                    .formatted(DeepidvConstants.NEW_STATUS));
        }
        if (decision == null || !violations.isEmpty()) {
            throw new InvalidRequestException(
                    DeepidvConstants.SCHEME, DeepidvOperation.updateStatus.name(), violations);
        }
        decide(exchange, client, id, decision);
    }

    private void decide(Exchange exchange, DeepidvClient client, String id, String decision) {
        answers.set(exchange.getMessage(), client.updateStatus(id, SessionStatus.of(decision.strip())));
    }

    private static @Nullable String text(ObjectNode request, String camelCase, String name) {
        String value = request.path(camelCase).asText("");
        String other = request.path(name).asText("");
        return !value.isBlank() ? value : other.isBlank() ? null : other;
    }
}
