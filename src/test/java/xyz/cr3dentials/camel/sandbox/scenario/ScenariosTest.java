package xyz.cr3dentials.camel.sandbox.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import xyz.cr3dentials.camel.sandbox.CommonSwitches;
import xyz.cr3dentials.camel.sandbox.ManualTime;
import xyz.cr3dentials.camel.sandbox.Receiver;
import xyz.cr3dentials.camel.sandbox.SandboxAnswer;
import xyz.cr3dentials.camel.sandbox.SandboxRequest;
import xyz.cr3dentials.camel.sandbox.SandboxSettings;
import xyz.cr3dentials.camel.sandbox.StoredSession;
import xyz.cr3dentials.camel.sandbox.VendorSandbox;

class ScenariosTest {

    private final ManualTime time = new ManualTime(Instant.parse("2026-11-20T10:00:00Z"));
    private final Receiver receiver = new Receiver();
    private final List<VendorSandbox<?>> opened = new ArrayList<>();

    @AfterEach
    void close() {
        opened.forEach(VendorSandbox::close);
        receiver.close();
    }

    @ParameterizedTest
    @EnumSource(Vendor.class)
    void everyScenarioSaysWhatHappensAndLeavesNothingBehind(Vendor vendor) throws Exception {
        VendorSandbox<?> sandbox = start(vendor);
        vendor.create(sandbox, receiver.url());
        String before = sandbox.switches().describe().toString();

        for (Scenario scenario : Scenarios.ALL) {
            assertThat(scenario.isActive(sandbox)).as(scenario.name()).isFalse();
            assertThat(scenario.begin(sandbox)).as(scenario.name()).endsWith(".");
            boolean lasts = scenario.isActive(sandbox);
            assertThat(scenario.end(sandbox)).as(scenario.name()).endsWith(".");
            assertThat(scenario.isActive(sandbox)).as(scenario.name()).isFalse();
            assertThat(lasts)
                    .as(scenario.name())
                    .isNotEqualTo(Set.of("forge-webhook", "forget-ended", "fifty-sessions")
                            .contains(scenario.name()));
        }

        assertThat(sandbox.switches().describe()).hasToString(before);
        assertThat(sandbox.faults().inForce()).isEmpty();
        assertThat(sandbox.isClockStopped()).isFalse();
        assertThat(Scenarios.ALL.stream().map(Scenario::name)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(Vendor.class)
    void webhooksAreDroppedDoubledAndDelayed(Vendor vendor) throws Exception {
        VendorSandbox<?> sandbox = start(vendor);
        String dropped = vendor.create(sandbox, receiver.url());
        String doubled = vendor.create(sandbox, receiver.url());
        String delayed = vendor.create(sandbox, receiver.url());
        await().until(() -> receiver.requests.size() == created(vendor, 3));
        receiver.requests.clear();

        begin("drop-webhooks", sandbox);
        sandbox.finish(dropped, vendor.goodEnd);
        end("drop-webhooks", sandbox);
        begin("double-webhooks", sandbox);
        sandbox.finish(doubled, vendor.goodEnd);
        await().until(() -> told(doubled) == 2 * events(vendor));
        end("double-webhooks", sandbox);
        begin("delay-webhooks", sandbox);
        sandbox.finish(delayed, vendor.goodEnd);
        time.advance(Duration.ofMillis(4_999));
        assertThat(told(delayed)).isZero();
        time.advance(Duration.ofMillis(1));

        await().until(() -> told(delayed) == events(vendor));
        assertThat(told(dropped)).isZero();
    }

    @ParameterizedTest
    @EnumSource(Vendor.class)
    void aForgedWebhookClaimsTheGoodEndWithAProofThatIsWrong(Vendor vendor) throws Exception {
        VendorSandbox<?> sandbox = start(vendor);
        receiver.plan.clear();
        assertThatIllegalStateException()
                .isThrownBy(() -> begin("forge-webhook", sandbox))
                .withMessageContaining("start a verification first");
        String id = vendor.create(sandbox, receiver.url());
        await().until(() -> receiver.requests.size() == created(vendor, 1));
        receiver.requests.clear();
        begin("drop-webhooks", sandbox);

        begin("forge-webhook", sandbox);
        await().until(() -> told(id) == events(vendor));
        List<SandboxRequest> forged = List.copyOf(receiver.requests);
        assertThat(statusOf(sandbox, id)).isNotEqualTo(vendor.goodEnd);
        end("drop-webhooks", sandbox);
        receiver.requests.clear();
        sandbox.finish(id, vendor.goodEnd);
        await().until(() -> told(id) == events(vendor));

        assertThat(forged).allSatisfy(request -> assertThat(request.body()).contains(vendor.goodEnd));
        assertThat(forged).noneMatch(request -> isProven(vendor, request));
        assertThat(receiver.requests).allMatch(request -> isProven(vendor, request));
    }

    @ParameterizedTest
    @EnumSource(Vendor.class)
    void aRefusedForgeryIsNotTriedAgain(Vendor vendor) throws Exception {
        VendorSandbox<?> sandbox = start(vendor);
        vendor.create(sandbox, receiver.url());
        await().until(() -> sandbox.webhookDeliveries().size() == created(vendor, 1));
        for (int answers = 0; answers < events(vendor); answers++) {
            receiver.plan.add(SandboxAnswer.of(404, "text/plain", ""));
        }

        begin("forge-webhook", sandbox);
        await().until(() -> sandbox.webhookDeliveries().size() == created(vendor, 1) + events(vendor));
        time.advance(Duration.ofHours(1));

        assertThat(sandbox.webhookDeliveries().stream().filter(delivery -> !delivery.succeeded()))
                .hasSize(events(vendor))
                .allSatisfy(delivery -> assertThat(delivery.attempt()).isEqualTo(1));
    }

    @ParameterizedTest
    @EnumSource(Vendor.class)
    void outagesEndAfterTenSecondsEvenWhileTheClockStandsStill(Vendor vendor) throws Exception {
        VendorSandbox<?> sandbox = start(vendor);
        begin("stop-clock", sandbox);
        for (Map.Entry<String, Integer> outage :
                Map.of("unavailable", 503, "rate-limit-storm", 429).entrySet()) {
            begin(outage.getKey(), sandbox);
            begin(outage.getKey(), sandbox);
            assertThat(vendor.list(sandbox).statusCode()).isEqualTo(outage.getValue());
            time.advance(Duration.ofSeconds(10));
            assertThat(vendor.list(sandbox).statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"CR3DENTIALS", "VERILOCK"})
    void aStormNamesItsOwnEnd(Vendor vendor) throws Exception {
        VendorSandbox<?> sandbox = start(vendor);
        begin("rate-limit-storm", sandbox);

        HttpResponse<String> refused = vendor.list(sandbox);

        Instant end = Instant.parse("2026-11-20T10:00:10Z");
        if (vendor == Vendor.CR3DENTIALS) {
            assertThat(refused.headers().firstValueAsLong("X-RateLimit-Reset")).hasValue(end.getEpochSecond());
        } else {
            assertThat(refused.headers().firstValueAsLong("Retry-After")).hasValue(10);
        }
    }

    @ParameterizedTest
    @EnumSource(Vendor.class)
    void answersAreGarbledAndListsShuffledUntilThatIsTakenBack(Vendor vendor) throws Exception {
        VendorSandbox<?> sandbox = start(vendor);
        for (int i = 0; i < 8; i++) {
            vendor.create(sandbox, receiver.url());
        }
        String orderly = vendor.list(sandbox).body();

        begin("garbled-answers", sandbox);
        assertThat(vendor.list(sandbox).body()).isEqualTo("{\"status\":\"succ#");
        end("garbled-answers", sandbox);
        begin("list-order", sandbox);
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 10; i++) {
            seen.add(vendor.list(sandbox).body());
        }
        assertThat(seen).hasSizeGreaterThan(2);
        end("list-order", sandbox);

        assertThat(vendor.list(sandbox).body()).isEqualTo(orderly);
    }

    @ParameterizedTest
    @EnumSource(Vendor.class)
    void onlyWhatEndedTenSecondsAgoIsForgotten(Vendor vendor) throws Exception {
        VendorSandbox<?> sandbox = start(vendor);
        String old = vendor.create(sandbox, receiver.url());
        String young = vendor.create(sandbox, receiver.url());
        String open = vendor.create(sandbox, receiver.url());
        sandbox.hold(open, "RESTING");
        sandbox.finish(old, vendor.goodEnd);
        time.advance(Duration.ofSeconds(1));
        sandbox.finish(young, vendor.goodEnd);
        time.advance(Duration.ofSeconds(9));

        assertThat(begin("forget-ended", sandbox)).contains("1 sessions");

        assertThat(sandbox.sessions().stream().map(StoredSession::sessionId)).containsExactly(young, open);
    }

    @ParameterizedTest
    @EnumSource(Vendor.class)
    void aStoppedClockHoldsSessionsWhereTheyAre(Vendor vendor) throws Exception {
        VendorSandbox<?> sandbox = start(vendor);
        sandbox.set(CommonSwitches.STEP_MILLIS, 1_000);
        String id = vendor.create(sandbox, receiver.url());
        String first = statusOf(sandbox, id);

        begin("stop-clock", sandbox);
        time.advance(Duration.ofDays(8));
        assertThat(statusOf(sandbox, id)).isEqualTo(first);
        end("stop-clock", sandbox);
        time.advance(Duration.ofMinutes(1));

        assertThat(sandbox.sessions().get(0).isTerminal()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Vendor.class)
    void fiftySessionsEndByThemselvesEvenWhileOthersWait(Vendor vendor) throws Exception {
        VendorSandbox<?> sandbox = start(vendor);
        sandbox.control(new SandboxRequest(
                "POST",
                "/sandbox/control/switches",
                Map.of(),
                Map.of("content-type", List.of("application/json")),
                "{\"finishing\":\"MANUAL\"}"));
        String own = vendor.create(sandbox, receiver.url());

        assertThat(begin("fifty-sessions", sandbox)).startsWith("50 sessions");
        time.advance(Duration.ofMinutes(1));

        assertThat(sandbox.sessions().stream().filter(StoredSession::foreign))
                .hasSize(50)
                .allMatch(StoredSession::isTerminal);
        assertThat(statusOf(sandbox, own)).isNotEqualTo(vendor.goodEnd);
        assertThat(sandbox.createdSessions()).noneMatch(StoredSession::isTerminal);
    }

    @ParameterizedTest
    @EnumSource(Vendor.class)
    void resetForgetsEverythingAndKeepsSettledSwitches(Vendor vendor) throws Exception {
        VendorSandbox<?> sandbox = start(vendor);
        sandbox.set(CommonSwitches.STEP_MILLIS, 7).switches().settle();
        for (Scenario scenario : Scenarios.ALL) {
            if (!scenario.name().equals("forge-webhook")) {
                scenario.begin(sandbox);
            }
        }
        vendor.list(sandbox);

        sandbox.reset();

        assertThat(Scenarios.ALL).noneMatch(scenario -> scenario.isActive(sandbox));
        assertThat(sandbox.switches().get(CommonSwitches.STEP_MILLIS)).isEqualTo(7);
        assertThat(sandbox.sessions()).isEmpty();
        assertThat(sandbox.requestLog().total()).isZero();
        assertThat(sandbox.webhookDeliveries()).isEmpty();
        assertThat(vendor.list(sandbox).statusCode()).isEqualTo(200);
    }

    private VendorSandbox<?> start(Vendor vendor) {
        VendorSandbox<?> sandbox = vendor.start(SandboxSettings.builder()
                .time(time)
                .random(new Random(7))
                .portalWebhook(vendor == Vendor.CR3DENTIALS ? null : URI.create(receiver.url()))
                .build());
        sandbox.switches().settle();
        opened.add(sandbox);
        return sandbox;
    }

    private static String begin(String name, VendorSandbox<?> sandbox) {
        return Scenarios.find(name).orElseThrow().begin(sandbox);
    }

    private static void end(String name, VendorSandbox<?> sandbox) {
        Scenarios.find(name).orElseThrow().end(sandbox);
    }

    private long told(String sessionId) {
        return receiver.requests.stream()
                .filter(request -> request.body().contains(sessionId))
                .count();
    }

    private static String statusOf(VendorSandbox<?> sandbox, String sessionId) {
        return sandbox.sessions().stream()
                .filter(session -> session.sessionId().equals(sessionId))
                .findFirst()
                .orElseThrow()
                .status();
    }

    /** How many webhooks the end of a session is told with. */
    private static int events(Vendor vendor) {
        return vendor == Vendor.VERILOCK ? 2 : 1;
    }

    /** How many webhooks the beginnings of sessions are told with. */
    private static int created(Vendor vendor, int sessions) {
        return vendor == Vendor.DEEPIDV ? sessions : 0;
    }

    /** As each vendor's receiver tells. */
    private static boolean isProven(Vendor vendor, SandboxRequest request) {
        return switch (vendor) {
            case CR3DENTIALS -> request.path().endsWith("/the-token");
            case VERILOCK -> hmac(request.body()).equals(request.header("X-Verilock-Signature"));
            case DEEPIDV -> SandboxSettings.DEFAULT_WEBHOOK_SECRET.equals(request.header("deepidv-signature"));
        };
    }

    private static String hmac(String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(
                    SandboxSettings.DEFAULT_WEBHOOK_SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
