package xyz.cr3dentials.camel.component.deepidv;

import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.component.SessionIds;
import xyz.cr3dentials.camel.vendor.JsonBacked;
import xyz.cr3dentials.camel.vendor.deepidv.CreatedSession;
import xyz.cr3dentials.camel.vendor.deepidv.RedirectHint;
import xyz.cr3dentials.camel.vendor.deepidv.Session;
import xyz.cr3dentials.camel.vendor.deepidv.WebhookNotification;

/** Tells which session a record of this vendor is about, and makes the finder of sessions that knows these records. */
final class AnsweredSession {

    private AnsweredSession() {}

    static SessionIds<DeepidvConfiguration> finder(DeepidvEndpoint endpoint) {
        return new SessionIds<>(
                endpoint, endpoint.getConfiguration(), RequestFields.SESSION_ID, RequestFields.EXTERNAL_ID);
    }

    /** Returns the session that a message names, which an earlier answer in its body may be about. */
    static String find(SessionIds<DeepidvConfiguration> finder, Exchange exchange) {
        String answered = exchange.getMessage().getBody() instanceof JsonBacked answer ? of(answer) : null;
        return answered == null ? finder.find(exchange) : finder.find(exchange, answered);
    }

    /** Returns the session that an answer of this component is about, null when it is about none. */
    static @Nullable String of(JsonBacked answer) {
        if (answer instanceof Session session) {
            return session.id();
        } else if (answer instanceof CreatedSession created) {
            return created.id();
        } else if (answer instanceof WebhookNotification notification) {
            return notification.id();
        } else if (answer instanceof RedirectHint hint) {
            return hint.sessionId();
        }
        return null;
    }
}
