package xyz.cr3dentials.camel.http.pipeline;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.patchRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.component.http.HttpComponent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.cr3dentials.camel.http.AmbiguousCreateException;
import xyz.cr3dentials.camel.http.RetryPolicy;
import xyz.cr3dentials.camel.http.UnavailableException;
import xyz.cr3dentials.camel.http.UndecodableAnswerException;
import xyz.cr3dentials.camel.http.budget.BudgetSettings;

class ApiPipelineFaultTest extends PipelineTestBase {

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aReadIsRepeatedAfterEveryBrokenAnswer(Fault fault) {
        firstThenOk(aResponse().withFault(fault));
        assertThat(call(pipeline(), GET).path("ok").asBoolean()).isTrue();
        vendor.verify(2, anyRequestedFor(anyUrl()));
        assertThat(time.sleeps()).containsExactly(Duration.ofMillis(250).toNanos());
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aCreationIsNeverSentTwiceWhenItsAnswerBroke(Fault fault) {
        firstThenOk(aResponse().withFault(fault));
        AmbiguousCreateException e = catchThrowableOfType(AmbiguousCreateException.class, () -> call(pipeline(), POST));
        assertThat(e).hasMessageContaining("may have created it or not").hasMessageNotContaining(key);
        assertThat(e.getIntentId()).isNull();
        assertThat(e.getHttpResponseCode()).isZero();
        vendor.verify(1, anyRequestedFor(anyUrl()));
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aChangeIsNeverSentTwiceWhenItsAnswerBroke(Fault fault) {
        firstThenOk(aResponse().withFault(fault));
        assertThatThrownBy(() -> call(pipeline(), PATCH))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("may have been made or not: read it back");
        vendor.verify(1, patchRequestedFor(urlEqualTo("/thing")));
    }

    @Test
    void aChangeIsRepeatedAfter429AndNotAfterAServerError() {
        firstThenOk(aResponse().withStatus(429).withHeader("Retry-After", "1"));
        assertThat(call(pipeline(), PATCH).path("ok").asBoolean()).isTrue();
        vendor.verify(2, patchRequestedFor(urlEqualTo("/thing")).withRequestBody(equalTo("{\"a\":2}")));
        vendor.resetAll();
        firstThenOk(aResponse().withStatus(503));
        assertThatThrownBy(() -> call(pipeline(), PATCH))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("HTTP 503")
                .hasMessageContaining("read it back");
        vendor.verify(1, anyRequestedFor(anyUrl()));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504, 501, 408})
    void aCreationThatFailedAtTheVendorIsAmbiguousAndSentOnce(int status) {
        firstThenOk(aResponse().withStatus(status).withBody("{\"message\":\"no\"}"));
        assertThatThrownBy(() -> call(pipeline(), POST)).isInstanceOfSatisfying(AmbiguousCreateException.class, e -> {
            assertThat(e.getHttpResponseCode()).isEqualTo(status);
            assertThat(e.getMessages()).containsExactly("no");
        });
        vendor.verify(1, anyRequestedFor(anyUrl()));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void aReadIsRepeatedAfterPassingServerErrors(int status) {
        firstThenOk(aResponse().withStatus(status));
        assertThat(call(pipeline(), GET).path("ok").asBoolean()).isTrue();
        vendor.verify(2, anyRequestedFor(anyUrl()));
    }

    @Test
    void aReadGivesUpAfterTheLastAttemptWithGrowingDelays() {
        vendor.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(503)));
        assertThatThrownBy(() -> call(pipeline(), GET))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("HTTP 503");
        vendor.verify(4, anyRequestedFor(anyUrl()));
        assertThat(time.sleeps())
                .containsExactly(
                        Duration.ofMillis(250).toNanos(),
                        Duration.ofMillis(500).toNanos(),
                        Duration.ofMillis(1000).toNanos());
    }

    @Test
    void theVendorsRetryAfterOn503IsHonouredUpToTheCap() {
        firstThenOk(aResponse().withStatus(503).withHeader("Retry-After", "7"));
        call(pipeline(), GET);
        assertThat(time.sleeps()).containsExactly(Duration.ofSeconds(7).toNanos());
        vendor.resetAll();
        firstThenOk(aResponse().withStatus(503).withHeader("Retry-After", "70"));
        assertThatThrownBy(() -> call(pipeline(), GET))
                .isInstanceOfSatisfying(UnavailableException.class, e -> assertThat(e.getRetryDelay())
                        .isEqualTo(Duration.ofSeconds(70)));
        vendor.verify(1, anyRequestedFor(anyUrl()));
    }

    @Test
    void aDrippingAnswerEndsAtTheTimeLimitAndIsAnAnswerLost() {
        time = VirtualTime.running();
        vendor.stubFor(any(anyUrl())
                .willReturn(okJson("{\"ok\":\"" + "x".repeat(4000) + "\"}").withChunkedDribbleDelay(40, 20_000)));
        ApiPipeline pipeline = pipeline(settings ->
                settings.attemptTimeLimit(Duration.ofSeconds(2)).retry(RetryPolicy.DEFAULT.withMaximumAttempts(1)));
        assertThatThrownBy(() -> call(pipeline, GET))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("time limit");
        assertThatThrownBy(() -> call(pipeline, POST))
                .isInstanceOf(AmbiguousCreateException.class)
                .hasMessageContaining("time limit");
        vendor.verify(2, anyRequestedFor(anyUrl()));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aConnectionWithoutAnAnswerInTimeIsResetSoThatNothingArrivesLate(boolean silence) throws Exception {
        time = VirtualTime.running();
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ApiPipeline pipeline = pipelineTo("http://127.0.0.1:" + silent.getLocalPort(), settings -> settings.retry(
                            RetryPolicy.DEFAULT.withMaximumAttempts(1))
                    .responseTimeout(Duration.ofMillis(silence ? 300 : 60_000))
                    .attemptTimeLimit(Duration.ofMillis(silence ? 60_000 : 300)));
            Future<JsonNode> call = CompletableFuture.supplyAsync(() -> call(pipeline, GET));
            try (Socket socket = silent.accept()) {
                assertThatThrownBy(call::get).hasRootCauseInstanceOf(IOException.class);
                InputStream received = socket.getInputStream();
                assertThatThrownBy(received::readAllBytes)
                        .isInstanceOf(SocketException.class)
                        .hasMessageContaining("reset");
            }
        }
    }

    @Test
    void aRequestWhoseTimeIsOverWhenItsConnectionStandsIsNotSentAndGivesItsSlotBack() {
        vendor.stubFor(any(anyUrl()).willReturn(okJson("{}")));
        AtomicInteger attempts = new AtomicInteger();
        HttpComponent pausing = new HttpComponent();
        pausing.setCamelContext(context);
        pausing.setHttpClientConfigurer(builder -> builder.addExecInterceptorFirst("pause", (request, scope, chain) -> {
            if (attempts.getAndIncrement() == 1) {
                time.advanceSeconds(50); // as when the machine slept
            }
            return chain.proceed(request, scope);
        }));
        ApiPipeline pipeline = pipeline(settings -> settings.httpComponent(pausing)
                .budget(BudgetSettings.ofRequestsPerMinute(2, 0))
                .retry(new RetryPolicy(
                        2,
                        Duration.ofMillis(1),
                        Duration.ofMillis(1),
                        Duration.ofSeconds(5),
                        Duration.ofMinutes(2),
                        Duration.ofMinutes(2))));
        call(pipeline, POST); // the first one loads classes
        call(pipeline, POST);
        assertThat(attempts).hasValue(3);
        vendor.verify(2, anyRequestedFor(anyUrl()));
    }

    @Test
    void aSilentVendorEndsAtTheResponseTimeout() {
        vendor.stubFor(any(anyUrl()).willReturn(okJson("{}").withFixedDelay(5_000)));
        ApiPipeline pipeline = pipeline(settings ->
                settings.responseTimeout(Duration.ofMillis(300)).retry(RetryPolicy.DEFAULT.withMaximumAttempts(1)));
        assertThatThrownBy(() -> call(pipeline, POST))
                .isInstanceOf(AmbiguousCreateException.class)
                .hasMessageContaining("no answer in time");
    }

    @Test
    void anAnswerThatIsTooLongIsNotReadWhetherItsLengthIsAnnouncedOrNot() {
        String large = "{\"ok\":\"" + "x".repeat(5000) + "\"}";
        ApiPipeline pipeline = pipeline(settings -> settings.maximumAnswerBytes(4000));
        vendor.stubFor(any(anyUrl()).willReturn(okJson(large)));
        assertThatThrownBy(() -> call(pipeline, GET)).isInstanceOf(UndecodableAnswerException.class);
        vendor.stubFor(any(anyUrl()).willReturn(okJson(large).withHeader("Content-Length", "" + large.length())));
        assertThatThrownBy(() -> call(pipeline, GET)).isInstanceOf(UndecodableAnswerException.class);
        assertThatThrownBy(() -> call(pipeline, POST)).isInstanceOf(AmbiguousCreateException.class);
        vendor.verify(3, anyRequestedFor(anyUrl()));
    }

    @Test
    void aRefusedConnectionIsNothingSentSoEvenACreationIsRepeated() throws IOException {
        int closedPort;
        try (ServerSocket socket = new ServerSocket(0)) {
            closedPort = socket.getLocalPort();
        }
        ApiPipeline pipeline = pipelineTo("http://localhost:" + closedPort, settings -> {});
        assertThatThrownBy(() -> call(pipeline, POST))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("createThing was not sent: the connection was refused");
        assertThat(time.sleeps()).hasSize(3);
    }

    @Test
    void anUnknownHostIsNothingSent() {
        ApiPipeline pipeline = pipelineTo("https://no-such-host.invalid", settings -> {});
        assertThatThrownBy(() -> call(pipeline, POST))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("was not sent: the host is unknown");
    }

    @Test
    void aFailedTlsHandshakeIsNothingSent() {
        // WireMock speaks plain HTTP on this port, so no handshake can succeed.
        ApiPipeline pipeline = pipelineTo("https://localhost:" + vendor.port(), settings -> {});
        assertThatThrownBy(() -> call(pipeline, POST))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("was not sent: no TLS connection could be agreed");
    }

    @Test
    void aPoolWithoutAFreeConnectionIsNothingSent() throws Exception {
        HttpComponent single = new HttpComponent();
        single.setCamelContext(context);
        single.setMaxTotalConnections(1);
        single.setConnectionsPerRoute(1);
        single.start();
        vendor.stubFor(any(anyUrl()).willReturn(okJson("{}").withFixedDelay(1_500)));
        ApiPipeline pipeline = pipeline(settings -> settings.httpComponent(single)
                .connectTimeout(Duration.ofMillis(200))
                .retry(RetryPolicy.DEFAULT.withMaximumAttempts(1)));
        AtomicBoolean told = new AtomicBoolean();
        Thread holder = new Thread(() -> {
            while (!told.get()) {
                try {
                    call(pipeline, GET);
                } catch (UnavailableException e) {
                    // The other was first and holds the only connection; the next turn is this one's.
                    assertThat(e).hasMessageContaining("no connection of the pool became free in time");
                }
            }
        });
        holder.start();
        await().untilAsserted(() -> assertThatThrownBy(() -> call(pipeline, POST))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("no connection of the pool became free in time"));
        told.set(true);
        holder.join();
        single.stop();
    }

    private static void firstThenOk(ResponseDefinitionBuilder first) {
        vendor.stubFor(any(anyUrl())
                .inScenario("s")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(first)
                .willSetStateTo("then"));
        vendor.stubFor(any(anyUrl()).inScenario("s").whenScenarioStateIs("then").willReturn(okJson("{\"ok\":true}")));
    }
}
