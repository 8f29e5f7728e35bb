package xyz.cr3dentials.camel.component.cr3dentials;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.ExchangeBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import xyz.cr3dentials.camel.RunningClock;
import xyz.cr3dentials.camel.api.cr3dentials.Session;
import xyz.cr3dentials.camel.ledger.Account;
import xyz.cr3dentials.camel.ledger.SessionLedger;
import xyz.cr3dentials.camel.ledger.memory.MemoryLedgerLimits;
import xyz.cr3dentials.camel.ledger.memory.MemorySessionLedger;

/** A context with the component over a vendor in memory, and a route that notes what it receives. */
final class ConsumerFixture implements AutoCloseable {

    static final Account ACCOUNT = new Account("cr3dentials", "default");
    static final String SECRET = "k1:a-secret-of-at-least-thirty-two-bytes";
    /** Polls often. */
    static final String BUSY = "cr3dentials:terminalSessions?initialDelay=0&delay=50&redeliveryDelay=20";
    /** Never polls while a test runs. */
    static final String IDLE = "cr3dentials:terminalSessions?initialDelay=3600000&delay=3600000&redeliveryDelay=20";

    final VendorWorld vendor = new VendorWorld();
    /** The vendor's sessions have dates, so the time is theirs. */
    final Clock clock = new RunningClock(ComponentFixture.NOW);

    final SessionLedger ledger;
    final DefaultCamelContext context = new DefaultCamelContext();
    final Cr3dentialsComponent component = new Cr3dentialsComponent();
    final ProducerTemplate template;
    final List<Received> received = new CopyOnWriteArrayList<>();

    /** What the route saw of one exchange. */
    record Received(String sessionId, Object body, Map<String, Object> headers, Map<String, Object> properties) {}

    ConsumerFixture() {
        this(UnaryOperator.identity());
    }

    /** Creates a fixture whose ledger in memory is wrapped or replaced. */
    ConsumerFixture(UnaryOperator<SessionLedger> change) {
        ledger = change.apply(new MemorySessionLedger(clock, MemoryLedgerLimits.DEFAULT));
        component.setClock(clock);
        component.getConfiguration().setClient(vendor);
        component.getConfiguration().setSessionLedger(ledger);
        component.getConfiguration().setWebhookSecret(SECRET);
        component.getConfiguration().setWebhookBaseUrl("https://hooks.example.com");
        context.addComponent("cr3dentials", component);
        context.getShutdownStrategy().setTimeout(20);
        context.start();
        template = context.createProducerTemplate();
    }

    /** Starts a route that notes each exchange and then does as told. */
    void route(String uri, Processor then) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from(uri)
                        .routeId("sessions")
                        .process(ConsumerFixture.this::note)
                        .process(then);
            }
        });
    }

    void note(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        received.add(new Received(
                body instanceof Session session ? session.sessionId() : "",
                body,
                Map.copyOf(exchange.getMessage().getHeaders()),
                Map.copyOf(exchange.getAllProperties())));
    }

    List<String> receivedIds() {
        return received.stream().map(Received::sessionId).toList();
    }

    /** Calls the webhook receiver as a platform-http route would, and returns the exchange. */
    Exchange webhook(String token, Object body) {
        return webhook("cr3dentials:receiveWebhook", Map.of("token", token), body);
    }

    Exchange webhook(String uri, Map<String, Object> headers, Object body) {
        Exchange exchange = ExchangeBuilder.anExchange(context).withBody(body).build();
        exchange.getMessage().getHeaders().putAll(headers);
        return template.send(uri, exchange);
    }

    /** Creates a session through the component and returns the token of its webhook's address. */
    String createSession() {
        template.sendBody("cr3dentials:createSession", "{\"platformId\":7}");
        String address = vendor.created.get(vendor.created.size() - 1).webhookUrl();
        return address.substring(address.lastIndexOf('/') + 1);
    }

    @Override
    public void close() {
        context.stop();
    }
}
