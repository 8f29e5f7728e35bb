package xyz.cr3dentials.camel.component.verilock;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.ExchangeBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import xyz.cr3dentials.camel.ledger.Account;
import xyz.cr3dentials.camel.sandbox.CommonSwitches.Finishing;
import xyz.cr3dentials.camel.sandbox.SandboxSettings;
import xyz.cr3dentials.camel.sandbox.verilock.VerilockSandbox;
import xyz.cr3dentials.camel.sandbox.verilock.VerilockSwitches;

/** The local vendor and a context with the component, over real HTTP in both directions. */
final class Vendor implements AutoCloseable {

    static final Account ACCOUNT = new Account("verilock", "default");
    static final String PROFILE = "3f0c9e1b-55d1-4c1e-9a57-0b7c2f0e7a10";

    final VerilockSandbox sandbox;
    final DefaultCamelContext context = new DefaultCamelContext();
    final VerilockComponent component = new VerilockComponent();
    final ProducerTemplate template;
    /** How often each session was handed over. */
    final Map<String, Integer> handedOver = new ConcurrentHashMap<>();
    /** The last exchange of each session that was handed over. */
    final Map<String, Exchange> exchanges = new ConcurrentHashMap<>();

    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final HttpServer ingress;

    Vendor() {
        try {
            ingress = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        ingress.createContext("/webhooks/verilock", this::receive);
        ingress.setExecutor(threads);
        ingress.start();
        sandbox = VerilockSandbox.start(SandboxSettings.builder()
                .portalWebhook(
                        URI.create("http://localhost:" + ingress.getAddress().getPort() + "/webhooks/verilock"))
                .build());
        sandbox.set(VerilockSwitches.STEP_MILLIS, 20)
                .set(VerilockSwitches.REQUESTS_PER_WINDOW, 1_000_000)
                .set(VerilockSwitches.FINISHING, Finishing.MANUAL);
        VerilockConfiguration options = component.getConfiguration();
        options.setBaseUrl(sandbox.baseUrl());
        options.setApiKey(SandboxSettings.DEFAULT_API_KEY);
        options.setRequestsPerMinute(1_000_000);
        options.setWebhookSecret(SandboxSettings.DEFAULT_WEBHOOK_SECRET);
        options.setAllowLocalRedirectUrl(true);
        context.addComponent("verilock", component);
        context.getShutdownStrategy().setTimeout(20);
        context.start();
        template = context.createProducerTemplate();
    }

    /** Starts the route that counts what it is given. */
    void follow(String options) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("verilock:terminalSessions?" + options).routeId("sessions").process(exchange -> {
                    String id = exchange.getMessage().getHeader(VerilockConstants.SESSION_ID, String.class);
                    exchanges.put(id, exchange.copy());
                    handedOver.merge(id, 1, Integer::sum);
                });
            }
        });
    }

    /** Creates a session and returns its id. */
    String create() {
        return send("verilock:createSession?profileId=" + PROFILE, null, Map.of())
                .getMessage()
                .getHeader(VerilockConstants.SESSION_ID, String.class);
    }

    /** Sends a message and returns the exchange, failed or not. */
    Exchange send(String uri, Object body, Map<String, Object> headers) {
        Exchange exchange = ExchangeBuilder.anExchange(context).withBody(body).build();
        exchange.getMessage().getHeaders().putAll(headers);
        return template.send(uri, exchange);
    }

    private void receive(HttpExchange call) throws IOException {
        Exchange exchange = ExchangeBuilder.anExchange(context)
                .withBody(call.getRequestBody())
                .build();
        call.getRequestHeaders().forEach((name, values) -> exchange.getMessage().setHeader(name, values.get(0)));
        Exchange answered = template.send("verilock:receiveWebhook", exchange);
        byte[] body = answered.getMessage().getBody(String.class).getBytes(StandardCharsets.UTF_8);
        call.sendResponseHeaders(answered.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, int.class), body.length);
        call.getResponseBody().write(body);
        call.close();
    }

    @Override
    public void close() {
        context.stop();
        ingress.stop(0);
        threads.shutdownNow();
        sandbox.close();
    }
}
