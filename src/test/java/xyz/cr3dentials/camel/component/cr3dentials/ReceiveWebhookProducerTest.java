package xyz.cr3dentials.camel.component.cr3dentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import xyz.cr3dentials.camel.api.cr3dentials.SessionStatus;
import xyz.cr3dentials.camel.component.BrokenLedger;
import xyz.cr3dentials.camel.ledger.CreateIntent;
import xyz.cr3dentials.camel.ledger.LearntBy;
import xyz.cr3dentials.camel.ledger.SessionKey;
import xyz.cr3dentials.camel.ledger.TimelineEntry;

class ReceiveWebhookProducerTest {

    private static final String ENDED = "{\"sessionId\":\"s-1\",\"status\":\"COMPLETED\"}";

    private final ConsumerFixture fixture = new ConsumerFixture();
    private final VendorWorld vendor = fixture.vendor;

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void handsTheSessionOverWithoutWaitingForAPoll() throws Exception {
        fixture.route(ConsumerFixture.IDLE, exchange -> {});
        String token = fixture.createSession();
        vendor.set("s-1", SessionStatus.COMPLETED);
        assertThat(status(fixture.webhook(token, ENDED))).isEqualTo(200);
        await().until(() -> fixture.received.size() == 1);
        assertThat(fixture.received.get(0).headers()).containsEntry(Cr3dentialsConstants.LEARNT_BY, "WEBHOOK");
        assertThat(status(fixture.webhook(token, ENDED))).isEqualTo(200);
        assertThat(vendor.gets).containsExactly("s-1");
        assertThat(vendor.lists).hasValue(0);
    }

    @Test
    void asksAgainWhileTheVendorDoesNotShowTheEndYet() throws Exception {
        fixture.route(ConsumerFixture.IDLE, exchange -> {});
        String token = fixture.createSession();
        vendor.set("s-1", SessionStatus.VERIFYING);
        fixture.webhook(token, ENDED);
        await().until(() -> !vendor.gets.isEmpty());
        vendor.set("s-1", SessionStatus.COMPLETED);
        await().until(() -> fixture.receivedIds().contains("s-1"));
    }

    @Test
    void offersAFailedSessionAgainBetweenTwoPolls() throws Exception {
        fixture.route(ConsumerFixture.IDLE, exchange -> {
            if (fixture.received.size() == 1) {
                throw new IllegalStateException("once");
            }
        });
        String token = fixture.createSession();
        vendor.set("s-1", SessionStatus.COMPLETED);
        fixture.webhook(token, ENDED);
        await().until(() -> fixture.received.size() == 2);
    }

    @Test
    void adoptsTheSessionOfALostAnswer() throws Exception {
        fixture.route(ConsumerFixture.IDLE, exchange -> {});
        String token = fixture.createSession();
        String intentId = token.split("\\.")[1];
        // The vendor's answer is bound; a second intent stands for one whose answer was lost.
        fixture.ledger.openIntent(ConsumerFixture.ACCOUNT, "lost", null);
        String lost = mint("lost");
        vendor.set("s-2", SessionStatus.CANCELLED);
        assertThat(status(fixture.webhook(lost, "{\"sessionId\":\"s-2\",\"status\":\"CANCELLED\"}")))
                .isEqualTo(200);
        await().until(() -> fixture.receivedIds().contains("s-2"));
        assertThat(fixture.ledger.findIntent(ConsumerFixture.ACCOUNT, "lost"))
                .map(CreateIntent::sessionId)
                .contains("s-2");
        assertThat(fixture.ledger.findIntent(ConsumerFixture.ACCOUNT, intentId))
                .map(CreateIntent::sessionId)
                .contains("s-1");
    }

    @Test
    void refusesTwoThousandAlteredTokensAlikeAndWithoutACall() throws Exception {
        fixture.route(ConsumerFixture.IDLE, exchange -> {});
        String token = fixture.createSession();
        vendor.set("s-1", SessionStatus.COMPLETED);
        Random random = new Random(1);
        for (int i = 0; i < 2_000; i++) {
            StringBuilder altered = new StringBuilder(token);
            int place = random.nextInt(token.length());
            altered.setCharAt(place, (char) (altered.charAt(place) ^ (1 << random.nextInt(7))));
            assertRefused(fixture.webhook(altered.toString(), ENDED));
        }
        assertThat(vendor.calls()).isZero();
        assertThat(fixture.received).isEmpty();
        assertThat(fixture.ledger.counts(ConsumerFixture.ACCOUNT).hinted()).isZero();
    }

    @Test
    void refusesNewsOfAnotherSessionHoweverLittleOfTheBodyCanBeRead() throws Exception {
        fixture.route(ConsumerFixture.IDLE, exchange -> {});
        String token = fixture.createSession();
        assertRefused(fixture.webhook(token, "{\"sessionId\":\"another\",\"status\":\"COMPLETED\"}"));
        assertRefused(fixture.webhook(token, "{\"sessionId\":\"another\"}"));
        assertRefused(fixture.webhook(token, "{\"sessionId\":\"another\",\"extractedData\":{\"n\":NaN}}"));
        assertRefused(fixture.webhook(token, "{\"sessionId\":\"another\",\"x\":\"" + "x".repeat(70_000) + "\"}"));
        assertRefused(fixture.webhook("cr3dentials:receiveWebhook", Map.of(), ENDED));
        assertThat(vendor.calls()).isZero();
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void takesAGoodTokenForAHintWhateverTheBodyIs(String name, byte[] body) throws Exception {
        fixture.route(ConsumerFixture.IDLE, exchange -> {});
        String token = fixture.createSession();
        vendor.set("s-1", SessionStatus.COMPLETED);
        assertThat(status(fixture.webhook(token, new ByteArrayInputStream(body))))
                .isEqualTo(200);
        await().until(() -> fixture.receivedIds().contains("s-1"));
    }

    static Stream<Arguments> bodies() throws IOException {
        Map<String, byte[]> bodies = new LinkedHashMap<>();
        String data = ENDED.replace("}", ",\"extractedData\":%s}");
        bodies.put("70 KB", utf8(data.formatted("\"" + "x".repeat(70_000) + "\"")));
        bodies.put("2 MB", utf8(data.formatted("\"" + "x".repeat(2_000_000) + "\"")));
        bodies.put("2 MB before the id", utf8("{\"a\":\"" + "x".repeat(2_000_000) + "\"," + ENDED.substring(1)));
        bodies.put("a number of 1,001 digits", utf8(data.formatted("9".repeat(1_001))));
        bodies.put("a number beyond any double", utf8(data.formatted("1e999999999")));
        bodies.put("NaN", utf8(data.formatted("NaN")));
        bodies.put("1,100 nested arrays", utf8(data.formatted("[".repeat(1_100) + "]".repeat(1_100))));
        bodies.put("no status", utf8("{\"sessionId\":\"s-1\"}"));
        bodies.put("a status of another type", utf8("{\"sessionId\":\"s-1\",\"status\":[1]}"));
        bodies.put("no session", utf8("{\"status\":\"COMPLETED\"}"));
        bodies.put("an id of another type", utf8("{\"sessionId\":{\"a\":1},\"status\":\"COMPLETED\"}"));
        bodies.put("an id with a NUL", utf8("{\"sessionId\":\"s-1\\u0000\",\"status\":\"COMPLETED\"}"));
        bodies.put("a trailing NUL", utf8(ENDED + "\0"));
        bodies.put("gzip", gzip(ENDED));
        bodies.put("nothing", new byte[0]);
        bodies.put("half", utf8("{\"sessionId\":"));
        bodies.put("a list", utf8("[1]"));
        bodies.put("not JSON", utf8("sessionId=s-1"));
        bodies.put("not text", new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        return bodies.entrySet().stream().map(body -> Arguments.of(body.getKey(), body.getValue()));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(zipped)) {
            out.write(utf8(text));
        }
        return zipped.toByteArray();
    }

    @Test
    void answers200WhereNothingTellsYetWhichSessionTheIntentMade() {
        open("lost", CreateIntent.State.OPEN);
        assertThat(status(fixture.webhook(mint("lost"), "x"))).isEqualTo(200);
        assertThat(fixture.ledger.counts(ConsumerFixture.ACCOUNT).hinted()).isZero();
    }

    @Test
    void asksForTheSessionThatAnUnreadableBodyNamesBeforeItBreaksOff() {
        open("lost", CreateIntent.State.AMBIGUOUS);
        String body = "{\"status\":\"COMPLETED\",\"sessionId\":\"s-2\",\"x\":\"" + "x".repeat(70_000) + "\"}";
        assertThat(status(fixture.webhook(mint("lost"), body))).isEqualTo(200);
        assertThat(fixture.ledger.counts(ConsumerFixture.ACCOUNT).hinted()).isOne();
    }

    @Test
    void refusesTheTokenOfACreationThatWasRefusedWhateverTheBodyIs() {
        open("refused", CreateIntent.State.REFUSED);
        assertRefused(fixture.webhook(mint("refused"), "x"));
        assertRefused(fixture.webhook(mint("unknown"), "x"));
    }

    private void open(String intentId, CreateIntent.State state) {
        fixture.ledger.openIntent(ConsumerFixture.ACCOUNT, intentId, null);
        if (state != CreateIntent.State.OPEN) {
            fixture.ledger.closeIntent(ConsumerFixture.ACCOUNT, intentId, state);
        }
    }

    @Test
    void readsNothingOfABodyWhoseTokenIsWrong() {
        String token = fixture.createSession();
        InputStream untouchable = new InputStream() {
            @Override
            public int read() {
                throw new AssertionError("The body was read");
            }
        };
        assertRefused(fixture.webhook(token + "x", untouchable));
    }

    @Test
    void readsNoFurtherThanTheLimit() {
        String token = fixture.createSession();
        AtomicLong read = new AtomicLong();
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                read.incrementAndGet();
                return ' ';
            }
        };
        assertThat(status(fixture.webhook(token, endless))).isEqualTo(200);
        assertThat(read.get()).isLessThanOrEqualTo(65_536);
    }

    @Test
    void takesNoNoticeOfTheLengthThatIsAnnounced() {
        String token = fixture.createSession();
        for (String length : new String[] {"junk", "", "12, 12", "99999999999999999999", "65537"}) {
            assertThat(status(fixture.webhook(
                            "cr3dentials:receiveWebhook",
                            Map.of("token", token, Exchange.CONTENT_LENGTH, length),
                            ENDED)))
                    .isEqualTo(200);
        }
    }

    @Test
    void readsANotificationAsTheVendorsModelDoes() {
        String token = fixture.createSession();
        assertThat(status(fixture.webhook(token, "{\"data\":" + ENDED + "}"))).isEqualTo(200);
        assertRefused(fixture.webhook(token, "{\"data\":" + ENDED.replace("s-1", "another") + "}"));
    }

    @Test
    void asksForNoSessionWhoseIdIsTooLongToBeOne() {
        open("open", CreateIntent.State.OPEN);
        String long201 = "x".repeat(201);
        assertThat(status(
                        fixture.webhook(mint("open"), "{\"sessionId\":\"" + long201 + "\",\"status\":\"COMPLETED\"}")))
                .isEqualTo(200);
        assertThat(fixture.ledger.counts(ConsumerFixture.ACCOUNT).hinted()).isZero();
    }

    @Test
    void takesTheTokenFromThePathWhereNoTemplateSetsIt() {
        String token = fixture.createSession();
        Exchange answer =
                fixture.webhook("cr3dentials:receiveWebhook", Map.of(Exchange.HTTP_PATH, "/hooks/" + token), ENDED);
        assertThat(status(answer)).isEqualTo(200);
    }

    @Test
    void needsTheTokenAloneAlsoWhereThePortalsHeaderIsConfigured() {
        String token = fixture.createSession();
        String uri = "cr3dentials:receiveWebhook?webhookHeaderName=X-Agreed&webhookHeaderSecret=letmein";
        assertThat(status(fixture.webhook(uri, Map.of("token", token), ENDED))).isEqualTo(200);
        assertRefused(fixture.webhook(uri, Map.of("token", token + "x", "X-Agreed", "letmein"), ENDED));
    }

    @Test
    void doesNotAskForASessionThatGoesOn() throws Exception {
        fixture.route(ConsumerFixture.IDLE, exchange -> {});
        String token = fixture.createSession();
        assertThat(status(fixture.webhook(token, "{\"sessionId\":\"s-1\",\"status\":\"RUNNING\"}")))
                .isEqualTo(200);
        assertThat(fixture.ledger.timeline(new SessionKey(ConsumerFixture.ACCOUNT, "s-1")))
                .extracting(TimelineEntry::event)
                .doesNotContain(TimelineEntry.Event.HINTED);
    }

    @Test
    void answers503WhenTheHintCannotBeKept() {
        String token = fixture.createSession();
        // A ledger that keeps nothing more stands for a database that is down.
        for (int i = 0; i < 100_001; i++) {
            try {
                fixture.ledger.hint(new SessionKey(ConsumerFixture.ACCOUNT, "filler" + i), LearntBy.LIST, null);
            } catch (RuntimeException full) {
                break;
            }
        }
        fixture.ledger.openIntent(ConsumerFixture.ACCOUNT, "late", null);
        String late = mint("late");
        assertThat(status(fixture.webhook(late, "{\"sessionId\":\"s-9\",\"status\":\"COMPLETED\"}")))
                .isEqualTo(503);
        assertThat(status(fixture.webhook(token, ENDED))).isEqualTo(200);
    }

    @Test
    void asksTheLedgerLast() throws Exception {
        AtomicBoolean down = new AtomicBoolean();
        try (ConsumerFixture frail = new ConsumerFixture(ledger -> BrokenLedger.over(ledger, down))) {
            String token = frail.createSession();
            down.set(true);

            assertRefused(frail.webhook(token + "x", ENDED));
            assertThat(status(frail.webhook(token, ENDED))).isEqualTo(503);
        }
    }

    @Test
    void doesNotCountCallsThatAreToBeRepeated() throws Exception {
        AtomicBoolean down = new AtomicBoolean();
        try (ConsumerFixture frail = new ConsumerFixture(ledger -> BrokenLedger.over(ledger, down))) {
            String token = frail.createSession();
            down.set(true);
            for (int i = 0; i < 150; i++) {
                assertThat(status(frail.webhook(token, ENDED))).isEqualTo(503);
            }
            down.set(false);
            assertThat(status(frail.webhook(token, ENDED))).isEqualTo(200);
        }
    }

    @Test
    void letsOneAddressReachTheLedgerAHundredTimesAMinute() {
        String token = fixture.createSession();
        List<Integer> answers = IntStream.range(0, 150)
                .mapToObj(i -> status(fixture.webhook(token, ENDED)))
                .toList();
        assertThat(answers.subList(0, 100)).containsOnly(200);
        // A new minute may have begun meanwhile.
        assertThat(answers.subList(100, 150)).contains(429);
    }

    @Test
    void asksForThreeSessionsAtMostWhereTheIntentsOwnIsNotKnown() {
        fixture.ledger.openIntent(ConsumerFixture.ACCOUNT, "lost", null);
        String lost = mint("lost");
        for (int i = 1; i <= 3; i++) {
            assertThat(status(fixture.webhook(lost, "{\"sessionId\":\"x-" + i + "\",\"status\":\"COMPLETED\"}")))
                    .isEqualTo(200);
        }
        assertRefused(fixture.webhook(lost, "{\"sessionId\":\"x-4\",\"status\":\"COMPLETED\"}"));
        assertThat(status(fixture.webhook(lost, "{\"sessionId\":\"x-1\",\"status\":\"COMPLETED\"}")))
                .isEqualTo(200);
        assertThat(fixture.ledger.counts(ConsumerFixture.ACCOUNT).hinted()).isEqualTo(3);
    }

    @Test
    void acceptsAnOldKeyUntilItIsTakenOut() {
        String old = fixture.createSession();
        String rotated = "k2:the-new-secret-of-at-least-32-bytes-and-more";
        String both = "cr3dentials:receiveWebhook?webhookSecret=RAW(" + rotated + "," + ConsumerFixture.SECRET + ")";
        String without = "cr3dentials:receiveWebhook?webhookSecret=RAW(" + rotated + ")";
        String fresh = new WebhookTokens(WebhookSecrets.parse(rotated), fixture.clock)
                .mint(old.split("\\.")[1], fixture.clock.instant().plusSeconds(60));

        assertThat(status(fixture.webhook(both, Map.of("token", old), ENDED))).isEqualTo(200);
        assertThat(status(fixture.webhook(both, Map.of("token", fresh), ENDED))).isEqualTo(200);
        assertRefused(fixture.webhook(without, Map.of("token", old), ENDED));
        assertThat(status(fixture.webhook(without, Map.of("token", fresh), ENDED)))
                .isEqualTo(200);
        assertRefused(fixture.webhook("k2" + old.substring(2), ENDED));
    }

    @Test
    void takesABodyThatIsNoStreamOfBytesForOneThatCannotBeRead() {
        String token = fixture.createSession();
        assertThat(status(fixture.webhook(token, Map.of("sessionId", "s-1", "status", "COMPLETED"))))
                .isEqualTo(200);
        assertThat(status(fixture.webhook(token, new Object()))).isEqualTo(200);
        assertThat(fixture.ledger.counts(ConsumerFixture.ACCOUNT).hinted()).isOne();
    }

    @Test
    void needsNoApiKeySinceItCallsNobody() throws Exception {
        try (DefaultCamelContext ingress = new DefaultCamelContext()) {
            ingress.getComponent("cr3dentials", Cr3dentialsComponent.class)
                    .getConfiguration()
                    .setWebhookSecret(ConsumerFixture.SECRET);
            ingress.start();
            Exchange answer = ingress.createProducerTemplate().request("cr3dentials:receiveWebhook", exchange -> {});
            assertRefused(answer);
        }
    }

    @Test
    void needsASecret() {
        fixture.component.getConfiguration().setWebhookSecret(null);
        fixture.component.getConfiguration().setWebhookBaseUrl(null);
        assertThatThrownBy(() -> fixture.context
                        .getEndpoint("cr3dentials:receiveWebhook?account=b")
                        .createProducer())
                .hasMessageContaining("webhookSecret");
    }

    private String mint(String intentId) {
        return new WebhookTokens(WebhookSecrets.parse(ConsumerFixture.SECRET), fixture.clock)
                .mint(intentId, fixture.clock.instant().plusSeconds(60));
    }

    private static void assertRefused(Exchange exchange) {
        assertThat(exchange.getException()).isNull();
        assertThat(status(exchange)).isEqualTo(404);
        assertThat(exchange.getMessage().getBody(String.class))
                .isEqualTo("{\"statusCode\":404,\"message\":\"Not Found\"}");
        assertThat(exchange.getMessage().getHeaders()).hasSize(2);
    }

    private static int status(Exchange exchange) {
        return exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, int.class);
    }
}
