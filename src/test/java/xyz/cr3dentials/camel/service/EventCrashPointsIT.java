package xyz.cr3dentials.camel.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xyz.cr3dentials.camel.component.verilock.VerilockEvents;
import xyz.cr3dentials.camel.sandbox.CommonSwitches;
import xyz.cr3dentials.camel.sandbox.Fault;
import xyz.cr3dentials.camel.sandbox.SandboxSettings;
import xyz.cr3dentials.camel.sandbox.cr3dentials.Cr3dentialsSandbox;
import xyz.cr3dentials.camel.sandbox.verilock.VerilockSandbox;
import xyz.cr3dentials.camel.sandbox.verilock.VerilockSwitches;

/**
 * All of Verilock's events and an invented one, sent over HTTP with genuine signatures, all at once: the service is killed
 * while each of them stands at one place of its way, and started again; then each comes twice more. Those that tell of an
 * end are hints, of which the session's end is handed over; the others are handed over themselves.
 *
 * <p>Runs with {@code -Pchaos} only, since six restarts take their time.
 */
@Tag("chaos")
class EventCrashPointsIT {

    private static final String API_KEY = "test-key";
    private static final Duration HELD_WITHIN = Duration.ofSeconds(90);
    /** A killed process's claims come free when their lease ends; the longest is that of a confirmation. */
    private static final Duration SETTLED_WITHIN = Duration.ofMinutes(4);

    private static final List<String> EVENTS = Stream.concat(
                    VerilockEvents.ENDS.stream(), VerilockEvents.OTHERS.stream())
            .toList();
    private static final int ENDS = VerilockEvents.ENDS.size();
    private static final int OTHERS = VerilockEvents.OTHERS.size();

    private static final String USUAL_DELAY = "delay: \"{{verilock.poll-delay}}\"";
    private static final String SHORT_LEASE = """
            delay: 2000
                    deliveryLease: 10000
                    concurrentConsumers: 22""";

    private static final String EVENT_FLOW = """
            - route:
                id: verilock-events
                from:
                  uri: verilock:events
                  parameters:
                    delay: 2000
                    deliveryLease: 10000
                    concurrentConsumers: 22
                  steps:
                    - to:
                        uri: "%s"
            """.formatted(EventRows.EFFECT);

    @TempDir
    private static Path workingDirectory;

    private static DurablePostgres database;
    private static Cr3dentialsSandbox other;
    private static VerilockSandbox vendor;
    private static ServiceThroughItsLives service;
    private static EventRows events;
    private static CrmRows crm;

    private final ExecutorService senders = Executors.newFixedThreadPool(EVENTS.size());
    /** One session for each event that tells of an end; the other events are about the first of them. */
    private List<String> sessions = List.of();

    @BeforeAll
    static void startEverything() throws Exception {
        database = DurablePostgres.start();
        events = EventRows.create(database);
        crm = new CrmRows(database);
        other = ServiceThroughItsLives.startVendor();
        vendor = VerilockSandbox.start(
                        SandboxSettings.builder().apiKeys(API_KEY).build())
                .set(VerilockSwitches.REQUESTS_PER_WINDOW, 60_000);
        vendor.set(CommonSwitches.WEBHOOKS, false);
        vendor.faults().add(Fault.lasting(Fault.Kind.UNAVAILABLE).on("listSessions"));
        service = ServiceThroughItsLives.begin(ServiceThroughItsLives.prepare(workingDirectory, other, database)
                .route("events.yaml", EVENT_FLOW)
                .route(
                        "verilock.yaml",
                        Files.readString(Path.of("routes", "verilock.yaml")).replace(USUAL_DELAY, SHORT_LEASE))
                .environment("VERILOCK_BASE_URL", vendor.baseUrl())
                .environment("VERILOCK_API_KEY", API_KEY)
                .environment("VERILOCK_WEBHOOK_SECRET", SignedEvents.SECRET)
                .environment("VERILOCK_REQUESTS_PER_MINUTE", "60000")
                .javaOption(Debugger.JAVA_OPTION));
    }

    @AfterAll
    static void stopEverything() throws Exception {
        for (AutoCloseable one : Arrays.asList(service, vendor, other, database)) {
            if (one != null) {
                one.close();
            }
        }
    }

    @BeforeEach
    void haveTheServiceRunning() throws Exception {
        service.revive();
    }

    @Test
    void deathBeforeTheCommitKeepsNothingAndTheVendorSendsAgain() throws Exception {
        begin();
        // Those for which the pool has a connection get there, the others wait for one.
        dieWhile("unsaved", 3, CrashPoint.EVENT_BEFORE_COMMIT, CrashPoint.HINT_BEFORE_COMMIT);
        assertThat(stored("unsaved")).isZero();
        repeatAndCheck("unsaved", 1);
    }

    @Test
    void deathAfterTheCommitAndBeforeTheAnswerKeepsEach() throws Exception {
        begin();
        dieWhile(
                "unanswered", EVENTS.size(), CrashPoint.AFTER_HINT_BEFORE_2XX, CrashPoint.AFTER_COMMIT_BEFORE_DISPATCH);
        assertThat(stored("unanswered")).isEqualTo(OTHERS);
        assertThat(exchanges("unanswered")).isZero();
        repeatAndCheck("unanswered", 1);
    }

    @Test
    void deathAfterTheAnswerAndBeforeTheClaimHandsEachOverLater() throws Exception {
        begin();
        try (Debugger debugger = Debugger.holding(service.process(), CrashPoint.BEFORE_CLAIM)) {
            assertThat(send("unclaimed")).containsOnly(200);
            debugger.awaitHits(CrashPoint.BEFORE_CLAIM, 1, HELD_WITHIN);
            service.kill();
        }
        assertThat(events.states("unclaimed")).isEqualTo(Map.of("DUE", OTHERS));
        repeatAndCheck("unclaimed", 1);
    }

    @Test
    void deathAfterTheClaimAndBeforeTheEffectHandsEachOverWhenTheLeaseEnds() throws Exception {
        begin();
        dieWhile("claimed", EVENTS.size(), CrashPoint.AFTER_COMMIT_BEFORE_DISPATCH);
        assertThat(events.states("claimed")).isEqualTo(Map.of("CLAIMED", OTHERS));
        assertThat(exchanges("claimed")).isZero();
        repeatAndCheck("claimed", 1);
    }

    @Test
    void deathAfterTheEffectAndBeforeTheSettlementRepeatsEachOnce() throws Exception {
        begin();
        dieWhile("written", EVENTS.size(), CrashPoint.AFTER_EFFECT_BEFORE_MARK);
        assertThat(events.states("written")).isEqualTo(Map.of("CLAIMED", OTHERS));
        assertThat(exchanges("written")).isEqualTo(OTHERS);
        repeatAndCheck("written", 2);
    }

    @Test
    void deathAfterTheSettlementRepeatsNothing() throws Exception {
        begin();
        assertThat(send("settled")).containsOnly(200);
        awaitDelivered("settled");
        service.kill();
        repeatAndCheck("settled", 1);
    }

    private void begin() throws Exception {
        List<String> created = new ArrayList<>();
        for (String unused : VerilockEvents.ENDS) {
            var answer = service.process()
                    .postJson("/api/verilock/sessions", "{\"profile_id\": \"3d1f7c52-5b2f-4c39-9d0e-0b7d3f5f7a10\"}");
            String sessionId =
                    new ObjectMapper().readTree(answer.body()).path("id").textValue();
            assertThat(vendor.finish(sessionId, "approved")).isTrue();
            created.add(sessionId);
        }
        sessions = created;
    }

    /** Sends each event, kills the service while so many threads are at the first place, and expects no answer. */
    private void dieWhile(String round, int threads, CrashPoint point, CrashPoint... heldToo) throws Exception {
        CrashPoint[] points =
                Stream.concat(Stream.of(point), Arrays.stream(heldToo)).toArray(CrashPoint[]::new);
        try (Debugger debugger = Debugger.holding(service.process(), points)) {
            List<Future<Integer>> answers = begin(round, 1);
            debugger.awaitHits(point, threads, HELD_WITHIN);
            service.kill();
            for (Future<Integer> answer : answers) {
                answer.get(1, TimeUnit.MINUTES);
            }
        }
    }

    private List<Integer> send(String round) throws Exception {
        return answers(begin(round, 1));
    }

    private List<Future<Integer>> begin(String round, int times) {
        List<Future<Integer>> answers = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            for (int j = 0; j < EVENTS.size(); j++) {
                String event = EVENTS.get(j);
                String sessionId = sessions.get(j < ENDS ? j : 0);
                answers.add(senders.submit(() ->
                        SignedEvents.verilock(service.process(), event, round + "-" + event, sessionId, "approved")));
            }
        }
        return answers;
    }

    private static List<Integer> answers(List<Future<Integer>> futures) throws Exception {
        List<Integer> answers = new ArrayList<>();
        for (Future<Integer> future : futures) {
            answers.add(future.get(1, TimeUnit.MINUTES));
        }
        return answers;
    }

    private void repeatAndCheck(String round, int exchanges) throws Exception {
        service.revive();
        assertThat(answers(begin(round, 2))).containsOnly(200);
        senders.shutdown();
        awaitDelivered(round);
        List<String> ids = VerilockEvents.OTHERS.stream()
                .map(event -> "verilock " + round + "-" + event)
                .toList();
        assertThat(events.stored().entrySet().stream().filter(row -> ids.contains(row.getKey())))
                .as("rows of each event in the ledger")
                .hasSize(OTHERS)
                .allSatisfy(row -> assertThat(row.getValue()).isEqualTo(1));
        assertThat(events.exchanges().entrySet().stream().filter(row -> ids.contains(row.getKey())))
                .as("exchanges of each event")
                .hasSize(OTHERS)
                .allSatisfy(row -> assertThat(row.getValue()).isEqualTo(exchanges));
        assertThat(sessions)
                .as("exchanges of each session's end")
                .allSatisfy(id -> assertThat(crm.updatesBySession().get(id)).isEqualTo(exchanges));
    }

    private void awaitDelivered(String round) {
        await("the deliveries of " + round)
                .atMost(SETTLED_WITHIN)
                .pollInterval(Duration.ofMillis(250))
                .untilAsserted(() -> {
                    assertThat(events.states(round)).isEqualTo(Map.of("DELIVERED", OTHERS));
                    assertThat(sessions).allSatisfy(id -> assertThat(new LedgerRows(database)
                                    .session(id)
                                    .orElseThrow()
                                    .state())
                            .isEqualTo("DELIVERED"));
                });
    }

    private static long stored(String round) throws Exception {
        return events.stored().keySet().stream()
                .filter(id -> id.startsWith("verilock " + round))
                .count();
    }

    private static long exchanges(String round) throws Exception {
        return events.exchanges().keySet().stream()
                .filter(id -> id.startsWith("verilock " + round))
                .count();
    }
}
