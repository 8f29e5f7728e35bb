package xyz.cr3dentials.camel.component.cr3dentials;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.ExchangeBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import xyz.cr3dentials.camel.http.InvalidRequestException;
import xyz.cr3dentials.camel.ledger.SessionLedger;
import xyz.cr3dentials.camel.ledger.memory.MemoryLedgerLimits;
import xyz.cr3dentials.camel.ledger.memory.MemorySessionLedger;

/** A started context with the component, a fake client, a ledger, a fixed clock and countable intent ids. */
final class ComponentFixture implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    final FakeClient client = new FakeClient();
    final SessionLedger ledger;
    final CamelContext context = new DefaultCamelContext();
    final Cr3dentialsComponent component = new Cr3dentialsComponent();
    final ProducerTemplate template;
    private int intents;

    ComponentFixture() {
        this(new MemorySessionLedger(CLOCK, MemoryLedgerLimits.DEFAULT));
    }

    ComponentFixture(SessionLedger ledger) {
        this.ledger = ledger;
        component.setClock(CLOCK);
        component.setIntentIds(() -> "intent-" + ++intents);
        component.getConfiguration().setClient(client);
        component.getConfiguration().setSessionLedger(ledger);
        context.addComponent("cr3dentials", component);
        context.start();
        template = context.createProducerTemplate();
    }

    /** Sends a message and returns the exchange, failed or not. */
    Exchange send(String uri, Object body, Map<String, Object> headers) {
        Exchange exchange = ExchangeBuilder.anExchange(context).withBody(body).build();
        exchange.getMessage().getHeaders().putAll(headers);
        return template.send(uri, exchange);
    }

    Exchange send(String uri, Object body) {
        return send(uri, body, Map.of());
    }

    /** Returns the violations that an exchange failed with. */
    static java.util.List<String> violations(Exchange exchange) {
        return ((InvalidRequestException) exchange.getException()).getMessages();
    }

    @Override
    public void close() {
        context.stop();
    }
}
