package xyz.cr3dentials.camel.component.cr3dentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultPollingConsumerPollStrategy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import xyz.cr3dentials.camel.api.cr3dentials.Cr3dentialsClient;
import xyz.cr3dentials.camel.api.cr3dentials.HttpCr3dentialsClient;
import xyz.cr3dentials.camel.http.RetryPolicy;
import xyz.cr3dentials.camel.http.budget.BudgetSettings;
import xyz.cr3dentials.camel.http.pipeline.ApiPipeline;
import xyz.cr3dentials.camel.http.pipeline.HttpSettings;
import xyz.cr3dentials.camel.sandbox.CommonSwitches.Finishing;
import xyz.cr3dentials.camel.sandbox.SandboxSettings;
import xyz.cr3dentials.camel.sandbox.SandboxTime;
import xyz.cr3dentials.camel.sandbox.SystemTime;
import xyz.cr3dentials.camel.sandbox.cr3dentials.Cr3dentialsSandbox;
import xyz.cr3dentials.camel.sandbox.cr3dentials.Cr3dentialsSwitches;

/**
 * Whatever the vendor does wrong, it is named while it lasts, costs no more requests than a quiet vendor with news, and
 * afterwards every session is handed over once. There are no webhooks to help.
 */
class VendorFaultTest {

    private static final int HISTORY = 250;
    private static final int SESSIONS = 8;
    private static final Duration POLL_DELAY = Duration.ofMillis(200);
    /** Polls that a fault lasts at least. */
    private static final int POLLS = 5;
    /** On average: a quiet poll reads five lists, and each of the sessions that have ended is read once. */
    private static final int MOST_REQUESTS_A_POLL = 10;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final Cr3dentialsComponent component = new Cr3dentialsComponent();
    private final Map<String, Integer> handedOver = new ConcurrentHashMap<>();
    private final AtomicInteger polls = new AtomicInteger();
    private final AtomicReference<Duration> passed = new AtomicReference<>(Duration.ZERO);
    private final PrintStream console = System.err;
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private Cr3dentialsSandbox sandbox;
    private ProducerTemplate template;

    @AfterEach
    void stop() {
        System.setErr(console);
        context.stop();
        sandbox.close();
    }

    @ParameterizedTest
    @EnumSource
    void isNamedCausesNoStormAndLosesNothing(VendorFault fault) throws Exception {
        start(fault);
        List<String> expected = new ArrayList<>(create(SESSIONS));
        long before = sandbox.requestLog().total();
        int pollsBefore = polls.get();

        fault.begin(sandbox);
        if (fault.sessionsEndDuringIt()) {
            expected.forEach(sessionId -> sandbox.finish(sessionId, "COMPLETED"));
        }
        // A list is believed to have lost rows after a minute only.
        passed.set(Duration.ofSeconds(61));
        assertIsNamed(fault);
        await().atMost(PATIENCE).until(() -> polls.get() >= pollsBefore + POLLS);

        long requests = sandbox.requestLog().total() - before;
        assertThat(requests).isLessThanOrEqualTo((long) MOST_REQUESTS_A_POLL * (polls.get() - pollsBefore + 1));
        fault.end(sandbox);
        expected.forEach(sessionId -> sandbox.finish(sessionId, "COMPLETED"));
        List<String> later = create(2);
        later.forEach(sessionId -> sandbox.finish(sessionId, "ERROR"));
        expected.addAll(later);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(handedOver.keySet()).containsExactlyInAnyOrderElementsOf(expected));
        await().atMost(PATIENCE).until(() -> state() == HealthCheck.State.UP);
        int pollsAfter = polls.get();
        await().atMost(PATIENCE).until(() -> polls.get() >= pollsAfter + 3);
        assertThat(handedOver).hasSize(expected.size()).allSatisfy((sessionId, times) -> assertThat(times)
                .isEqualTo(1));
    }

    private void assertIsNamed(VendorFault fault) {
        if (fault.failsPolls()) {
            await().atMost(PATIENCE).until(() -> state() == HealthCheck.State.DOWN);
        } else {
            assertThat(state()).isEqualTo(HealthCheck.State.UP);
        }
        String text = fault.logged();
        if (text != null) {
            await().atMost(PATIENCE)
                    .until(() -> log.toString(StandardCharsets.UTF_8).contains(text));
        }
    }

    private HealthCheck.State state() {
        return HealthCheckHelper.invokeReadiness(context).stream()
                .filter(result -> result.getCheck().getId().equals("consumer:terminal"))
                .findFirst()
                .map(HealthCheck.Result::getState)
                .orElse(HealthCheck.State.UNKNOWN);
    }

    private void start(VendorFault fault) throws Exception {
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        sandbox = Cr3dentialsSandbox.start(SandboxSettings.builder()
                .time(new ShiftedTime(fault.clockOffset()))
                .build());
        sandbox.set(Cr3dentialsSwitches.FINISHING, Finishing.MANUAL)
                .set(Cr3dentialsSwitches.STEP_MILLIS, 10)
                .set(Cr3dentialsSwitches.WEBHOOKS, false)
                .set(Cr3dentialsSwitches.REQUESTS_PER_WINDOW, 1_000_000);
        sandbox.spawnEnded(HISTORY, "COMPLETED", Duration.ofDays(2));
        component.getConfiguration().setClient(client(fault.attemptTimeLimit()));
        context.getRegistry().bind("patient", client(Duration.ofSeconds(30)));
        InstantSource now = () -> Instant.now().plus(passed.get());
        component.setClock(now.withZone(ZoneOffset.UTC));
        context.addComponent("cr3dentials", component);
        context.getRegistry().bind("polls", new CountedPolls());
        HealthCheckHelper.getHealthCheckRepository(context, "consumers").setEnabled(true);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("cr3dentials:terminalSessions?pollStrategy=#polls&initialDelay=0&delay=" + POLL_DELAY.toMillis())
                        .routeId("terminal")
                        .process(exchange -> handedOver.merge(
                                exchange.getMessage().getHeader(Cr3dentialsConstants.SESSION_ID, String.class),
                                1,
                                Integer::sum));
            }
        });
        context.start();
        template = context.createProducerTemplate();
        await().atMost(PATIENCE).until(() -> state() == HealthCheck.State.UP);
    }

    private Cr3dentialsClient client(Duration attemptTimeLimit) throws Exception {
        ApiPipeline pipeline = ApiPipeline.create(
                context,
                HttpSettings.builder("cr3dentials", sandbox.baseUrl())
                        .apiKey(() -> SandboxSettings.DEFAULT_API_KEY)
                        .budget(BudgetSettings.ofRequestsPerMinute(100_000))
                        .retry(RetryPolicy.DEFAULT.withMaximumAttempts(2))
                        .attemptTimeLimit(attemptTimeLimit)
                        .build());
        context.addService(pipeline);
        return new HttpCr3dentialsClient(pipeline);
    }

    private List<String> create(int count) {
        for (int i = 0; i < count; i++) {
            template.requestBody("cr3dentials:createSession?client=#patient", "{\"platformId\":1}");
        }
        List<String> all = sandbox.createdSessions().stream()
                .map(session -> session.sessionId())
                .toList();
        return all.subList(all.size() - count, all.size());
    }

    /** The polls that have begun. */
    private final class CountedPolls extends DefaultPollingConsumerPollStrategy {

        @Override
        public boolean begin(Consumer consumer, Endpoint endpoint) {
            polls.incrementAndGet();
            return super.begin(consumer, endpoint);
        }
    }

    /** The time of a vendor whose clock is wrong. */
    private static final class ShiftedTime implements SandboxTime {

        private final SystemTime right = new SystemTime();
        private final Duration offset;

        ShiftedTime(Duration offset) {
            this.offset = offset;
        }

        @Override
        public Clock clock() {
            return Clock.offset(right.clock(), offset);
        }

        @Override
        public Cancellable schedule(Duration delay, Runnable task) {
            return right.schedule(delay, task);
        }

        @Override
        public void close() {
            right.close();
        }
    }
}
