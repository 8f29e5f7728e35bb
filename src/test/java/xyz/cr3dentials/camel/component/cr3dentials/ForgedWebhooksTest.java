package xyz.cr3dentials.camel.component.cr3dentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import xyz.cr3dentials.camel.component.ReceiveWebhookProducer;
import xyz.cr3dentials.camel.component.webhook.WebhookRejections.Reason;
import xyz.cr3dentials.camel.ledger.Account;
import xyz.cr3dentials.camel.ledger.CreateIntent;
import xyz.cr3dentials.camel.ledger.SessionKey;
import xyz.cr3dentials.camel.ledger.SessionSnapshot;

/** A hundred thousand calls that are not the vendor's, each of them near to one that would be taken. */
class ForgedWebhooksTest {

    private static final int CALLS = 100_000;
    private static final int SESSIONS = 1_000;
    private static final String URI = "cr3dentials:receiveWebhook";
    private static final long GENEROUS = 8 << 20;

    private final ConsumerFixture fixture = new ConsumerFixture();
    private final Random random = new Random(20);
    private final List<String> tokens = new ArrayList<>();
    private final Map<Reason, Long> expected = new EnumMap<>(Reason.class);

    /** One way to be wrong: it changes a call that would be taken, and says what it is refused for. */
    private interface Forgery {

        Reason alter(Call call, Random random);
    }

    private static final class Call {

        private String token;
        private byte[] body;

        private Call(String token, String body) {
            this.token = token;
            this.body = utf8(body);
        }
    }

    private final List<Forgery> forgeries = List.of(
            this::flippedToken,
            this::truncatedToken,
            this::swappedParts,
            this::otherKeyId,
            this::foreignSecret,
            this::expired,
            this::randomToken,
            this::unknownIntent,
            this::intentOfAnotherAccount,
            this::refusedIntent,
            this::anotherSession,
            this::anotherSessionAndGarbage);

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void areAllRefusedAlikeWithoutACallAndWithoutATrace() throws Exception {
        fixture.route(ConsumerFixture.IDLE, exchange -> {});
        prepareLedger();
        ReceiveWebhookProducer producer =
                (ReceiveWebhookProducer) fixture.context.getEndpoint(URI).createProducer();

        for (int i = 0; i < CALLS / 4; i++) {
            send(producer, i);
        }
        long early = usedHeap();
        for (int i = CALLS / 4; i < CALLS; i++) {
            send(producer, i);
        }
        long late = usedHeap();

        for (Reason reason : Reason.values()) {
            assertThat(producer.rejected(reason)).as("%s", reason).isEqualTo(expected.getOrDefault(reason, 0L));
        }
        assertThat(expected.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(CALLS);
        assertThat(fixture.vendor.calls()).isZero();
        assertThat(fixture.vendor.created).isEmpty();
        assertThat(fixture.received).isEmpty();
        assertThat(fixture.ledger.counts(ConsumerFixture.ACCOUNT).hinted()).isZero();
        assertThat(late - early).as("bytes kept of the last 75,000 calls").isLessThan(GENEROUS);
        // The same call unaltered, lest everything be refused for a reason of its own.
        assertThat(process(producer, genuine(0))).isEqualTo(200);
    }

    private void prepareLedger() {
        WebhookTokens minting = minting(ConsumerFixture.SECRET);
        for (int i = 0; i < SESSIONS; i++) {
            openIntent(ConsumerFixture.ACCOUNT, "i" + i, CreateIntent.State.BOUND, "s-" + i);
            tokens.add(minting.mint("i" + i, fixture.clock.instant().plusSeconds(3_600)));
        }
        // Many, since one address reaches the ledger a hundred times a minute at most.
        for (int i = 0; i < SESSIONS; i++) {
            openIntent(new Account("cr3dentials", "b"), "other" + i, CreateIntent.State.BOUND, "s-" + i);
            openIntent(ConsumerFixture.ACCOUNT, "refused" + i, CreateIntent.State.REFUSED, null);
        }
    }

    private void openIntent(Account account, String id, CreateIntent.State state, String sessionId) {
        fixture.ledger.openIntent(account, id, null);
        if (sessionId == null) {
            fixture.ledger.closeIntent(account, id, state);
        } else {
            fixture.ledger.bindIntent(
                    id,
                    new SessionSnapshot(
                            new SessionKey(account, sessionId), "PENDING", false, null, null, null, null, ""));
        }
    }

    private void send(ReceiveWebhookProducer producer, int i) {
        Call call = genuine(i % SESSIONS);
        // Rotates through the forgeries at a pace of its own, so that each meets every session.
        Reason reason = forgeries.get((i / 7) % forgeries.size()).alter(call, random);
        expected.merge(reason, 1L, Long::sum);
        if (process(producer, call) != 404) {
            throw new AssertionError("Call %d was to be refused for %s".formatted(i, reason));
        }
    }

    private Call genuine(int session) {
        return new Call(
                tokens.get(session),
                "{\"sessionId\":\"s-%d\",\"status\":\"COMPLETED\",\"platformId\":7}".formatted(session));
    }

    private int process(ReceiveWebhookProducer producer, Call call) {
        Exchange exchange = new DefaultExchange(fixture.context);
        exchange.getMessage().setHeaders(new HashMap<>());
        exchange.getMessage().setHeader("token", call.token);
        exchange.getMessage().setBody(call.body);
        producer.process(exchange);
        int status = exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, int.class);
        if (status == 404) {
            String answer = exchange.getMessage().getBody(String.class);
            if (exchange.getMessage().getHeaders().size() != 2
                    || !answer.equals("{\"statusCode\":404,\"message\":\"Not Found\"}")) {
                throw new AssertionError("A refusal looks unlike the others: " + answer);
            }
        }
        return status;
    }

    private static long usedHeap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    // ---- tokens

    private Reason flippedToken(Call call, Random chance) {
        StringBuilder altered = new StringBuilder(call.token);
        int place = chance.nextInt(altered.length());
        altered.setCharAt(place, (char) (altered.charAt(place) ^ (1 << chance.nextInt(7))));
        call.token = altered.toString();
        return Reason.TOKEN;
    }

    private Reason truncatedToken(Call call, Random chance) {
        call.token = call.token.substring(0, chance.nextInt(call.token.length()));
        return Reason.TOKEN;
    }

    /** Two authentic tokens mixed. */
    private Reason swappedParts(Call call, Random chance) {
        String[] parts = call.token.split("\\.");
        String[] others = minting(ConsumerFixture.SECRET)
                .mint("i" + SESSIONS, fixture.clock.instant().plusSeconds(7_200 + chance.nextInt(100)))
                .split("\\.");
        int taken = 1 + chance.nextInt(3);
        parts[taken] = others[taken];
        call.token = String.join(".", parts);
        return Reason.TOKEN;
    }

    private Reason otherKeyId(Call call, Random chance) {
        call.token = "k" + (2 + chance.nextInt(1_000)) + call.token.substring(2);
        return Reason.TOKEN;
    }

    private Reason foreignSecret(Call call, Random chance) {
        call.token = minting("k1:another-secret-of-at-least-32-bytes" + chance.nextInt())
                .mint(call.token.split("\\.")[1], fixture.clock.instant().plusSeconds(3_600));
        return Reason.TOKEN;
    }

    private Reason expired(Call call, Random chance) {
        call.token = minting(ConsumerFixture.SECRET)
                .mint(call.token.split("\\.")[1], fixture.clock.instant().minusSeconds(1 + chance.nextInt(100_000)));
        return Reason.TOKEN;
    }

    private Reason randomToken(Call call, Random chance) {
        byte[] bytes = new byte[chance.nextInt(300)];
        chance.nextBytes(bytes);
        call.token = new String(bytes, StandardCharsets.ISO_8859_1);
        return Reason.TOKEN;
    }

    private Reason unknownIntent(Call call, Random chance) {
        return authentic(call, "unknown" + chance.nextInt(1_000_000));
    }

    private Reason intentOfAnotherAccount(Call call, Random chance) {
        return authentic(call, "other" + chance.nextInt(SESSIONS));
    }

    private Reason refusedIntent(Call call, Random chance) {
        return authentic(call, "refused" + chance.nextInt(SESSIONS));
    }

    private Reason authentic(Call call, String intentId) {
        call.token = minting(ConsumerFixture.SECRET)
                .mint(intentId, fixture.clock.instant().plusSeconds(60));
        return Reason.INTENT;
    }

    // ---- bodies

    private Reason anotherSessionAndGarbage(Call call, Random chance) {
        byte[] bytes = new byte[chance.nextInt(400)];
        chance.nextBytes(bytes);
        String garbage = new String(bytes, StandardCharsets.ISO_8859_1);
        call.body = utf8("{\"sessionId\":\"x-%d\",%s".formatted(chance.nextInt(SESSIONS), garbage));
        return Reason.SESSION;
    }

    private Reason anotherSession(Call call, Random chance) {
        call.body = utf8("{\"sessionId\":\"x-%d\",\"status\":\"COMPLETED\"}".formatted(chance.nextInt(SESSIONS)));
        return Reason.SESSION;
    }

    private WebhookTokens minting(String secret) {
        return new WebhookTokens(WebhookSecrets.parse(secret), fixture.clock);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
