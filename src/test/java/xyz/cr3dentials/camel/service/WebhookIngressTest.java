package xyz.cr3dentials.camel.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import xyz.cr3dentials.camel.component.cr3dentials.Cr3dentialsComponent;
import xyz.cr3dentials.camel.component.cr3dentials.WebhookSecrets;
import xyz.cr3dentials.camel.component.cr3dentials.WebhookTokens;
import xyz.cr3dentials.camel.ledger.Account;
import xyz.cr3dentials.camel.ledger.SessionKey;
import xyz.cr3dentials.camel.ledger.SessionLedger;
import xyz.cr3dentials.camel.ledger.SessionSnapshot;
import xyz.cr3dentials.camel.ledger.TimelineEntry;

/** The service's own flows for the webhooks of CR3DENTIALS, over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebhookIngressTest {

    private static final Account ACCOUNT = new Account("cr3dentials", "default");
    private static final String SECRET = "a-secret-of-at-least-thirty-two-characters";
    private static final String HEADER_SECRET = "a-secret-from-the-portal";
    private static final String NOT_FOUND = "{\"statusCode\":404,\"message\":\"Not Found\"}";
    private static final String PORTAL = "/webhooks/cr3dentials";

    private final AtomicInteger sessions = new AtomicInteger();
    private ServiceInProcess service;
    private Cr3dentialsComponent component;
    private String sessionId;
    private String address;

    @BeforeAll
    void start() throws Exception {
        service = start(Map.of(
                "CR3DENTIALS_WEBHOOK_HEADER_NAME", "X-Portal", "CR3DENTIALS_WEBHOOK_HEADER_SECRET", HEADER_SECRET));
        component = service.context().getComponent("cr3dentials", Cr3dentialsComponent.class);
    }

    private static ServiceInProcess start(Map<String, String> more) throws Exception {
        Map<String, String> environment = new HashMap<>(Map.of(
                "CR3DENTIALS_SANDBOX_PORT", "0",
                "CR3DENTIALS_API_KEY", "sandbox-api-key",
                "CR3DENTIALS_WEBHOOK_BASE_URL", "http://localhost:9",
                "CR3DENTIALS_WEBHOOK_SECRET", SECRET,
                "DATABASE_URL", "jdbc:h2:mem:" + UUID.randomUUID()));
        environment.putAll(more);
        return ServiceInProcess.start("cr3dentials.poll-delay=3600000", environment);
    }

    @AfterAll
    void stop() {
        service.close();
    }

    /** Writes down a creation and its session, whose address nobody else calls. */
    @BeforeEach
    void create() {
        int number = sessions.incrementAndGet();
        sessionId = "s-" + number;
        Clock clock = Clock.systemUTC();
        ledger().openIntent(ACCOUNT, "intent-" + number, null);
        ledger().bindIntent(
                        "intent-" + number,
                        new SessionSnapshot(
                                new SessionKey(ACCOUNT, sessionId), "PENDING", false, null, null, null, null, ""));
        address = PORTAL
                + "/"
                + new WebhookTokens(WebhookSecrets.parse(SECRET), clock)
                        .mint("intent-" + number, clock.instant().plusSeconds(600));
    }

    private SessionLedger ledger() {
        return component.getConfiguration().getSessionLedger();
    }

    @Test
    void aGoodTokenIsAHintHoweverLongTheBodyIs() throws Exception {
        byte[] body = large();
        assertTaken(service.post(address, BodyPublishers.ofByteArray(body)));
        assertThat(isHinted()).isTrue();
        assertTaken(service.post(address, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))));
    }

    @Test
    void aGoodTokenIsAHintWhateverTheBodySaysItIs() throws Exception {
        for (String type : new String[] {"application/x-www-form-urlencoded", "multipart/form-data", "text/x"}) {
            assertTaken(service.post(address, BodyPublishers.ofString("a=%"), "Content-Type", type));
        }
        assertTaken(service.post(address, BodyPublishers.ofString("x"), "Content-Encoding", "gzip"));
        assertTaken(service.post(address, BodyPublishers.noBody()));
        assertThat(isHinted()).isTrue();
    }

    @Test
    void aWrongTokenIsRefusedHoweverLongTheBodyIs() throws Exception {
        assertRefused(service.post(address + "x", BodyPublishers.ofByteArray(large())));
        assertThat(isHinted()).isFalse();
    }

    @Test
    void thePortalsWebhooksAreHintsByTheirHeader() throws Exception {
        BodyPublisher body = BodyPublishers.ofByteArray(large());

        assertRefused(service.post(PORTAL, body));
        assertRefused(service.post(PORTAL, body, "X-Portal", HEADER_SECRET + "x"));
        assertRefused(service.post(PORTAL + "?X-Portal=" + HEADER_SECRET, body, "X-Other", "x"));
        assertThat(isHinted()).isFalse();
        assertTaken(service.post(PORTAL, body, "X-Portal", HEADER_SECRET));
        assertThat(isHinted()).isTrue();
        assertTaken(service.post(PORTAL, BodyPublishers.ofString("{\"test\":true}"), "X-Portal", HEADER_SECRET));
        assertThat(component.webhooksIgnored()).isOne();
    }

    @Test
    void thePortalsWebhooksAreRefusedWhereNoHeaderIsSet() throws Exception {
        try (ServiceInProcess without = start(Map.of())) {
            assertRefused(without.post(PORTAL, BodyPublishers.ofByteArray(large())));
            assertRefused(without.post(PORTAL, BodyPublishers.noBody(), "X-Portal", HEADER_SECRET));
        }
    }

    private byte[] large() {
        return "{\"sessionId\":\"%s\",\"status\":\"COMPLETED\",\"extractedData\":\"%s\"}"
                .formatted(sessionId, "x".repeat(2_000_000))
                .getBytes(StandardCharsets.UTF_8);
    }

    private boolean isHinted() {
        return ledger().timeline(new SessionKey(ACCOUNT, sessionId)).stream()
                .anyMatch(entry -> entry.event() == TimelineEntry.Event.HINTED);
    }

    private static void assertTaken(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"status\":\"received\"}");
    }

    private static void assertRefused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo(NOT_FOUND);
    }
}
