package xyz.cr3dentials.camel.http.pipeline;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.cr3dentials.camel.http.AmbiguousCreateException;
import xyz.cr3dentials.camel.http.AnswerReader;
import xyz.cr3dentials.camel.http.AnswerShapeException;
import xyz.cr3dentials.camel.http.ApiException;
import xyz.cr3dentials.camel.http.InvalidRequestException;
import xyz.cr3dentials.camel.http.PaymentRequiredException;
import xyz.cr3dentials.camel.http.UndecodableAnswerException;

class ApiPipelineAnswerTest extends PipelineTestBase {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>secretdata</html>",
                "{\"secretdata\":",
                "{} secretdata",
                "\"secretdata\"",
                "secretdata"
            })
    void anAnswerThatIsNoJsonIsDescribedButNeverQuoted(String body) {
        vendor.stubFor(any(anyUrl()).willReturn(ok(body).withHeader("Content-Type", "text/html")));
        UndecodableAnswerException e =
                catchThrowableOfType(UndecodableAnswerException.class, () -> call(pipeline(), GET));
        assertThat(e).hasMessageContaining("HTTP 200, content type text/html, %d bytes".formatted(body.length()));
        assertThat(stackTrace(e)).doesNotContain("secretdata");
        AmbiguousCreateException ambiguous =
                catchThrowableOfType(AmbiguousCreateException.class, () -> call(pipeline(), POST));
        assertThat(stackTrace(ambiguous)).doesNotContain("secretdata");
        vendor.verify(2, anyRequestedFor(anyUrl()));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204 + 2, 299})
    void every2xxIsSuccessAndExactNumbersSurvive(int code) {
        vendor.stubFor(any(anyUrl())
                .willReturn(status(code).withBody("{\"amount\":1.10,\"large\":123456789012345678901234567890}")));
        assertThat(call(pipeline(), POST)).hasToString("{\"amount\":1.10,\"large\":123456789012345678901234567890}");
    }

    @ParameterizedTest
    @CsvSource({
        "400, InvalidRequestException",
        "402, PaymentRequiredException",
        "409, InvalidRequestException",
        "413, InvalidRequestException",
        "422, InvalidRequestException",
        "401, AuthenticationException",
        "403, AuthenticationException",
        "404, NotFoundException",
        "407, UnavailableException",
        "501, UnavailableException",
        "505, UnavailableException"
    })
    void aRefusalIsNotRepeatedAndItsClassFollowsFromItsCode(int code, String expected) {
        vendor.stubFor(
                any(anyUrl()).willReturn(status(code).withBody("{\"message\":[\"one\",\"two\"],\"error\":\"E\"}")));
        assertThatThrownBy(() -> call(pipeline(), GET)).isInstanceOfSatisfying(ApiException.class, e -> {
            assertThat(e.getClass().getSimpleName()).isEqualTo(expected);
            assertThat(e.getHttpResponseCode()).isEqualTo(code);
            assertThat(e.getMessages()).containsExactly("one", "two");
            assertThat(e.getVendor()).isEqualTo("test");
        });
        vendor.verify(1, anyRequestedFor(anyUrl()));
    }

    @Test
    void aBalanceThatIsTooLowIsNotRepeatedAndItsPlainTextIsKept() {
        vendor.stubFor(any(anyUrl()).willReturn(status(402).withBody("Balance too low")));
        assertThatThrownBy(() -> call(pipeline(), POST))
                .isInstanceOfSatisfying(PaymentRequiredException.class, e -> {
                    assertThat(e.getHttpResponseCode()).isEqualTo(402);
                    assertThat(e.getMessages()).containsExactly("Balance too low");
                })
                .hasMessage("createThing was refused with HTTP 402: the account's balance with the vendor is too low."
                        + " The vendor says: Balance too low. Top it up, then try again.");
        vendor.verify(1, anyRequestedFor(anyUrl()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"statusCode\":400,\"message\":\"text\"} | text",
                "{\"message\":[\"list\"]} | list",
                "{\"error\":\"Bad Request\"} | Bad Request",
                "{\"error\":{\"message\":\"nested\"}} | nested",
                "plain text | plain text",
                "<p>a\u0007b</p> | <p>a b</p>"
            })
    void theVendorsWordsAreFoundInEveryForm(String body, String expected) {
        vendor.stubFor(any(anyUrl()).willReturn(status(400).withBody(body)));
        assertThatThrownBy(() -> call(pipeline(), GET))
                .isInstanceOfSatisfying(InvalidRequestException.class, e -> assertThat(e.getMessages())
                        .containsExactly(expected))
                .hasMessageContaining(expected);
    }

    @Test
    void anEndlessErrorTextIsCutAndAnEmptyOneLeftOut() {
        vendor.stubFor(any(anyUrl()).willReturn(status(400).withBody("x".repeat(100_000))));
        assertThatThrownBy(() -> call(pipeline(), GET))
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(500));
        vendor.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(400)));
        assertThatThrownBy(() -> call(pipeline(), GET))
                .isInstanceOfSatisfying(InvalidRequestException.class, e -> assertThat(e.getMessages())
                        .isEmpty());
    }

    @Test
    void aShapeThatTheReaderRefusesIsUndecodableAndForCreationsAmbiguous() {
        vendor.stubFor(any(anyUrl()).willReturn(ok("{}")));
        AnswerReader<String> reader = json -> {
            throw new AnswerShapeException("its field id is missing");
        };
        assertThatThrownBy(() -> pipeline().execute(GET, reader))
                .isInstanceOf(UndecodableAnswerException.class)
                .hasMessageContaining("its field id is missing");
        assertThatThrownBy(() -> pipeline().execute(POST, reader))
                .isInstanceOf(AmbiguousCreateException.class)
                .hasCauseInstanceOf(UndecodableAnswerException.class);
    }

    @Test
    void theIntentIsAddedToACopy() {
        AmbiguousCreateException e = new AmbiguousCreateException("test", "Lost.", 0, java.util.List.of(), null);
        AmbiguousCreateException named = e.withIntentId("i-1");
        assertThat(named.getIntentId()).isEqualTo("i-1");
        assertThat(named).hasMessageContaining("Lost.").hasMessageContaining("i-1");
        assertThat(named.getStackTrace()).isEqualTo(e.getStackTrace());
    }

    private static String stackTrace(Throwable e) {
        StringWriter text = new StringWriter();
        e.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
