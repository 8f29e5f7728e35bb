package xyz.cr3dentials.camel.component.verilock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import xyz.cr3dentials.camel.api.verilock.CreatedSession;
import xyz.cr3dentials.camel.api.verilock.ListSessionsRequest;
import xyz.cr3dentials.camel.api.verilock.Session;
import xyz.cr3dentials.camel.api.verilock.SessionPage;
import xyz.cr3dentials.camel.api.verilock.SessionStatus;
import xyz.cr3dentials.camel.api.verilock.SessionSummary;
import xyz.cr3dentials.camel.component.message.Snapshots;
import xyz.cr3dentials.camel.http.AmbiguousCreateException;
import xyz.cr3dentials.camel.http.InvalidRequestException;
import xyz.cr3dentials.camel.http.NotFoundException;
import xyz.cr3dentials.camel.http.UndecodableAnswerException;
import xyz.cr3dentials.camel.ledger.CreateIntent;
import xyz.cr3dentials.camel.ledger.SessionKey;
import xyz.cr3dentials.camel.ledger.SessionLedger;
import xyz.cr3dentials.camel.sandbox.Fault;
import xyz.cr3dentials.camel.sandbox.verilock.SandboxSession;
import xyz.cr3dentials.camel.sandbox.verilock.VerilockSwitches;

/** Requests and answers over real HTTP to the local vendor. */
class ProducersTest {

    private static final String CREATE = "verilock:createSession?profileId=" + Vendor.PROFILE;

    private final Vendor vendor = new Vendor();

    @AfterEach
    void stop() {
        vendor.close();
    }

    @Test
    void createsFromHeadersThenBodyThenOptions() {
        Exchange exchange = vendor.send(
                CREATE + "&expiresIn=600&externalId=from-option&redirectUrl=http://localhost/back",
                "{\"external_id\":\"from-body\",\"applicant_name\":\"From Body\",\"metadata\":{\"branch\":\"north\"}}",
                Map.of(
                        VerilockConstants.APPLICANT_NAME, "From Header",
                        VerilockConstants.APPLICANT_EMAIL, "ada@example.com"));

        assertThat(exchange.getException()).isNull();
        CreatedSession created = exchange.getMessage().getBody(CreatedSession.class);
        JsonNode request = sent(created.sessionId());
        assertThat(request.path("external_id").textValue()).isEqualTo("from-body");
        assertThat(request.path("applicant_name").textValue()).isEqualTo("From Header");
        assertThat(request.path("applicant_email").textValue()).isEqualTo("ada@example.com");
        assertThat(request.path("expires_in").intValue()).isEqualTo(600);
        assertThat(request.path("redirect_url").textValue()).isEqualTo("http://localhost/back");
        assertThat(request.path("metadata").path("branch").textValue()).isEqualTo("north");
        assertThat(created.sessionUrl()).isNotNull();
        assertThat(exchange.getMessage().getHeaders())
                .containsEntry(VerilockConstants.SESSION_ID, created.sessionId())
                .containsEntry(VerilockConstants.STATUS, "created")
                .containsEntry(VerilockConstants.EXTERNAL_ID, "from-body")
                .containsKeys(VerilockConstants.INTENT_ID, VerilockConstants.EXPIRES_AT)
                .doesNotContainKeys(VerilockConstants.APPLICANT_NAME, VerilockConstants.APPLICANT_EMAIL);
    }

    @Test
    void asksForContinuousMonitoringByOptionHeaderOrBody() {
        Exchange exchange = vendor.send(
                CREATE + "&monitoringEnabled=true&monitoringFrequency=daily",
                "{\"monitoring_enabled\":true}",
                Map.of(VerilockConstants.MONITORING_FREQUENCY, "weekly"));

        String id = exchange.getMessage().getHeader(VerilockConstants.SESSION_ID, String.class);
        assertThat(sent(id).path("monitoring_enabled").booleanValue()).isTrue();
        assertThat(sent(id).path("monitoring_frequency").textValue()).isEqualTo("weekly");
        JsonNode read =
                vendor.send("verilock:getSession", id, Map.of()).getMessage().getBody(JsonNode.class);
        assertThat(read.path("monitoring_enabled").booleanValue()).isTrue();
        assertThat(read.path("monitoring_frequency").textValue()).isEqualTo("weekly");
        String without = vendor.create();
        assertThat(sent(without).has("monitoring_enabled")).isFalse();
        assertThat(sent(without).has("monitoring_frequency")).isFalse();
    }

    @Test
    void refusesAFrequencyThatTheVendorDoesNotKnow() {
        Exchange exchange = vendor.send(
                CREATE, "{\"monitoring_frequency\":\"hourly\",\"monitoring_enabled\":\"perhaps\"}", Map.of());

        assertThat(violations(exchange))
                .hasSize(2)
                .anyMatch(text -> text.startsWith("monitoring_frequency is not one of daily weekly"))
                .anyMatch(text -> text.startsWith("monitoring_enabled is a text"));
    }

    @Test
    void sendsFieldsThatNoDocumentNamesWhereThatIsAllowed() {
        String body = "{\"locale\":\"de\",\"limits\":{\"tries\":[1,2.5]},\"external_id\":\"loan-1\"}";
        assertThat(violations(vendor.send(CREATE, body, Map.of())))
                .hasSize(2)
                .anyMatch(text -> text.startsWith("'locale' is not a field"))
                .anyMatch(text -> text.startsWith("'limits' is not a field"));

        Exchange exchange = vendor.send(CREATE + "&additionalFields=true", body, Map.of());

        assertThat(exchange.getException()).isNull();
        JsonNode request = sent(exchange.getMessage().getHeader(VerilockConstants.SESSION_ID, String.class));
        assertThat(request.path("locale").textValue()).isEqualTo("de");
        assertThat(request.path("limits").toString()).isEqualTo("{\"tries\":[1,2.5]}");
        assertThat(request.path("external_id").textValue()).isEqualTo("loan-1");
        assertThat(request.has("additional")).isFalse();
        assertThat(violations(vendor.send(
                        CREATE + "&additionalFields=true", "{\"locale\":\"\\u0000\",\"expires_in\":1}", Map.of())))
                .hasSize(2)
                .anyMatch(text -> text.startsWith("an additional field holds the character NUL"))
                .anyMatch(text -> text.startsWith("expires_in is 1"));
    }

    @Test
    void readsNoAnswerLongerThanAllowed() {
        String id = vendor.create();
        Exchange tooLong = vendor.send("verilock:getSession?maximumAnswerSize=100", id, Map.of());
        assertThat(tooLong.getException())
                .isInstanceOf(UndecodableAnswerException.class)
                .hasMessageContaining("longer than allowed")
                .hasMessageContaining("maximumAnswerSize");
        assertThat(vendor.send("verilock:getSession?maximumAnswerSize=100000", id, Map.of())
                        .getException())
                .isNull();
        assertThatThrownBy(() -> vendor.context
                        .getEndpoint("verilock:getSession?maximumAnswerSize=0")
                        .start())
                .hasStackTraceContaining("maximumAnswerSize: must be 1 or more");
    }

    @Test
    void keepsNoTokenOfANewSessionInTheLedger() {
        Exchange exchange = vendor.send(CREATE, null, Map.of());
        CreatedSession created = exchange.getMessage().getBody(CreatedSession.class);
        assertThat(Snapshots.ofCreated(Vendor.ACCOUNT, created, null).json()).isEmpty();
    }

    @Test
    void namesEveryMistakeOfACreationAndSendsNothing() {
        Exchange exchange = vendor.send(
                "verilock:createSession",
                "{\"profile\":\"x\",\"profile_id\":\"no\",\"applicant_email\":7,\"metadata\":[]}",
                Map.of(VerilockConstants.EXPIRES_IN, "12"));

        assertThat(violations(exchange))
                .hasSize(5)
                .anyMatch(text -> text.contains("'profile' is not a field"))
                .anyMatch(text -> text.startsWith("profile_id is no UUID"))
                .anyMatch(text -> text.startsWith("applicant_email is a number"))
                .anyMatch(text -> text.startsWith("metadata is a list"))
                .anyMatch(text -> text.startsWith("expires_in is 12"));
        assertThat(vendor.sandbox.requestLog().total()).isZero();
    }

    @Test
    void tiesALostCreationToItsSessionByTheReferenceOnceThatIsRead() throws Exception {
        vendor.sandbox.faults().next(1, Fault.Kind.CUT_AFTER, "createSession");
        Exchange exchange = vendor.send(CREATE + "&externalId=loan-1", null, Map.of());

        assertThat(exchange.getException())
                .isInstanceOfSatisfying(AmbiguousCreateException.class, e -> assertThat(e.getIntentId())
                        .isNotNull());
        String intentId = ((AmbiguousCreateException) exchange.getException()).getIntentId();
        assertThat(vendor.sandbox.createdSessions()).hasSize(1);
        String id = vendor.sandbox.createdSessions().get(0).sessionId();
        Exchange asked = vendor.send("verilock:getSession", null, Map.of(VerilockConstants.EXTERNAL_ID, "loan-1"));
        assertThat(asked.getException()).isInstanceOf(AmbiguousCreateException.class);

        vendor.follow("initialDelay=0&delay=100");
        // What has ended before the first look is history.
        await().until(() ->
                ledger().detection().baseline(Vendor.ACCOUNT, "approved").isPresent());
        vendor.sandbox.finish(id, "approved");
        await().until(() -> vendor.handedOver.containsKey(id));

        assertThat(ledger().findIntent(Vendor.ACCOUNT, intentId))
                .hasValueSatisfying(intent -> assertThat(intent.sessionId()).isEqualTo(id));
        assertThat(vendor.send("verilock:getSession", null, Map.of(VerilockConstants.EXTERNAL_ID, "loan-1"))
                        .getMessage()
                        .getBody(Session.class)
                        .sessionId())
                .isEqualTo(id);
    }

    @Test
    void marksARefusedCreationAsRefused() {
        vendor.sandbox.faults().next(1, Fault.Kind.UNAUTHORIZED);
        vendor.send(CREATE + "&externalId=loan-2", null, Map.of());
        assertThat(ledger().findIntents(Vendor.ACCOUNT, "loan-2", 5))
                .extracting(CreateIntent::state)
                .containsExactly(CreateIntent.State.REFUSED);
    }

    @Test
    void readsASessionByHeaderOptionBodyAnswerAndReference() {
        Exchange created = vendor.send(CREATE + "&externalId=loan-3", null, Map.of());
        CreatedSession answer = created.getMessage().getBody(CreatedSession.class);
        String id = answer.sessionId();

        for (Exchange exchange : List.of(
                vendor.send("verilock:getSession", null, Map.of(VerilockConstants.SESSION_ID, id)),
                vendor.send("verilock:getSession?sessionId=" + id, "anything", Map.of()),
                vendor.send("verilock:getSession", id, Map.of()),
                vendor.send("verilock:getSession", answer, Map.of()),
                vendor.send("verilock:getSession", Map.of("id", id), Map.of()),
                vendor.send("verilock:getSession?externalId=loan-3", null, Map.of()),
                vendor.send("verilock:getSession", null, Map.of(VerilockConstants.EXTERNAL_ID, "loan-3")))) {
            assertThat(exchange.getException()).isNull();
            assertThat(exchange.getMessage().getBody(Session.class).sessionId()).isEqualTo(id);
            assertThat(exchange.getMessage().getHeaders())
                    .containsEntry(VerilockConstants.SESSION_ID, id)
                    .containsEntry(VerilockConstants.EXTERNAL_ID, "loan-3");
        }
        assertThat(violations(vendor.send("verilock:getSession", null, Map.of())))
                .singleElement()
                .asString()
                .contains("CamelVerilockSessionId", "CamelVerilockExternalId");
        assertThat(vendor.send("verilock:getSession?externalId=unheard-of", null, Map.of())
                        .getException())
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void servesEverySessionOfToDWithOneEndpoint() throws Exception {
        vendor.context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:get").toD("verilock:getSession?sessionId=${header.id}&account=emea");
                from("direct:create")
                        .toD("verilock:createSession?profileId=" + Vendor.PROFILE
                                + "&applicantEmail=${header.email}&externalId=${header.id}");
            }
        });
        for (String reference : List.of("a", "b")) {
            Exchange created = vendor.send(
                    "direct:create", null, Map.of("id", reference, "email", reference + "@canary.example.com"));
            assertThat(created.getException()).isNull();
            String id = created.getMessage().getHeader(VerilockConstants.SESSION_ID, String.class);
            assertThat(sent(id).path("applicant_email").textValue()).startsWith(reference);
            Exchange read = vendor.send("direct:get", null, Map.of("id", id));
            assertThat(read.getMessage().getBody(Session.class).sessionId()).isEqualTo(id);
        }
        assertThat(vendor.context.getEndpoints().stream()
                        .filter(VerilockEndpoint.class::isInstance)
                        .map(Object::toString))
                .hasSize(2)
                .noneMatch(uri -> uri.contains("canary"));
    }

    @Test
    void listsOnePageAndTellsWhatTheVendorUsed() {
        vendor.sandbox.spawnEnded(25, "declined", Duration.ofHours(1));
        vendor.sandbox.spawnEnded(5, "approved", Duration.ofHours(1));

        Exchange exchange = vendor.send(
                "verilock:listSessions?status=approved&perPage=10",
                Map.of("page", "3"),
                Map.of(VerilockConstants.STATUS, "declined", VerilockConstants.FROM, LocalDate.parse("1970-01-01")));

        assertThat(exchange.getException()).isNull();
        SessionPage page = exchange.getMessage().getBody(SessionPage.class);
        assertThat(page.sessions()).hasSize(5);
        assertThat(exchange.getMessage().getHeaders())
                .containsEntry(VerilockConstants.TOTAL, 25L)
                .containsEntry(VerilockConstants.PAGE, 3)
                .containsEntry(VerilockConstants.PER_PAGE, 10);
        Exchange record = vendor.send(
                "verilock:listSessions",
                new ListSessionsRequest(1, 4, SessionStatus.APPROVED, LocalDate.parse("1970-01-01"), null),
                Map.of());
        assertThat(record.getException()).isNull();
        assertThat(record.getMessage().getBody(SessionPage.class).sessions()).hasSize(4);
    }

    @Test
    void readsPageAfterPageAsTheRouteConsumesThem() {
        vendor.sandbox.spawnEnded(250, "declined", Duration.ofHours(1));
        Exchange exchange =
                vendor.send("verilock:listSessions?status=declined&perPage=100&autoPage=true", null, Map.of());
        Iterator<?> sessions = exchange.getMessage().getBody(Iterator.class);
        Set<String> ids = new HashSet<>();
        ids.add(((SessionSummary) sessions.next()).sessionId());
        assertThat(vendor.sandbox.requestLog().count("listSessions")).isEqualTo(1);
        sessions.forEachRemaining(row -> ids.add(((SessionSummary) row).sessionId()));
        assertThat(ids).hasSize(250);
        assertThat(vendor.sandbox.requestLog().count("listSessions")).isEqualTo(3);
    }

    @Test
    void namesEveryMistakeOfAListAndSendsNothing() {
        Exchange exchange = vendor.send(
                "verilock:listSessions",
                Map.of("limit", 5, "page", 0, "per_page", "many", "from", "yesterday", "to", "1970-13-01"),
                Map.of());
        assertThat(violations(exchange))
                .hasSize(5)
                .anyMatch(text -> text.contains("'limit' is not a field"))
                .anyMatch(text -> text.startsWith("page is 0"))
                .anyMatch(text -> text.startsWith("per_page is a text"))
                .anyMatch(text -> text.startsWith("from is no date"))
                .anyMatch(text -> text.startsWith("to is no date"));
        assertThat(vendor.sandbox.requestLog().total()).isZero();
    }

    @Test
    void auditFindsWhatEndedUnnoticed() throws Exception {
        vendor.sandbox.set(VerilockSwitches.WEBHOOKS, false);
        vendor.follow("initialDelay=0&delay=3600000");
        await().until(() ->
                ledger().detection().baseline(Vendor.ACCOUNT, "expired").isPresent());
        String id = vendor.create();
        vendor.sandbox.finish(id, "expired");
        Exchange exchange = vendor.send("verilock:auditSessions", null, Map.of());
        assertThat(exchange.getMessage().getHeader(VerilockConstants.AUDIT_CLEAN))
                .isEqualTo(false);
        assertThat(exchange.getMessage().getBody(Map.class).get("ended")).isEqualTo(1);
        assertThat(ledger().timeline(new SessionKey(Vendor.ACCOUNT, id))).isNotEmpty();
    }

    private SessionLedger ledger() {
        return vendor.context
                .getEndpoint("verilock:getSession", VerilockEndpoint.class)
                .ledger();
    }

    private JsonNode sent(String sessionId) {
        SandboxSession session = vendor.sandbox.session(sessionId);
        assertThat(session).isNotNull();
        return session.request();
    }

    private static List<String> violations(Exchange exchange) {
        assertThat(exchange.getException()).isInstanceOf(InvalidRequestException.class);
        return ((InvalidRequestException) exchange.getException()).getMessages();
    }
}
