package xyz.cr3dentials.camel.component.cr3dentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.ExchangeBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import xyz.cr3dentials.camel.api.cr3dentials.Platform;
import xyz.cr3dentials.camel.ledger.Account;
import xyz.cr3dentials.camel.ledger.DeliveryCounts;
import xyz.cr3dentials.camel.sandbox.Fault;
import xyz.cr3dentials.camel.sandbox.ListOrder;
import xyz.cr3dentials.camel.sandbox.SandboxSettings;
import xyz.cr3dentials.camel.sandbox.cr3dentials.Cr3dentialsSandbox;
import xyz.cr3dentials.camel.sandbox.cr3dentials.Cr3dentialsSwitches;

/** Component and local vendor over real HTTP: every session that was created is handed over exactly once. */
class TerminalSessionsSandboxTest {

    private static final Account ACCOUNT = new Account("cr3dentials", "default");
    private static final int SESSIONS = 40;

    private final Cr3dentialsSandbox sandbox = Cr3dentialsSandbox.start();
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final Cr3dentialsComponent component = new Cr3dentialsComponent();
    private final Map<String, Integer> handedOver = new ConcurrentHashMap<>();
    private final ExecutorService webhookThreads = Executors.newFixedThreadPool(4);
    private ProducerTemplate template;
    private HttpServer ingress;

    @BeforeEach
    void start() throws Exception {
        sandbox.set(Cr3dentialsSwitches.STEP_MILLIS, 20)
                .set(Cr3dentialsSwitches.REQUESTS_PER_WINDOW, 1_000_000)
                .set(Cr3dentialsSwitches.LOCAL_WEBHOOKS, true);
        ingress = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ingress.createContext("/webhooks/cr3dentials/", this::receive);
        ingress.setExecutor(webhookThreads);
        ingress.start();
        Cr3dentialsConfiguration options = component.getConfiguration();
        options.setBaseUrl(sandbox.baseUrl());
        options.setApiKey(SandboxSettings.DEFAULT_API_KEY);
        options.setRequestsPerMinute(1_000_000);
        options.setWebhookSecret(ConsumerFixture.SECRET);
        options.setWebhookBaseUrl("http://localhost:" + ingress.getAddress().getPort());
        options.setAllowLocalWebhookUrl(true);
        context.addComponent("cr3dentials", component);
        context.start();
        template = context.createProducerTemplate();
    }

    @AfterEach
    void stop() {
        context.stop();
        ingress.stop(0);
        webhookThreads.shutdownNow();
        sandbox.close();
    }

    @Test
    void handsOverEverySessionOnceByWebhooksAlone() throws Exception {
        sandbox.set(Cr3dentialsSwitches.TERMINAL_LAG_MILLIS, 300).set(Cr3dentialsSwitches.WEBHOOK_COPIES, 3);
        route("initialDelay=3600000&delay=3600000");
        create();
        awaitAll();
    }

    @ParameterizedTest
    @EnumSource(ListOrder.class)
    void handsOverEverySessionOnceByPollingAlone(ListOrder order) throws Exception {
        sandbox.set(Cr3dentialsSwitches.WEBHOOKS, false).set(Cr3dentialsSwitches.LIST_ORDER, order);
        sandbox.spawnEnded(250, "COMPLETED", Duration.ofDays(2));
        route("initialDelay=0&delay=100");
        create();
        awaitAll();
    }

    @Test
    void handsOverEverySessionOnceWithBothAndAVendorThatFails() throws Exception {
        sandbox.set(Cr3dentialsSwitches.WEBHOOK_COPIES, 2).set(Cr3dentialsSwitches.UNKNOWN_STATUS, "PONDERING");
        component.getConfiguration().setMaximumAttempts(1);
        route("initialDelay=0&delay=100");
        create();
        sandbox.faults().during(Duration.ofSeconds(1), Fault.Kind.UNAVAILABLE);
        awaitAll();
    }

    private void route(String options) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("cr3dentials:terminalSessions?" + options)
                        .process(exchange -> handedOver.merge(
                                exchange.getMessage().getHeader(Cr3dentialsConstants.SESSION_ID, String.class),
                                1,
                                Integer::sum));
            }
        });
    }

    private void create() {
        List<?> platforms = template.requestBody("cr3dentials:listPlatforms", null, List.class);
        long platform = ((Platform) platforms.get(0)).id();
        for (int i = 0; i < SESSIONS; i++) {
            template.requestBody("cr3dentials:createSession", Map.of("platformId", platform));
        }
    }

    private void awaitAll() {
        await().atMost(Duration.ofSeconds(60)).until(() -> handedOver.size() == SESSIONS);
        await().untilAsserted(
                        () -> assertThat(context.getEndpoint("cr3dentials:terminalSessions", Cr3dentialsEndpoint.class)
                                        .ledger()
                                        .counts(ACCOUNT))
                                .isEqualTo(new DeliveryCounts(0, 0, 0, 0)));
        assertThat(handedOver).allSatisfy((sessionId, times) -> {
            assertThat(times).isEqualTo(1);
            assertThat(sandbox.session(sessionId)).isNotNull();
        });
    }

    private void receive(HttpExchange call) throws IOException {
        String path = call.getRequestURI().getPath();
        Exchange exchange = ExchangeBuilder.anExchange(context)
                .withBody(call.getRequestBody())
                .withHeader("token", path.substring(path.lastIndexOf('/') + 1))
                .build();
        Exchange answered = template.send("cr3dentials:receiveWebhook", exchange);
        byte[] body = answered.getMessage().getBody(String.class).getBytes(StandardCharsets.UTF_8);
        call.sendResponseHeaders(answered.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, int.class), body.length);
        call.getResponseBody().write(body);
        call.close();
    }
}
