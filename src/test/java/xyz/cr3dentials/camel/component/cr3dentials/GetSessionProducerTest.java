package xyz.cr3dentials.camel.component.cr3dentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import xyz.cr3dentials.camel.api.cr3dentials.Session;
import xyz.cr3dentials.camel.http.AmbiguousCreateException;
import xyz.cr3dentials.camel.http.NotFoundException;
import xyz.cr3dentials.camel.ledger.Account;
import xyz.cr3dentials.camel.ledger.CreateIntent;
import xyz.cr3dentials.camel.ledger.SessionKey;
import xyz.cr3dentials.camel.ledger.SessionSnapshot;

class GetSessionProducerTest {

    private static final String URI = "cr3dentials:getSession";
    private static final Account ACCOUNT = new Account("cr3dentials", "default");
    private static final Map<String, Object> BY_REFERENCE =
            Map.of(Cr3dentialsConstants.EXTERNAL_REFERENCE_ID, "loan-889");

    private final ComponentFixture fixture = new ComponentFixture();

    @AfterEach
    void stop() {
        fixture.close();
    }

    static Stream<Arguments> bodies() {
        byte[] json = "{\"sessionId\":\"s-9\",\"status\":\"COMPLETED\"}".getBytes(StandardCharsets.UTF_8);
        return Stream.of(
                Arguments.of("plain text", "s-9\n"),
                Arguments.of("bytes", "s-9".getBytes(StandardCharsets.UTF_8)),
                Arguments.of("map", Map.of("sessionId", "s-9")),
                Arguments.of("JSON, as a webhook brings it", new String(json, StandardCharsets.UTF_8)),
                Arguments.of("stream of JSON", new ByteArrayInputStream(json)),
                Arguments.of("row of a list", FakeClient.summary("s-9")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void takesTheIdFromTheBody(String form, Object body) {
        Exchange exchange = fixture.send(URI, body);

        assertThat(exchange.getException()).as(form).isNull();
        assertThat(fixture.client.read).containsExactly("s-9");
    }

    @Test
    void takesTheIdFromHeaderThenOptionThenBody() {
        fixture.send(URI + "?sessionId=option", "body", Map.of(Cr3dentialsConstants.SESSION_ID, "header"));
        fixture.send(URI + "?sessionId=option", "body", Map.of(Cr3dentialsConstants.SESSION_ID, ""));
        fixture.send(URI, "body");

        assertThat(fixture.client.read).containsExactly("header", "option", "body");
    }

    @Test
    void answersTheTypedSessionAndItsHeaders() {
        Exchange exchange = fixture.send(URI, "s-9", Map.of(Cr3dentialsConstants.TOTAL, 3L));

        assertThat(exchange.getMessage().getBody()).isInstanceOf(Session.class);
        assertThat(exchange.getMessage().getHeaders())
                .containsEntry(Cr3dentialsConstants.SESSION_ID, "s-9")
                .containsEntry(Cr3dentialsConstants.STATUS, "COMPLETED")
                .containsEntry(Cr3dentialsConstants.EXPIRES_AT, FakeClient.EXPIRES)
                .containsEntry(Cr3dentialsConstants.COMPLETED_AT, Instant.parse("2026-11-20T10:04:11Z"))
                .containsEntry(Cr3dentialsConstants.EXTERNAL_REFERENCE_ID, "loan-889")
                .doesNotContainKey(Cr3dentialsConstants.TOTAL);
    }

    @Test
    void findsTheSessionThatWasCreatedForAReference() {
        intent("i1", CreateIntent.State.OPEN);
        fixture.ledger.bindIntent(
                "i1",
                new SessionSnapshot(new SessionKey(ACCOUNT, "s-9"), "CREATED", false, null, null, null, null, "{}"));

        Exchange exchange = fixture.send(URI, null, BY_REFERENCE);

        assertThat(exchange.getException()).isNull();
        assertThat(fixture.client.read).containsExactly("s-9");
    }

    @Test
    void saysThatNobodyKnowsWhatBecameOfACreation() {
        intent("i1", CreateIntent.State.AMBIGUOUS);

        Exchange exchange = fixture.send(URI, null, BY_REFERENCE);

        assertThat(exchange.getException()).isInstanceOfSatisfying(AmbiguousCreateException.class, failure -> {
            assertThat(failure.getIntentId()).isEqualTo("i1");
            assertThat(failure).hasMessageContaining("before you create another");
            assertThat(failure.getMessage()).doesNotContain("loan-889");
        });
        assertThat(fixture.client.read).isEmpty();
    }

    @Test
    void saysThatNothingWasCreatedForAReference() {
        intent("i1", CreateIntent.State.REFUSED);

        assertThat(fixture.send(URI, null, BY_REFERENCE).getException()).isInstanceOf(NotFoundException.class);
    }

    private void intent(String intentId, CreateIntent.State state) {
        fixture.ledger.openIntent(ACCOUNT, intentId, "loan-889");
        if (state != CreateIntent.State.OPEN) {
            fixture.ledger.closeIntent(ACCOUNT, intentId, state);
        }
    }

    @ParameterizedTest
    @MethodSource("bodiesWithoutId")
    void saysHowToNameTheSessionWhenNothingDoes(Object body) {
        Exchange exchange = fixture.send(URI, body);

        assertThat(ComponentFixture.violations(exchange))
                .singleElement()
                .asString()
                .contains(Cr3dentialsConstants.SESSION_ID, "option sessionId", "body");
        assertThat(fixture.client.read).isEmpty();
    }

    static Stream<Object> bodiesWithoutId() {
        return Stream.of("", "{\"id\":1}", Map.of("sessionId", " "));
    }
}
