package xyz.cr3dentials.camel.component.cr3dentials;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import xyz.cr3dentials.camel.api.cr3dentials.CreateSessionRequest;
import xyz.cr3dentials.camel.api.cr3dentials.CreatedSession;
import xyz.cr3dentials.camel.http.budget.RequestPriority;

class CreateSessionProducerTest {

    private static final String URI = "cr3dentials:createSession";
    private static final String JSON =
            "{\"platformId\":7,\"receiverData\":{\"name\":\"Zoë\"},\"externalReferenceId\":\"loan-889\"}";

    private final ComponentFixture fixture = new ComponentFixture();

    @AfterEach
    void stop() {
        fixture.close();
    }

    static Stream<Arguments> bodies() {
        byte[] utf8 = JSON.getBytes(StandardCharsets.UTF_8);
        Map<String, Object> person = Map.of("name", "Zoë");
        return Stream.of(
                Arguments.of("record", new CreateSessionRequest(7L, person, null, null, null, "loan-889")),
                Arguments.of("map", Map.of("platformId", 7, "receiverData", person, "externalReferenceId", "loan-889")),
                Arguments.of("text", JSON),
                Arguments.of("bytes", utf8),
                Arguments.of("stream", new ByteArrayInputStream(utf8)),
                Arguments.of("reader", new StringReader(JSON)),
                Arguments.of(
                        "tree",
                        new ObjectMapper()
                                .valueToTree(Map.of(
                                        "platformId",
                                        "7",
                                        "receiverData",
                                        person,
                                        "externalReferenceId",
                                        "loan-889"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void takesTheRequestInEveryForm(String form, Object body) {
        Exchange exchange = fixture.send(URI, body);

        assertThat(exchange.getException()).as(form).isNull();
        assertThat(fixture.client.created)
                .containsExactly(new CreateSessionRequest(7L, Map.of("name", "Zoë"), null, null, null, "loan-889"));
        assertThat(fixture.client.priorities).containsOnly(RequestPriority.CREATE);
    }

    @Test
    void sendsFieldsThatNoDocumentNamesWhereThatIsAllowed() {
        fixture.component.getConfiguration().setWebhookBaseUrl("https://hooks.example.com");
        fixture.component.getConfiguration().setWebhookSecret(ConsumerFixture.SECRET);
        String body = "{\"platformId\":7,\"locale\":\"de\"}";
        assertThat(ComponentFixture.violations(fixture.send(URI, body)))
                .singleElement()
                .asString()
                .startsWith("'locale' is not a field");

        assertThat(fixture.send(URI + "?additionalFields=true", body).getException())
                .isNull();

        CreateSessionRequest sent = fixture.client.created.get(0);
        assertThat(sent.additional()).isEqualTo(Map.of("locale", "de"));
        assertThat(sent.webhookUrl()).isNotNull();
        assertThat(new ObjectMapper().valueToTree(sent).path("locale").asText()).isEqualTo("de");
        assertThat(new ObjectMapper().valueToTree(sent).has("additional")).isFalse();
        fixture.send(URI + "?additionalFields=true", sent);
        assertThat(fixture.client.created.get(1)).isEqualTo(sent);
    }

    @Test
    void answersTheTypedSessionAndItsHeaders() {
        Exchange exchange = fixture.send(URI, JSON);

        assertThat(exchange.getMessage().getBody()).isInstanceOf(CreatedSession.class);
        assertThat(exchange.getMessage().getHeaders())
                .containsEntry(Cr3dentialsConstants.SESSION_ID, "s-1")
                .containsEntry(Cr3dentialsConstants.STATUS, "CREATED")
                .containsEntry(Cr3dentialsConstants.EXPIRES_AT, FakeClient.EXPIRES)
                .containsEntry(Cr3dentialsConstants.EXTERNAL_REFERENCE_ID, "loan-889")
                .containsEntry(Cr3dentialsConstants.INTENT_ID, "intent-1");
    }

    @Test
    void needsNoBodyWhenOptionsSuffice() {
        fixture.send(URI + "?platformId=7&expiresInHours=24&country=DE", null);
        fixture.send(URI + "?platformId=7&expiresInHours=24&country=DE", "  ");

        assertThat(fixture.client.created)
                .containsOnly(new CreateSessionRequest(7L, null, 24, "DE", null, null))
                .hasSize(2);
    }

    @Test
    void letsAHeaderWinOverTheBodyAndTheBodyOverTheOption() {
        fixture.send(
                URI + "?platformId=1&expiresInHours=1&country=US",
                Map.of("platformId", 2, "expiresInHours", 2),
                Map.of(Cr3dentialsConstants.PLATFORM_ID, "3"));

        assertThat(fixture.client.created).containsExactly(new CreateSessionRequest(3L, null, 2, "US", null, null));
    }

    @Test
    void takesPersonalDataFromAHeaderAndDoesNotLetItTravelOn() {
        Exchange exchange = fixture.send(
                URI,
                null,
                Map.of(Cr3dentialsConstants.PLATFORM_ID, 7, Cr3dentialsConstants.RECEIVER_DATA, "{\"name\":\"Zoë\"}"));

        assertThat(fixture.client.created.get(0).receiverData()).isEqualTo(Map.of("name", "Zoë"));
        assertThat(exchange.getMessage().getHeaders()).doesNotContainKey(Cr3dentialsConstants.RECEIVER_DATA);
    }

    @Test
    void treatsABlankHeaderAsAbsent() {
        fixture.send(URI, Map.of("platformId", 7, "country", "DE"), Map.of(Cr3dentialsConstants.COUNTRY, ""));

        assertThat(fixture.client.created.get(0).country()).isEqualTo("DE");
    }

    @Test
    void reportsEveryViolationAtOnceAndSendsNothing() {
        Exchange exchange = fixture.send(
                URI,
                Map.of("platformID", 7, "expiresInHours", 169, "country", "XX", "webhookUrl", "http://localhost/x"));

        List<String> violations = ComponentFixture.violations(exchange);
        assertThat(violations).hasSize(5);
        assertThat(String.join("\n", violations))
                .contains("platformID", "platformId", "expiresInHours", "country", "webhookUrl");
        assertThat(fixture.client.created).isEmpty();
        assertThat(fixture.ledger.findIntent(account(), "intent-1")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("wrongBodies")
    void refusesABodyThatIsNoRequestWithoutQuotingIt(Object body, String problem) {
        Exchange exchange = fixture.send(URI, body);

        assertThat(ComponentFixture.violations(exchange))
                .singleElement()
                .asString()
                .contains(problem);
        assertThat(exchange.getException()).hasNoCause().message().doesNotContain("Zoë");
        assertThat(fixture.client.created).isEmpty();
    }

    static Stream<Arguments> wrongBodies() {
        return Stream.of(
                Arguments.of("{\"receiverData\": Zoë}", "line 1, column"),
                Arguments.of("[\"Zoë\"]", "no object"),
                Arguments.of("{\"platformId\":7} {\"name\":\"Zoë\"}", "no JSON"),
                Arguments.of(42, "java.lang.Integer"),
                Arguments.of(Map.of("receiverData", new Object()), "no form in JSON"),
                Arguments.of(" ".repeat(1 << 20) + "\"Zoë\"", "no object"),
                Arguments.of((" ".repeat(1 << 20) + "\"Zoë\"").getBytes(StandardCharsets.UTF_8), "longer than"));
    }

    private static xyz.cr3dentials.camel.ledger.Account account() {
        return new xyz.cr3dentials.camel.ledger.Account("cr3dentials", "default");
    }
}
