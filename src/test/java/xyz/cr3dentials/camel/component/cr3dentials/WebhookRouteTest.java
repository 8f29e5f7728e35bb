package xyz.cr3dentials.camel.component.cr3dentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import xyz.cr3dentials.camel.api.cr3dentials.WebhookNotification;
import xyz.cr3dentials.camel.component.BrokenLedger;
import xyz.cr3dentials.camel.component.VertxHttp;

/** Routes that begin with camel-webhook, over HTTP. */
class WebhookRouteTest {

    private static final String URI = "webhook:cr3dentials:receiveWebhook?webhookComponentName=platform-http";
    private static final String ENDED =
            "{\"sessionId\":\"s-1\",\"status\":\"COMPLETED\",\"extractedData\":{\"name\":\"canary\"}}";
    private static final String PATH = "/webhooks/cr3dentials/";

    private final AtomicBoolean down = new AtomicBoolean();
    private final ConsumerFixture fixture = new ConsumerFixture(ledger -> BrokenLedger.over(ledger, down));
    private final List<Long> hintedBefore = new CopyOnWriteArrayList<>();
    private VertxHttp http;

    @BeforeEach
    void serve() throws Exception {
        http = VertxHttp.in(fixture.context);
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    private void route(String uri, Processor then) throws Exception {
        fixture.context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from(uri)
                        .process(exchange -> hintedBefore.add(
                                fixture.ledger.counts(ConsumerFixture.ACCOUNT).hinted()))
                        .process(fixture::note)
                        .process(then);
            }
        });
    }

    @Test
    void servesTheAddressThatCreateSessionAsksWebhooksAt() throws Exception {
        route(URI, exchange -> {});
        fixture.template.sendBody("cr3dentials:createSession", "{\"platformId\":7}");
        String address = fixture.vendor.created.get(0).webhookUrl();

        HttpResponse<String> answer = http.post(address.substring("https://hooks.example.com".length()), ENDED);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(fixture.received).hasSize(1);
    }

    @Test
    void handsOverWhatTheCallSaidOnceItsHintIsRecordedAndNothingOfHowItCame() throws Exception {
        route(URI, exchange -> {});
        String token = fixture.createSession();

        HttpResponse<String> answer = http.post(PATH + token + "?a=b", ENDED, "X-Any", "thing");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"status\":\"received\"}");
        assertThat(answer.headers().map()).containsOnlyKeys("content-type", "transfer-encoding");
        assertThat(hintedBefore).containsExactly(1L);
        ConsumerFixture.Received received = fixture.received.get(0);
        assertThat(received.headers()).containsOnlyKeys(Cr3dentialsConstants.SESSION_ID);
        assertThat(received.headers()).containsEntry(Cr3dentialsConstants.SESSION_ID, "s-1");
        assertThat(received.properties().toString()).doesNotContain(token);
        assertThat(received.body())
                .isInstanceOfSatisfying(WebhookNotification.class, notification -> assertThat(notification.status())
                        .hasToString("COMPLETED"));
        assertThat(fixture.vendor.calls()).isZero();
    }

    @Test
    void handsOverNewsOfASessionThatGoesOnWithoutAHint() throws Exception {
        route(URI, exchange -> {});

        assertThat(http.post(PATH + fixture.createSession(), "{\"sessionId\":\"s-1\",\"status\":\"RUNNING\"}")
                        .statusCode())
                .isEqualTo(200);

        assertThat(hintedBefore).containsExactly(0L);
    }

    @Test
    void refusesWithoutReachingTheRoute() throws Exception {
        route(URI, exchange -> {});
        String token = fixture.createSession();

        for (HttpResponse<String> answer : List.of(
                http.post(PATH + token + "A", ENDED),
                http.post(PATH + token, "{\"sessionId\":\"s-2\",\"status\":\"COMPLETED\"}"))) {
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).isEqualTo("{\"statusCode\":404,\"message\":\"Not Found\"}");
        }
        assertThat(http.send("GET", PATH + token, BodyPublishers.noBody()).statusCode())
                .isEqualTo(405);
        assertThat(fixture.received).isEmpty();
    }

    @Test
    void handsOverTheSessionAloneWhereItsBodyCannotBeRead() throws Exception {
        route(URI, exchange -> {});

        assertThat(http.post(PATH + fixture.createSession(), "{\"status\":").statusCode())
                .isEqualTo(200);

        assertThat(hintedBefore).containsExactly(1L);
        assertThat(fixture.received.get(0).headers()).containsEntry(Cr3dentialsConstants.SESSION_ID, "s-1");
        assertThat(fixture.received.get(0).body()).isNull();
    }

    @Test
    void servesTheOneAddressOfThePortalsWebhooks() throws Exception {
        route(URI + "&portalWebhook=true&webhookHeaderName=X-Agreed&webhookHeaderSecret=letmein", exchange -> {});
        fixture.createSession();
        String address = PATH.substring(0, PATH.length() - 1);

        assertThat(http.post(address, ENDED).statusCode()).isEqualTo(404);
        assertThat(http.post(address, "{}", "X-Agreed", "letmein").statusCode()).isEqualTo(200);
        assertThat(fixture.received).isEmpty();
        assertThat(http.post(address, ENDED, "X-Agreed", "letmein").statusCode())
                .isEqualTo(200);
        assertThat(fixture.received).hasSize(1);
        assertThat(hintedBefore).containsExactly(1L);
    }

    @Test
    void asksForARepetitionWithoutReachingTheRouteWhileTheDatabaseIsDown() throws Exception {
        route(URI, exchange -> {});
        String token = fixture.createSession();

        down.set(true);
        assertThat(http.post(PATH + token, ENDED).statusCode()).isEqualTo(503);
        assertThat(fixture.received).isEmpty();

        down.set(false);
        assertThat(http.post(PATH + token, ENDED).statusCode()).isEqualTo(200);
        assertThat(fixture.received).hasSize(1);
    }

    @Test
    void keepsTheHintAndAsksForARepetitionWhenTheRouteFails() throws Exception {
        route(URI, exchange -> {
            exchange.getMessage().setHeader("X-Leak", "canary");
            throw new IllegalStateException("canary");
        });

        HttpResponse<String> answer = http.post(PATH + fixture.createSession(), ENDED);

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body() + answer.headers().map()).doesNotContain("canary");
        assertThat(fixture.ledger.counts(ConsumerFixture.ACCOUNT).hinted()).isOne();
    }

    @Test
    void answersNothingOfWhatTheRouteLeavesOnTheMessage() throws Exception {
        route(URI, exchange -> {
            exchange.getMessage().setBody("canary");
            exchange.getMessage().setHeader("X-Leak", "canary");
            exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, 404);
        });

        HttpResponse<String> answer = http.post(PATH + fixture.createSession(), ENDED);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body() + answer.headers().map()).doesNotContain("canary");
    }

    @Test
    void servesAnotherPathThatHasRoomForTheToken() throws Exception {
        route(URI + "&webhookBasePath=/public&webhookPath=/hooks/{token}", exchange -> {});

        assertThat(http.post("/public/hooks/" + fixture.createSession(), ENDED).statusCode())
                .isEqualTo(200);
    }

    @Test
    void servesTheDefaultPathBelowABasePath() throws Exception {
        route(URI + "&webhookBasePath=public", exchange -> {});

        assertThat(http.post("/public" + PATH + fixture.createSession(), ENDED).statusCode())
                .isEqualTo(200);
    }

    @Test
    void readsTheTokenFromTheHeaderThatIsNamed() throws Exception {
        route(URI + "&webhookTokenHeader=ticket", exchange -> {});

        assertThat(http.post(PATH + fixture.createSession(), ENDED).statusCode())
                .isEqualTo(200);
    }

    @Test
    void refusesAPathWithoutRoomForTheToken() {
        assertThatThrownBy(() -> route(URI + "&webhookPath=/hooks", exchange -> {}))
                .rootCause()
                .hasMessageContaining("webhookPath: '/hooks'")
                .hasMessageContaining("let it end with /{token}");
    }

    @Test
    void refusesToStartWithoutASecret() {
        fixture.component.getConfiguration().setWebhookSecret(null);
        fixture.component.getConfiguration().setWebhookBaseUrl(null);

        assertThatThrownBy(() -> route(URI, exchange -> {}))
                .rootCause()
                .hasMessageContaining("webhookSecret: missing; receiveWebhook needs it");
    }

    @Test
    void leavesOtherOperationsToTheirOwnUse() {
        assertThatThrownBy(() -> route(
                        "webhook:cr3dentials:terminalSessions?webhookComponentName=platform-http", exchange -> {}))
                .rootCause()
                .hasMessageContaining("not capable of being used in webhook mode");
    }
}
