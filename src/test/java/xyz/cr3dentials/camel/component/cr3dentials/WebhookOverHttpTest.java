package xyz.cr3dentials.camel.component.cr3dentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.cr3dentials.camel.component.BrokenLedger;
import xyz.cr3dentials.camel.component.VertxHttp;
import xyz.cr3dentials.camel.ledger.SessionKey;
import xyz.cr3dentials.camel.ledger.TimelineEntry;

/** {@code receiveWebhook} in a user's own route, on an engine for platform-http that is not this project's. */
class WebhookOverHttpTest {

    private static final String ENDED = "{\"sessionId\":\"s-1\",\"status\":\"COMPLETED\"}";
    private static final String NOT_FOUND = "{\"statusCode\":404,\"message\":\"Not Found\"}";
    private static final String PATH = "/webhooks/cr3dentials/";

    private final AtomicBoolean down = new AtomicBoolean();
    private final ConsumerFixture fixture = new ConsumerFixture(ledger -> BrokenLedger.over(ledger, down));

    @AfterEach
    void stop() {
        fixture.close();
    }

    private VertxHttp serve(String options) throws Exception {
        VertxHttp http = VertxHttp.in(fixture.context);
        fixture.context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("platform-http:/webhooks/cr3dentials/{token}?httpMethodRestrict=POST" + options)
                        .to("cr3dentials:receiveWebhook");
            }
        });
        return http;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&useStreaming=true"})
    void takesWhatIsTheVendorsAndRefusesTheRestAlike(String options) throws Exception {
        VertxHttp http = serve(options);
        String token = fixture.createSession();

        assertRefused(http.post(PATH + "k1.forged.9999999999." + "A".repeat(43), ENDED));
        assertRefused(http.post(PATH + token.substring(0, token.length() - 1), ENDED));
        assertRefused(http.post(PATH + token + "?token=" + token, ENDED));
        assertRefused(http.post(PATH + token, ENDED.replace("s-1", "another")));
        assertThat(fixture.ledger.counts(ConsumerFixture.ACCOUNT).hinted()).isZero();

        HttpResponse<String> taken = http.post(PATH + token, ENDED, "Content-Type", "application/json");
        assertThat(taken.statusCode()).isEqualTo(200);
        assertThat(taken.body()).isEqualTo("{\"status\":\"received\"}");
        assertThat(taken.headers().map().toString()).doesNotContain(token);
        assertThat(fixture.ledger.timeline(new SessionKey(ConsumerFixture.ACCOUNT, "s-1")))
                .extracting(TimelineEntry::event)
                .contains(TimelineEntry.Event.HINTED);
        assertThat(fixture.vendor.calls()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&useStreaming=true"})
    void takesABodyThatIsTooLongToBeReadWhetherItsLengthIsAnnouncedOrNot(String options) throws Exception {
        VertxHttp http = serve(options);
        String token = fixture.createSession();
        byte[] tooLong = (" ".repeat(65_536) + ENDED).getBytes(StandardCharsets.UTF_8);

        assertThat(http.send("POST", PATH + token, BodyPublishers.ofByteArray(tooLong))
                        .statusCode())
                .isEqualTo(200);
        assertThat(http.send(
                                "POST",
                                PATH + token,
                                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(tooLong)))
                        .statusCode())
                .isEqualTo(200);
        assertThat(fixture.ledger.counts(ConsumerFixture.ACCOUNT).hinted()).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&useStreaming=true"})
    void takesABodyThatIsNoJson(String options) throws Exception {
        VertxHttp http = serve(options);
        String token = fixture.createSession();

        for (String[] call :
                new String[][] {{"{"}, {""}, {"a=b", "Content-Type", "application/x-www-form-urlencoded"}}) {
            assertThat(http.post(PATH + token, call[0], Arrays.copyOfRange(call, 1, call.length))
                            .statusCode())
                    .isEqualTo(200);
        }
        assertThat(fixture.ledger.counts(ConsumerFixture.ACCOUNT).hinted()).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&useStreaming=true"})
    void asksForARepetitionWhileTheDatabaseIsDown(String options) throws Exception {
        VertxHttp http = serve(options);
        String token = fixture.createSession();

        down.set(true);
        HttpResponse<String> refused = http.post(PATH + token, ENDED);
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.body()).isEqualTo("{\"statusCode\":503,\"message\":\"Service Unavailable\"}");
        assertRefused(http.post(PATH + token + "x", ENDED));

        down.set(false);
        assertThat(http.post(PATH + token, ENDED).statusCode()).isEqualTo(200);
        assertThat(fixture.ledger.counts(ConsumerFixture.ACCOUNT).hinted()).isOne();
    }

    private static void assertRefused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo(NOT_FOUND);
        assertThat(answer.headers().map())
                .containsOnlyKeys("content-type", "transfer-encoding")
                .containsEntry("content-type", List.of("application/json"));
    }
}
