package xyz.cr3dentials.camel.component.cr3dentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import xyz.cr3dentials.camel.RunningClock;
import xyz.cr3dentials.camel.api.cr3dentials.Cr3dentialsClient;
import xyz.cr3dentials.camel.api.cr3dentials.CreateSessionRequest;
import xyz.cr3dentials.camel.api.cr3dentials.CreatedSession;
import xyz.cr3dentials.camel.api.cr3dentials.Session;
import xyz.cr3dentials.camel.api.cr3dentials.SessionStatus;
import xyz.cr3dentials.camel.http.budget.RequestPriority;
import xyz.cr3dentials.camel.ledger.SessionLedger;
import xyz.cr3dentials.camel.ledger.jdbc.TestDatabases;

/**
 * The whole path in a crowd: twenty threads create sessions and send their webhooks to four nodes on one database, where
 * twenty consumers confirm and deliver. The profile chaos creates two hundred sessions a thread.
 */
class WebhookCrowdTest {

    private static final int PRODUCERS = 20;
    private static final int SESSIONS_EACH = Integer.getInteger("crowd.sessions", 10);
    /** Of fewer, quick consumers may leave nothing to the others. */
    private static final int ENOUGH_FOR_ALL_EACH = 100;

    private static final int NODES = 4;
    private static final int CONSUMERS_A_NODE = 5;

    private final CrowdVendor vendor = new CrowdVendor();
    private final Queue<String> delivered = new ConcurrentLinkedQueue<>();
    private final Map<String, Integer> deliveredBy = new ConcurrentHashMap<>();
    private final Clock clock = new RunningClock(ComponentFixture.NOW);
    private final List<Node> nodes = new ArrayList<>();
    private HikariDataSource dataSource;

    private enum Database {
        POSTGRES(() -> TestDatabases.postgres(30)),
        H2(TestDatabases::h2);

        private final Supplier<HikariDataSource> open;

        Database(Supplier<HikariDataSource> open) {
            this.open = open;
        }
    }

    private record Node(CamelContext context, ProducerTemplate template) {}

    @AfterEach
    void stop() {
        nodes.forEach(node -> node.context().stop());
        dataSource.close();
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void everySessionIsDeliveredOnceAndNobodyStarves(Database database) throws Exception {
        dataSource = database.open.get();
        for (int i = 0; i < NODES; i++) {
            nodes.add(start());
        }

        List<String> created = inACrowd();

        assertThat(created).hasSize(PRODUCERS * SESSIONS_EACH).doesNotHaveDuplicates();
        await().atMost(Duration.ofMinutes(3)).until(() -> delivered.size() >= created.size());
        // A second delivery would have to come from a row that is due still.
        SessionLedger ledger = TestDatabases.ledger(dataSource, clock);
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(ledger.nextDue(ConsumerFixture.ACCOUNT))
                .isEmpty());
        assertThat(delivered).containsExactlyInAnyOrderElementsOf(created);
        assertThat(vendor.asked).as("sessions the vendor was asked for").containsExactlyInAnyOrderElementsOf(created);
        if (SESSIONS_EACH >= ENOUGH_FOR_ALL_EACH) {
            assertThat(deliveredBy).as("deliveries of each consumer").hasSize(NODES * CONSUMERS_A_NODE);
        }
    }

    private static Set<String> allStatuses() {
        return SessionStatus.TERMINAL.stream().map(SessionStatus::value).collect(Collectors.toSet());
    }

    private Node start() throws Exception {
        DefaultCamelContext context = new DefaultCamelContext();
        context.disableJMX();
        context.getShutdownStrategy().setTimeout(20);
        Cr3dentialsComponent component = new Cr3dentialsComponent();
        component.setClock(clock);
        component.getConfiguration().setClient(vendor);
        component.getConfiguration().setSessionLedger(TestDatabases.ledger(dataSource, clock));
        component.getConfiguration().setWebhookSecret(ConsumerFixture.SECRET);
        component.getConfiguration().setWebhookBaseUrl("https://hooks.example.com");
        context.addComponent("cr3dentials", component);
        int node = nodes.size();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                for (int i = 0; i < CONSUMERS_A_NODE; i++) {
                    // One endpoint each; none of them polls while the test runs.
                    from(ConsumerFixture.IDLE + "&sharedSubscription=true&maxMessagesPerPoll=" + (10 + i))
                            .process(note(node + "-" + i));
                }
            }
        });
        context.start();
        return new Node(context, context.createProducerTemplate());
    }

    private Processor note(String consumer) {
        return exchange -> {
            delivered.add(exchange.getMessage().getBody(Session.class).sessionId());
            deliveredBy.merge(consumer, 1, Integer::sum);
        };
    }

    private List<String> inACrowd() throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(PRODUCERS);
        try {
            CyclicBarrier start = new CyclicBarrier(PRODUCERS);
            List<Future<List<String>>> producers = IntStream.range(0, PRODUCERS)
                    .mapToObj(i -> executor.submit(() -> {
                        start.await(1, TimeUnit.MINUTES);
                        return produce(i);
                    }))
                    .toList();
            List<String> created = new ArrayList<>();
            for (Future<List<String>> producer : producers) {
                created.addAll(producer.get(3, TimeUnit.MINUTES));
            }
            return created;
        } finally {
            executor.shutdownNow();
        }
    }

    private List<String> produce(int producer) {
        List<String> created = new ArrayList<>();
        for (int n = 0; n < SESSIONS_EACH; n++) {
            Node creator = nodes.get((producer + n) % NODES);
            String reference = producer + "-" + n;
            String sessionId = creator.template()
                    .requestBody(
                            "cr3dentials:createSession",
                            "{\"platformId\":7,\"externalReferenceId\":\"" + reference + "\"}",
                            CreatedSession.class)
                    .sessionId();
            created.add(sessionId);
            // Some webhooks come twice, at two nodes.
            for (int copy = 0; copy <= n % 2; copy++) {
                send(nodes.get((producer + n + 1 + copy) % NODES), vendor.tokens.get(sessionId), sessionId);
            }
        }
        return created;
    }

    private static void send(Node node, String token, String sessionId) {
        Exchange answer = node.template().request("cr3dentials:receiveWebhook", exchange -> {
            exchange.getMessage().setHeader("token", token);
            exchange.getMessage().setBody("{\"sessionId\":\"" + sessionId + "\",\"status\":\"COMPLETED\"}");
        });
        assertThat(answer.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(200);
    }

    /** Makes a session of every reference, which has ended by the time anybody asks. */
    private static final class CrowdVendor extends FakeClient {

        private final Map<String, String> tokens = new ConcurrentHashMap<>();
        private final Queue<String> asked = new ConcurrentLinkedQueue<>();

        @Override
        public CreatedSession createSession(CreateSessionRequest request) {
            String sessionId = "s-" + request.externalReferenceId();
            String address = String.valueOf(request.webhookUrl());
            tokens.put(sessionId, address.substring(address.lastIndexOf('/') + 1));
            return new CreatedSession(
                    sessionId,
                    SessionStatus.CREATED,
                    "https://frame.example.com/verify",
                    request.platformId(),
                    EXPIRES,
                    null,
                    request.externalReferenceId(),
                    json("{'sessionId':'%s'}".formatted(sessionId)));
        }

        @Override
        public Session getSession(String sessionId) {
            asked.add(sessionId);
            return new Session(
                    sessionId,
                    SessionStatus.COMPLETED,
                    100,
                    null,
                    null,
                    7L,
                    null,
                    EXPIRES,
                    null,
                    null,
                    null,
                    null,
                    true,
                    null,
                    sessionId.substring(2),
                    json("{'sessionId':'%s','status':'COMPLETED'}".formatted(sessionId)));
        }

        @Override
        public Cr3dentialsClient withPriority(RequestPriority priority) {
            return this;
        }
    }
}
