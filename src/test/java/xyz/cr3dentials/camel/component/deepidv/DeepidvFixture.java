package xyz.cr3dentials.camel.component.deepidv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.ExchangeBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.http.InvalidRequestException;
import xyz.cr3dentials.camel.ledger.Account;
import xyz.cr3dentials.camel.ledger.SessionLedger;
import xyz.cr3dentials.camel.ledger.memory.MemoryLedgerLimits;
import xyz.cr3dentials.camel.ledger.memory.MemorySessionLedger;
import xyz.cr3dentials.camel.sandbox.CommonSwitches.Finishing;
import xyz.cr3dentials.camel.sandbox.SandboxSettings;
import xyz.cr3dentials.camel.sandbox.deepidv.DeepidvSandbox;
import xyz.cr3dentials.camel.sandbox.deepidv.DeepidvSwitches;

/** A context with the component, the local deepidv over HTTP, whose webhooks come to the component, and a noting route. */
final class DeepidvFixture implements AutoCloseable {

    static final Account ACCOUNT = new Account("deepidv", "default");
    static final String SECRET = "whsec_canary+of/the=webhook";
    static final String KEY = "key-canary+with/signs=";
    static final String PERSON =
            "\"first_name\":\"Canaryada\",\"last_name\":\"Canarylove\",\"email\":\"canary@example.org\",\"phone\":\"+15550199777\"";
    /** Never polls while a test runs. */
    static final String IDLE = "initialDelay=3600000&delay=3600000&redeliveryDelay=20";
    /** Polls often. */
    static final String BUSY = "initialDelay=0&delay=50&redeliveryDelay=20";

    final DeepidvSandbox sandbox;
    final SessionLedger ledger = new MemorySessionLedger(Clock.systemUTC(), MemoryLedgerLimits.DEFAULT);
    final DefaultCamelContext context = new DefaultCamelContext();
    final DeepidvComponent component = new DeepidvComponent();
    final ProducerTemplate template;
    final List<Received> received = new CopyOnWriteArrayList<>();
    final List<Integer> webhookAnswers = new CopyOnWriteArrayList<>();
    private final ExecutorService webhookThreads = Executors.newFixedThreadPool(2);
    private final HttpServer ingress;

    /** What the route saw of one exchange. */
    record Received(String sessionId, Object body, String json, Map<String, Object> headers) {

        Object header(String name) {
            return headers.get(name);
        }
    }

    DeepidvFixture() throws IOException {
        ingress = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ingress.createContext("/webhooks/deepidv", this::receive);
        ingress.setExecutor(webhookThreads);
        ingress.start();
        sandbox = DeepidvSandbox.start(SandboxSettings.builder()
                .apiKeys(KEY)
                .webhookSecret(SECRET)
                .portalWebhook(
                        URI.create("http://localhost:" + ingress.getAddress().getPort() + "/webhooks/deepidv"))
                .build());
        sandbox.set(DeepidvSwitches.STEP_MILLIS, 20)
                .set(DeepidvSwitches.FINISHING, Finishing.MANUAL)
                .set(DeepidvSwitches.LOCAL_REDIRECTS, true)
                .set(DeepidvSwitches.REQUESTS_PER_SECOND, 1_000_000)
                .set(DeepidvSwitches.BURST, 1_000_000)
                .set(DeepidvSwitches.REQUESTS_PER_DAY, 1_000_000);
        DeepidvConfiguration options = component.getConfiguration();
        options.setBaseUrl(sandbox.baseUrl());
        options.setApiKey(KEY);
        options.setRequestsPerSecond(10_000);
        options.setBurst(10_000);
        options.setRequestsPerDay(0);
        options.setWebhookSecret(SECRET);
        options.setSessionLedger(ledger);
        options.setSendEmailInvite(false);
        options.setSendPhoneInvite(false);
        context.addComponent("deepidv", component);
        context.getShutdownStrategy().setTimeout(20);
        context.start();
        template = context.createProducerTemplate();
    }

    /** Starts a route that notes each session it is given. */
    void follow(String options) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("deepidv:terminalSessions?" + options).routeId("sessions").process(DeepidvFixture.this::note);
            }
        });
    }

    private void note(Exchange exchange) {
        received.add(new Received(
                exchange.getMessage().getHeader(DeepidvConstants.SESSION_ID, String.class),
                exchange.getMessage().getBody(),
                exchange.getMessage().getBody(String.class),
                new HashMap<>(exchange.getMessage().getHeaders())));
    }

    /** Sends a message and returns the exchange, failed or not. */
    Exchange send(String uri, @Nullable Object body, Map<String, Object> headers) {
        Exchange exchange = ExchangeBuilder.anExchange(context).build();
        exchange.getMessage().setBody(body);
        exchange.getMessage().getHeaders().putAll(headers);
        return template.send(uri, exchange);
    }

    Exchange send(String uri, @Nullable Object body) {
        return send(uri, body, Map.of());
    }

    /** Creates a session and returns its id. */
    String create(String moreFields) {
        Exchange created = send("deepidv:createSession", "{" + PERSON + moreFields + "}");
        assertThat(created.getException()).isNull();
        return created.getMessage().getHeader(DeepidvConstants.SESSION_ID, String.class);
    }

    /** Returns the violations that an exchange failed with. */
    static List<String> violations(Exchange exchange) {
        return ((InvalidRequestException) exchange.getException()).getMessages();
    }

    /** Waits until the route was given so many sessions, and nothing is left to be done. */
    void awaitReceived(int sessions) {
        await().atMost(Duration.ofMinutes(1)).until(() -> received.size() >= sessions);
        await().untilAsserted(() -> assertThat(ledger.counts(ACCOUNT).backlog()).isZero());
        assertThat(received).hasSize(sessions);
    }

    long requests(String operation) {
        return sandbox.requestLog().count(operation);
    }

    private void receive(HttpExchange call) throws IOException {
        Map<String, Object> headers = new HashMap<>();
        call.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
        Exchange answered = send("deepidv:receiveWebhook", call.getRequestBody(), headers);
        byte[] body = answered.getMessage().getBody(String.class).getBytes(StandardCharsets.UTF_8);
        int status = answered.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, int.class);
        webhookAnswers.add(status);
        call.sendResponseHeaders(status, body.length);
        call.getResponseBody().write(body);
        call.close();
    }

    @Override
    public void close() {
        context.stop();
        ingress.stop(0);
        webhookThreads.shutdownNow();
        sandbox.close();
    }
}
