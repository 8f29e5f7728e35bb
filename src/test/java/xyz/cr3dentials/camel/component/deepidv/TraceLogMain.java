package xyz.cr3dentials.camel.component.deepidv;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.Exchange;
import xyz.cr3dentials.camel.sandbox.Fault;
import xyz.cr3dentials.camel.sandbox.deepidv.DeepidvSwitches;

/** Lives a session's life, with failures, with every logger at TRACE, in a JVM of its own. */
final class TraceLogMain {

    private TraceLogMain() {}

    public static void main(String[] arguments) throws Exception {
        try (DeepidvFixture fixture = new DeepidvFixture()) {
            fixture.component.getConfiguration().setSendEmailInvite(null);
            fixture.component.getConfiguration().setSendPhoneInvite(null);
            fixture.follow(DeepidvFixture.BUSY);
            String id = fixture.create(",\"external_id\":\"loan-1\"");
            fixture.create("");
            show(fixture.send("deepidv:getSession", id));
            fixture.sandbox.faults().next(1, Fault.Kind.GARBLED, "createSession");
            show(fixture.send("deepidv:createSession", "{" + DeepidvFixture.PERSON + "}"));
            show(fixture.send("deepidv:createSession", "{\"email\":\"canary\",\"phone\":\"canary\"}"));
            fixture.sandbox.set(DeepidvSwitches.BALANCE_TOO_LOW, true);
            show(fixture.send("deepidv:createSession", "{" + DeepidvFixture.PERSON + "}"));
            show(fixture.send(
                    "deepidv:receiveWebhook",
                    "{\"type\":\"session.status.verified\",\"data\":{\"id\":\"canary\"}}",
                    Map.of("deepidv-signature", "canary")));
            show(fixture.send("deepidv:receiveRedirect", null, Map.of("session_id", "canary", "status", "canary")));
            fixture.sandbox.hold(id, "SUBMITTED");
            fixture.sandbox.finish(id, "VERIFIED");
            fixture.awaitReceived(1);
            List<String> webhooks = fixture.sandbox.webhookDeliveries().stream()
                    .map(Object::toString)
                    .toList();
            boolean complete = !webhooks.isEmpty()
                    && fixture.received.get(0).json().toLowerCase(Locale.ROOT).contains("canary");
            System.out.println(complete ? "DONE" : "INCOMPLETE");
        }
    }

    /** What a user's log would show of an exchange and its failure. */
    private static void show(Exchange exchange) {
        StringWriter text = new StringWriter();
        if (exchange.getException() != null) {
            exchange.getException().printStackTrace(new PrintWriter(text));
        }
        Object body = exchange.getMessage().getBody();
        System.out.println(exchange + " " + (body instanceof String ? "" : body) + " " + text);
    }
}
