package xyz.cr3dentials.camel.component.deepidv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.cr3dentials.camel.api.deepidv.CreateSessionRequest;
import xyz.cr3dentials.camel.api.deepidv.CreatedSession;
import xyz.cr3dentials.camel.http.AmbiguousCreateException;
import xyz.cr3dentials.camel.http.PaymentRequiredException;
import xyz.cr3dentials.camel.ledger.CreateIntent;
import xyz.cr3dentials.camel.sandbox.Fault;
import xyz.cr3dentials.camel.sandbox.deepidv.DeepidvSwitches;
import xyz.cr3dentials.camel.sandbox.deepidv.SandboxSession;

class CreateSessionTest {

    private static final String CREATE = "deepidv:createSession";
    private static final String LOST = ",\"external_id\":\"loan-1\"";

    private DeepidvFixture fixture;

    @BeforeEach
    void start() throws Exception {
        fixture = new DeepidvFixture();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void answersTheAddressAndTheHeaders() {
        Exchange created = fixture.send(CREATE, "{" + DeepidvFixture.PERSON + LOST + "}");

        CreatedSession session = created.getMessage().getBody(CreatedSession.class);
        assertThat(session.sessionUrl()).startsWith(fixture.sandbox.baseUrl());
        assertThat(created.getMessage().getHeaders())
                .containsEntry(DeepidvConstants.SESSION_ID, session.id())
                .containsEntry(DeepidvConstants.STATUS, "PENDING")
                .containsEntry(DeepidvConstants.EXTERNAL_ID, "loan-1")
                .containsEntry(DeepidvConstants.EXPIRES_AT, session.expiresAt())
                .containsKey(DeepidvConstants.INTENT_ID);
        assertThat(created.getMessage().getBody(JsonNode.class).path("status").asText())
                .isEqualTo("PENDING");
    }

    @Test
    void aHeaderWinsOverTheBodyAndTheBodyOverTheOption() {
        String body = "{" + DeepidvFixture.PERSON
                + ",\"workflow_id\":\"body\",\"external_id\":\"body\",\"sendEmailInvite\":true}";

        Exchange created = fixture.send(
                CREATE + "?workflowId=option&externalId=option&sendPhoneInvite=false&expiresInHours=24",
                body,
                Map.of(
                        DeepidvConstants.EXTERNAL_ID, "header",
                        DeepidvConstants.FIRST_NAME, "Header"));

        assertThat(created.getMessage().getHeaders()).doesNotContainKey(DeepidvConstants.FIRST_NAME);
        SandboxSession session = fixture.sandbox.createdSessions().get(0);
        assertThat(session.request().path("first_name").asText()).isEqualTo("Header");
        assertThat(session.request().path("external_id").asText()).isEqualTo("header");
        assertThat(session.request().path("workflow_id").asText()).isEqualTo("body");
        assertThat(session.request().path("send_email_invite").asBoolean()).isTrue();
        assertThat(session.request().path("send_phone_invite").asBoolean(true)).isFalse();
        assertThat(session.request().path("expiresInHours").asInt()).isEqualTo(24);
    }

    @Test
    void theHeaderWinsOverTheOtherSpellingInTheBody() {
        fixture.send(
                CREATE,
                "{" + DeepidvFixture.PERSON + ",\"externalId\":\"body\"}",
                Map.of(DeepidvConstants.EXTERNAL_ID, "header"));

        assertThat(fixture.sandbox
                        .createdSessions()
                        .get(0)
                        .request()
                        .path("external_id")
                        .asText())
                .isEqualTo("header");
    }

    @Test
    void takesARecordOrAMap() {
        CreateSessionRequest request = new CreateSessionRequest(
                "Ada", "Lovelace", "ada@example.org", "+15550100123", null, false, false, null, null, null);
        assertThat(fixture.send(CREATE, request).getException()).isNull();
        assertThat(fixture.send(
                                CREATE,
                                Map.of(
                                        "firstName", "Ada",
                                        "lastName", "Lovelace",
                                        "email", "ada@example.org",
                                        "phone", "+15550100123"))
                        .getException())
                .isNull();
        assertThat(fixture.sandbox.createdSessions()).hasSize(2);
    }

    @Test
    void sendsFieldsThatNoDocumentNamesWhereThatIsAllowed() {
        String body =
                "{" + DeepidvFixture.PERSON + ",\"externalId\":\"loan-1\",\"preferredLanguage\":{\"code\":\"de\"}}";
        assertThat(DeepidvFixture.violations(fixture.send(CREATE, body)))
                .singleElement()
                .asString()
                .startsWith("'preferredLanguage' is not a field");

        assertThat(fixture.send(CREATE + "?additionalFields=true", body).getException())
                .isNull();

        JsonNode request = fixture.sandbox.createdSessions().get(0).request();
        assertThat(request.path("preferredLanguage").toString()).isEqualTo("{\"code\":\"de\"}");
        assertThat(request.path("external_id").textValue()).isEqualTo("loan-1");
        assertThat(request.has("externalId")).isFalse();
        assertThat(request.has("additional")).isFalse();
    }

    @Test
    void namesEveryMistakeAndSendsNothing() {
        Exchange refused = fixture.send(
                CREATE, "{\"email\":\"canary\",\"phone\":\"0151\",\"sendEmailInvite\":\"perhaps\",\"workflow\":\"w\"}");

        assertThat(DeepidvFixture.violations(refused))
                .anyMatch(text -> text.startsWith("first_name is missing"))
                .anyMatch(text -> text.startsWith("last_name is missing"))
                .anyMatch(text -> text.startsWith("email is not"))
                .anyMatch(text -> text.startsWith("phone is not"))
                .anyMatch(text -> text.contains("'workflow' is not a field"))
                .anyMatch(text -> text.startsWith("sendEmailInvite"))
                .noneMatch(text -> text.contains("canary"));
        assertThat(fixture.sandbox.requestLog().total()).isZero();
    }

    @Test
    void aBalanceThatIsTooLowIsAFailureOfItsOwn() {
        fixture.sandbox.set(DeepidvSwitches.BALANCE_TOO_LOW, true);

        Exchange refused = fixture.send(CREATE, "{" + DeepidvFixture.PERSON + LOST + "}");

        assertThat(refused.getException()).isInstanceOfSatisfying(PaymentRequiredException.class, failure -> {
            assertThat(failure.getHttpResponseCode()).isEqualTo(402);
            assertThat(failure.getMessage()).contains("balance");
        });
        assertThat(fixture.requests("createSession")).isEqualTo(1);
        assertThat(fixture.ledger.findIntents(DeepidvFixture.ACCOUNT, "loan-1", 5))
                .extracting(CreateIntent::state)
                .containsExactly(CreateIntent.State.REFUSED);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.Kind.class,
            names = {"CUT_AFTER", "TRUNCATED", "GARBLED", "EMPTY"})
    void findsTheSessionOfALostAnswerAndPostsNothingTwice(Fault.Kind loss) throws Exception {
        fixture.follow(DeepidvFixture.IDLE);
        fixture.sandbox.faults().next(1, loss, "createSession");

        Exchange created = fixture.send(CREATE, "{" + DeepidvFixture.PERSON + LOST + "}");

        assertThat(created.getException()).isNull();
        assertThat(fixture.requests("createSession")).isEqualTo(1);
        assertThat(fixture.requests("listSessions")).isEqualTo(1);
        SandboxSession only = fixture.sandbox.createdSessions().get(0);
        CreatedSession session = created.getMessage().getBody(CreatedSession.class);
        assertThat(session.id()).isEqualTo(only.sessionId());
        assertThat(session.sessionUrl()).isNull();
        assertThat(created.getMessage().getHeaders())
                .containsEntry(DeepidvConstants.SESSION_ID, session.id())
                .containsEntry(DeepidvConstants.STATUS, "PENDING");
        assertThat(fixture.ledger.findIntents(DeepidvFixture.ACCOUNT, "loan-1", 5))
                .extracting(CreateIntent::sessionId)
                .containsExactly(session.id());
        fixture.sandbox.finish(session.id(), "VERIFIED");
        fixture.awaitReceived(1);
    }

    @Test
    void aLostAnswerWithoutAReferenceStaysAmbiguous() {
        fixture.sandbox.faults().next(1, Fault.Kind.CUT_AFTER, "createSession");

        assertAmbiguous(fixture.send(CREATE, "{" + DeepidvFixture.PERSON + "}"), 0);
    }

    @Test
    void aLostAnswerStaysAmbiguousWhenNothingWasCreated() {
        fixture.sandbox.faults().next(1, Fault.Kind.CUT, "createSession");

        assertAmbiguous(fixture.send(CREATE, "{" + DeepidvFixture.PERSON + LOST + "}"), 1);
    }

    @Test
    void aLostAnswerStaysAmbiguousWhenTheVendorCannotBeAsked() {
        fixture.component.getConfiguration().setMaximumAttempts(1);
        fixture.sandbox.faults().next(1, Fault.Kind.CUT_AFTER, "createSession");
        fixture.sandbox.faults().next(1, Fault.Kind.UNAVAILABLE, "listSessions");

        Exchange created = fixture.send(CREATE, "{" + DeepidvFixture.PERSON + LOST + "}");

        assertAmbiguous(created, 1);
        assertThat(created.getException().getSuppressed()).hasSize(1);
    }

    @Test
    void anEarlierSessionOfTheSameReferenceIsNotTakenForTheLostOne() {
        fixture.create(LOST);
        fixture.sandbox.faults().next(1, Fault.Kind.CUT, "createSession");

        assertAmbiguous(fixture.send(CREATE, "{" + DeepidvFixture.PERSON + LOST + "}"), 1);
    }

    @Test
    void aDynamicAddressMakesOneEndpointForAllRequests() throws Exception {
        fixture.context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:create").toD("deepidv:createSession?externalId=${header.loan}");
            }
        });
        for (String loan : List.of("a+b", "b", "c")) {
            assertThat(fixture.send("direct:create", "{" + DeepidvFixture.PERSON + "}", Map.of("loan", loan))
                            .getException())
                    .isNull();
        }

        assertThat(fixture.sandbox.createdSessions())
                .extracting(session -> session.request().path("external_id").asText())
                .hasSize(3)
                .contains("b", "c");
        assertThat(fixture.context.getEndpoints().stream()
                        .filter(DeepidvEndpoint.class::isInstance)
                        .map(Object::toString)
                        .filter(address -> address.contains("createSession")))
                .containsExactly("deepidv://createSession");
    }

    @ParameterizedTest
    @ValueSource(strings = {"firstName", "lastName", "email", "phone"})
    void whatIsPersonalIsNoOption(String field) {
        String body = "{" + DeepidvFixture.PERSON + "}";
        assertThatThrownBy(() -> fixture.send("deepidv:createSession?" + field + "=x", body))
                .isInstanceOf(ResolveEndpointFailedException.class)
                .hasMessageContaining(field);
        assertThat(fixture.sandbox.requestLog().total()).isZero();
    }

    private void assertAmbiguous(Exchange created, int lists) {
        assertThat(created.getException())
                .isInstanceOfSatisfying(AmbiguousCreateException.class, failure -> assertThat(failure.getIntentId())
                        .isNotNull());
        assertThat(fixture.requests("createSession")).isBetween(1L, 2L);
        assertThat(fixture.requests("listSessions")).isEqualTo(lists);
    }
}
