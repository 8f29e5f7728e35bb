package xyz.cr3dentials.camel.service.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import xyz.cr3dentials.camel.http.AmbiguousCreateException;
import xyz.cr3dentials.camel.http.AuthenticationException;
import xyz.cr3dentials.camel.http.InvalidRequestException;
import xyz.cr3dentials.camel.http.NotFoundException;
import xyz.cr3dentials.camel.http.RateLimitedException;
import xyz.cr3dentials.camel.http.UnavailableException;
import xyz.cr3dentials.camel.http.UndecodableAnswerException;
import xyz.cr3dentials.camel.ledger.LedgerException;

class RestProblemProcessorTest {

    private static final String VENDOR = "cr3dentials";

    @Test
    void everyViolationOfARequestIsNamed() throws Exception {
        Exchange exchange = process(new InvalidRequestException(
                VENDOR, "createSession", List.of("platformId is missing", "expiresInHours is 500")));

        assertThat(exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(400);
        assertThat(problem(exchange).path("errors"))
                .extracting(JsonNode::asText)
                .containsExactly("platformId is missing", "expiresInHours is 500");
    }

    @Test
    void aLostAnswerNamesItsIntent() throws Exception {
        Exchange exchange =
                process(new AmbiguousCreateException(VENDOR, "lost.", 0, List.of(), null).withIntentId("intent-7"));

        assertThat(problem(exchange).path("status").asInt()).isEqualTo(504);
        assertThat(problem(exchange).path("intentId").asText()).isEqualTo("intent-7");
    }

    @Test
    void theWaitThatTheVendorAskedForIsHandedOn() throws Exception {
        Exchange exchange =
                process(new RateLimitedException(VENDOR, "slower", 429, List.of(), Duration.ofMillis(12_400)));

        assertThat(exchange.getMessage().getHeader("Retry-After")).isEqualTo(13L);
        assertThat(problem(exchange).has("retryAfter")).isFalse();
    }

    @Test
    void aLedgerThatDoesNotAnswerIsToldWithoutItsData() throws Exception {
        Exchange exchange =
                process(new LedgerException("The ledger could not search: FATAL: no entry for host 10.0.0.7"));

        assertThat(exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(503);
        assertThat(exchange.getMessage().getHeader("Retry-After")).isEqualTo(5L);
        assertThat(problem(exchange).path("detail").asText()).contains("database", "Try again");
        assertThat(problem(exchange).toString()).doesNotContain("10.0.0.7", "FATAL");
    }

    @Test
    void aFailureOfUnknownKindTellsNothingButWhereToLook() throws Exception {
        Exchange exchange = process(new IllegalStateException("jdbc password is hunter2"));

        assertThat(exchange.getMessage().getBody(String.class)).doesNotContain("hunter2", "IllegalState");
        assertThat(problem(exchange).path("exchangeId").asText()).isEqualTo(exchange.getExchangeId());
    }

    @Test
    void headersOfTheRequestAreNotSentBack() throws Exception {
        Exchange exchange = exchange(new IllegalStateException());
        exchange.getMessage().setHeader("X-Caller", "secret");

        new RestProblemProcessor().process(exchange);

        assertThat(exchange.getMessage().getHeaders()).doesNotContainKey("X-Caller");
    }

    @ParameterizedTest
    @MethodSource("failuresAndCodes")
    void vendorFailuresMapToFittingCodes(Throwable failure, int status) throws Exception {
        assertThat(problem(process(failure)).path("status").asInt()).isEqualTo(status);
    }

    static Stream<Arguments> failuresAndCodes() {
        return Stream.of(
                Arguments.of(new NotFoundException(VENDOR, "none", 404, List.of()), 404),
                Arguments.of(new AuthenticationException(VENDOR, "refused", 401, List.of()), 502),
                Arguments.of(new UnavailableException(VENDOR, "down", 503, List.of(), null, null), 503),
                Arguments.of(new UndecodableAnswerException(VENDOR, "garbled", 200), 502),
                Arguments.of(new IllegalStateException(), 500));
    }

    private static Exchange process(Throwable failure) throws Exception {
        Exchange exchange = exchange(failure);
        new RestProblemProcessor().process(exchange);
        return exchange;
    }

    private static Exchange exchange(Throwable failure) {
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        exchange.setProperty(Exchange.EXCEPTION_CAUGHT, failure);
        return exchange;
    }

    private static JsonNode problem(Exchange exchange) throws Exception {
        return new ObjectMapper().readTree(exchange.getMessage().getBody(byte[].class));
    }
}
