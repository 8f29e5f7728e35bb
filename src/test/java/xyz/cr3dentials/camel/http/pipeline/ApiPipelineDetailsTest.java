package xyz.cr3dentials.camel.http.pipeline;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import xyz.cr3dentials.camel.http.AmbiguousCreateException;
import xyz.cr3dentials.camel.http.InvalidRequestException;
import xyz.cr3dentials.camel.http.NotFoundException;
import xyz.cr3dentials.camel.http.UndecodableAnswerException;
import xyz.cr3dentials.camel.http.budget.RequestPriority;

class ApiPipelineDetailsTest extends PipelineTestBase {

    private static final String REQUEST_ID = "X-Request-Id";

    @Test
    void everyFieldOfARefusalIsNamedBesideItsMessage() {
        refuse(422, """
                {"error":"validation_error","message":"The given data was invalid.",
                 "details":{"lifetime":["must be at least 300","must be whole"],"address":"is no URL","attempts":3}}""");
        assertThatThrownBy(() -> call(pipeline(), POST))
                .isInstanceOfSatisfying(InvalidRequestException.class, e -> assertThat(e.getMessages())
                        .containsExactly(
                                "The given data was invalid.",
                                "lifetime: must be at least 300",
                                "lifetime: must be whole",
                                "address: is no URL"))
                .hasMessageContaining("lifetime: must be at least 300");
    }

    @Test
    void detailsThatQuoteTheRequestAreRedactedAndBounded() {
        ApiRequest request = ApiRequest.create(
                "createThing",
                "/things",
                "{\"email\":\"ana@example.org\"}".getBytes(StandardCharsets.UTF_8),
                RequestPriority.CREATE);
        StringBuilder many = new StringBuilder("\"email\":[\"ana@example.org is taken\"]");
        for (int i = 0; i < 50; i++) {
            many.append(",\"f")
                    .append(i)
                    .append("\":[\"")
                    .append("x".repeat(1_000))
                    .append("\"]");
        }
        refuse(422, "{\"details\":{" + many + "}}");
        InvalidRequestException e =
                catchThrowableOfType(InvalidRequestException.class, () -> call(pipeline(), request));
        assertThat(e.getMessages()).hasSize(20).allMatch(message -> message.length() <= 301);
        assertThat(e.getMessages().get(0)).isEqualTo("email: xxxxxx is taken");
    }

    @Test
    void detailsOfAnotherShapeAreNoMessages() {
        for (String details : new String[] {"null", "[]", "\"text\"", "7", "{\"retry_after\":1}", "{\"a\":{}}"}) {
            refuse(400, "{\"error\":\"bad\",\"details\":" + details + "}");
            assertThatThrownBy(() -> call(pipeline(), GET))
                    .isInstanceOfSatisfying(InvalidRequestException.class, e -> assertThat(e.getMessages())
                            .containsExactly("bad"));
        }
    }

    @Test
    void theIdOfARefusedRequestIsKept() {
        vendor.stubFor(any(anyUrl()).willReturn(status(404).withHeader(REQUEST_ID, "req_1")));
        assertThatThrownBy(() -> call(pipeline(), GET))
                .isInstanceOfSatisfying(NotFoundException.class, e -> assertThat(e.getRequestId())
                        .isEqualTo("req_1"))
                .hasMessageContaining("req_1");
    }

    @Test
    void theIdOfAnUnreadableAnswerIsKeptAlsoWhenTheIntentIsAdded() {
        vendor.stubFor(any(anyUrl()).willReturn(ok("no JSON").withHeader(REQUEST_ID, "req_2")));
        assertThatThrownBy(() -> call(pipeline(), GET))
                .isInstanceOfSatisfying(UndecodableAnswerException.class, e -> assertThat(e.getRequestId())
                        .isEqualTo("req_2"));
        AmbiguousCreateException e = catchThrowableOfType(AmbiguousCreateException.class, () -> call(pipeline(), POST));
        assertThat(e.withIntentId("i-1").getRequestId()).isEqualTo("req_2");
    }

    @Test
    void aRequestIdCarriesNeitherTheKeyNorMoreThanALogLineBears() {
        vendor.stubFor(any(anyUrl()).willReturn(status(400).withHeader(REQUEST_ID, "a\tb " + key)));
        assertThatThrownBy(() -> call(pipeline(), GET))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        e -> assertThat(e.getRequestId()).startsWith("a b ").doesNotContain(key))
                .hasMessageNotContaining(key);
        vendor.stubFor(any(anyUrl()).willReturn(status(400).withHeader(REQUEST_ID, "z".repeat(180) + " " + key)));
        assertThatThrownBy(() -> call(pipeline(), GET))
                .isInstanceOfSatisfying(InvalidRequestException.class, e -> assertThat(e.getRequestId())
                        .isNull());
    }

    @Test
    void withoutTheHeaderThereIsNoRequestId() {
        refuse(400, "{}");
        assertThatThrownBy(() -> call(pipeline(), GET))
                .isInstanceOfSatisfying(InvalidRequestException.class, e -> assertThat(e.getRequestId())
                        .isNull())
                .hasMessageNotContaining("request id");
    }

    @Test
    void theWaitAmongTheDetailsOfARefusalPausesTheKey() {
        vendor.stubFor(any(anyUrl())
                .inScenario("limit")
                .whenScenarioStateIs("Started")
                .willReturn(status(429).withBody("{\"error\":\"rate_limit_exceeded\",\"details\":{\"retry_after\":6}}"))
                .willSetStateTo("over"));
        vendor.stubFor(
                any(anyUrl()).inScenario("limit").whenScenarioStateIs("over").willReturn(okJson("{}")));
        long before = time.environment().nanoTime().getAsLong();
        call(pipeline(), POST);
        assertThat(Duration.ofNanos(time.environment().nanoTime().getAsLong() - before))
                .isBetween(Duration.ofSeconds(5), Duration.ofSeconds(8));
    }

    private static void refuse(int code, String body) {
        vendor.stubFor(any(anyUrl()).willReturn(status(code).withBody(body)));
    }
}
