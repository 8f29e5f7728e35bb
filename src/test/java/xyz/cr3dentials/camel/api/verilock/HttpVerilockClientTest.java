package xyz.cr3dentials.camel.api.verilock;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.QueryParameter;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.cr3dentials.camel.api.Outcome;
import xyz.cr3dentials.camel.contract.ApiContract;
import xyz.cr3dentials.camel.http.AmbiguousCreateException;
import xyz.cr3dentials.camel.http.AuthScheme;
import xyz.cr3dentials.camel.http.InvalidRequestException;
import xyz.cr3dentials.camel.http.NotFoundException;
import xyz.cr3dentials.camel.http.UndecodableAnswerException;
import xyz.cr3dentials.camel.http.budget.RequestPriority;
import xyz.cr3dentials.camel.http.pipeline.ApiPipeline;
import xyz.cr3dentials.camel.http.pipeline.HttpSettings;

/** The client against the answers of both document generations; every request is held against the contract. */
class HttpVerilockClientTest {

    private static final ApiContract CONTRACT = ApiContract.verilock();
    private static final String PROFILE = "3f0c9e1b-55d1-4c1e-9a57-0b7c2f0e7a10";
    private static final CreateSessionRequest FULL = new CreateSessionRequest(
            PROFILE,
            "ana@example.org",
            "Ana Berg",
            "cust-17",
            "https://partner.example/back",
            1800,
            Map.of("branch", "north"));
    private static final String NEWER = """
            {"id":"ses_1","type":"kyc","status":"declined","external_id":"cust-17",
             "session_url":"https://verilock.example/verify/tok_9xK2","steps":["document","face_match"],
             "applicant":{"first_name":"Ana"},"results":{"face_match":{"status":"declined","score":0.31,"details":{}}},
             "created_at":"2026-11-20T10:00:00Z","completed_at":"2026-11-20T10:09:30Z","novelty":{"kept":true}}""";
    private static final String OLDER =
            NEWER.replace("external_id", "reference_id").replace("session_url", "hosted_url");

    private static WireMockServer vendor;
    private static CamelContext context;

    private final String key = "qi_test_" + UUID.randomUUID();
    private ApiPipeline pipeline;
    private VerilockClient client;

    @BeforeAll
    static void startVendor() {
        vendor = new WireMockServer(options().dynamicPort());
        vendor.start();
        context = new DefaultCamelContext();
        context.start();
    }

    @AfterAll
    static void stopVendor() {
        context.stop();
        vendor.stop();
    }

    @BeforeEach
    void connect() {
        vendor.resetAll();
        pipeline = ApiPipeline.create(
                context,
                HttpSettings.builder(VerilockApi.VENDOR, vendor.baseUrl() + "/api/v1/")
                        .apiKey(() -> key)
                        .authScheme(AuthScheme.BEARER)
                        .build());
        pipeline.start();
        client = new HttpVerilockClient(pipeline);
    }

    @AfterEach
    void everyRequestKeptTheContract() {
        pipeline.stop();
        for (LoggedRequest request : vendor.findAll(anyRequestedFor(anyUrl()))) {
            assertThat(violations(request)).as(request.getUrl()).isEmpty();
            assertThat(request.getHeader("Authorization")).isEqualTo("Bearer " + key);
        }
    }

    @Test
    void aCreationSendsEveryFieldUnderTheVendorsName() {
        answer(201, """
                {"id":"ses_1","session_token":"tok_9xK2","session_url":"https://verilock.example/verify/tok_9xK2",
                 "status":"created","expires_at":"2026-11-20T11:00:00Z"}""");
        CreatedSession created = client.createSession(FULL);
        assertThat(created.sessionId()).isEqualTo("ses_1");
        assertThat(created.status()).isEqualTo(SessionStatus.CREATED);
        assertThat(created.sessionUrl()).isEqualTo("https://verilock.example/verify/tok_9xK2");
        assertThat(created.sessionToken()).isEqualTo("tok_9xK2");
        assertThat(created.expiresAt()).isEqualTo(Instant.parse("2026-11-20T11:00:00Z"));
        assertThat(created.externalId()).isNull();
        assertThat(created.toString()).doesNotContain("tok_9xK2");
        assertThat(sent().getBodyAsString())
                .isEqualTo(
                        ("{\"profile_id\":\"%s\",\"applicant_email\":\"ana@example.org\",\"applicant_name\":\"Ana Berg\","
                                        + "\"external_id\":\"cust-17\",\"redirect_url\":\"https://partner.example/back\","
                                        + "\"expires_in\":1800,\"metadata\":{\"branch\":\"north\"}}")
                                .formatted(PROFILE));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202})
    void theOlderAnswerIsReadWhateverTheSuccessCode(int code) {
        answer(
                code,
                "{\"id\":\"ses_1\",\"hosted_url\":\"https://verilock.example/verify/ses_1\",\"reference_id\":\"r\"}");
        CreatedSession created =
                client.createSession(new CreateSessionRequest(PROFILE, null, null, null, null, null, null));
        assertThat(created.status()).isEqualTo(SessionStatus.CREATED);
        assertThat(created.sessionUrl()).isEqualTo("https://verilock.example/verify/ses_1");
        assertThat(created.sessionToken()).isNull();
        assertThat(created.externalId()).isEqualTo("r");
        assertThat(created.json().path("status").asText()).isEqualTo("created");
        assertThat(sent().getBodyAsString()).isEqualTo("{\"profile_id\":\"" + PROFILE + "\"}");
    }

    @Test
    void aCreationWhoseAnswerHasNoIdIsAmbiguous() {
        answer(201, "{\"status\":\"created\"}");
        assertThatThrownBy(() -> client.createSession(FULL)).isInstanceOf(AmbiguousCreateException.class);
    }

    @Test
    void aRequestThatBreaksRulesIsNotSent() {
        assertThatThrownBy(() -> client.createSession(
                        new CreateSessionRequest("7", null, null, null, "http://localhost/secret", 1, null)))
                .isInstanceOfSatisfying(InvalidRequestException.class, e -> assertThat(e.getMessages())
                        .hasSize(3))
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> client.getSession(" ")).isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> client.getSession("..")).isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> client.listSessions(new ListSessionsRequest(0, 101, null, null, null)))
                .isInstanceOfSatisfying(InvalidRequestException.class, e -> assertThat(e.getMessages())
                        .hasSize(2));
        vendor.verify(0, anyRequestedFor(anyUrl()));
    }

    @Test
    void metadataThatJsonCannotExpressIsRefusedWithoutBeingQuoted() {
        Map<String, Object> metadata = Map.of("person", new Object() {
            @Override
            public String toString() {
                return "Ada";
            }
        });
        assertThatThrownBy(() ->
                        client.createSession(new CreateSessionRequest(PROFILE, null, null, null, null, null, metadata)))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("metadata")
                .hasMessageNotContaining("Ada")
                .hasNoCause();
    }

    @Test
    void aRefusalNamesEveryFieldAndTheRequestsId() {
        vendor.stubFor(any(anyUrl())
                .willReturn(status(422).withHeader("X-Request-Id", "req_7").withBody("""
                        {"error":"validation_error","message":"The given data was invalid.",
                         "details":{"profile_id":["is unknown"],"applicant_email":["ana@example.org is blocked"]}}""")));
        assertThatThrownBy(() -> client.createSession(FULL))
                .isInstanceOfSatisfying(InvalidRequestException.class, e -> {
                    assertThat(e.getMessages())
                            .containsExactly(
                                    "The given data was invalid.",
                                    "profile_id: is unknown",
                                    "applicant_email: xxxxxx is blocked");
                    assertThat(e.getRequestId()).isEqualTo("req_7");
                });
    }

    @Test
    void anIdTravelsAsOnePathSegment() {
        answer(200, NEWER.replace("ses_1", "a/b?c#d e%2F{{x}}+é"));
        client.getSession("a/b?c#d e%2F{{x}}+é");
        assertThat(sent().getUrl()).isEqualTo("/api/v1/sessions/a%2Fb%3Fc%23d%20e%252F%7B%7Bx%7D%7D%2B%C3%A9");
    }

    @ParameterizedTest
    @ValueSource(strings = {"newer", "older", "enveloped"})
    void aSessionIsReadInEitherSpelling(String generation) {
        answer(
                200,
                switch (generation) {
                    case "newer" -> NEWER;
                    case "older" -> OLDER;
                    default -> "{\"data\":" + NEWER + "}";
                });
        Session session = client.getSession("ses_1");
        assertThat(session.status()).isEqualTo(SessionStatus.DECLINED);
        assertThat(session.outcome()).isEqualTo(Outcome.DECLINED);
        assertThat(session.type()).isEqualTo("kyc");
        assertThat(session.externalId()).isEqualTo("cust-17");
        assertThat(session.sessionUrl()).endsWith("tok_9xK2");
        assertThat(session.steps()).containsExactly("document", "face_match");
        assertThat(session.applicant()).containsEntry("first_name", "Ana");
        assertThat(session.results()).containsKey("face_match");
        assertThat(session.completedAt()).isEqualTo(Instant.parse("2026-11-20T10:09:30Z"));
        assertThat(session.expiresAt()).isNull();
        assertThat(session.json().path("novelty").path("kept").asBoolean()).isTrue();
        assertThat(session.toString()).doesNotContain("Ana", "0.31", "tok_9xK2");
        assertThat(VerilockApi.SPEC.session(session.json())).isEqualTo(session);
    }

    @Test
    void theNewerSpellingCountsFirst() {
        answer(200, "{\"id\":\"ses_1\",\"status\":\"created\",\"external_id\":\"new\",\"reference_id\":\"old\"}");
        assertThat(client.getSession("ses_1").externalId()).isEqualTo("new");
    }

    @Test
    void aSessionOfAnotherKeyIsNotFound() {
        answer(404, "{\"error\":\"not_found\",\"message\":\"No such session\",\"details\":null}");
        assertThatThrownBy(() -> client.getSession("x"))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("No such session");
    }

    @Test
    void aListSendsOnlyWhatIsSetAndReadsSparseRows() {
        answer(200, """
                {"data":[{"id":"a","status":"in_review","reference_id":"r"}],
                 "meta":{"current_page":1,"last_page":3,"per_page":15,"total":41}}""");
        SessionPage page = client.listSessions(ListSessionsRequest.ALL);
        assertThat(page.total()).isEqualTo(41);
        assertThat(page.currentPage()).isEqualTo(1);
        assertThat(page.lastPage()).isEqualTo(3);
        assertThat(page.perPage()).isEqualTo(15);
        assertThat(page.sessions().get(0).externalId()).isEqualTo("r");
        assertThat(page.sessions().get(0).status().isKnown()).isFalse();
        assertThat(page.sessions().get(0).status().isTerminal()).isFalse();
        client.listSessions(new ListSessionsRequest(
                2, 5, SessionStatus.APPROVED, LocalDate.parse("2026-11-01"), LocalDate.parse("2026-11-20")));
        assertThat(vendor.findAll(anyRequestedFor(anyUrl())))
                .extracting(LoggedRequest::getUrl)
                .containsExactly(
                        "/api/v1/sessions",
                        "/api/v1/sessions?page=2&per_page=5&status=approved&from=2026-11-01&to=2026-11-20");
    }

    @Test
    void aListWithoutFiguresIsTakenAsAskedFor() {
        answer(200, "{\"data\":[]}");
        SessionPage page = client.listSessions(new ListSessionsRequest(2, 5, null, null, null));
        assertThat(page.currentPage()).isEqualTo(2);
        assertThat(page.perPage()).isEqualTo(5);
        assertThat(page.lastPage()).isNull();
        assertThat(page.total()).isEqualTo(SessionPage.UNKNOWN_TOTAL);
        assertThat(client.listSessions(ListSessionsRequest.ALL).perPage()).isEqualTo(15);
    }

    @Test
    void allPagesAreReadOnDemand() {
        answer(
                200,
                "{\"data\":[{\"id\":\"a\",\"status\":\"approved\"}],\"meta\":{\"current_page\":1,\"last_page\":1}}");
        Iterator<SessionSummary> all =
                client.withPriority(RequestPriority.BACKFILL).listAllSessions(ListSessionsRequest.ALL);
        vendor.verify(0, anyRequestedFor(anyUrl()));
        assertThat(all).toIterable().extracting(SessionSummary::sessionId).containsExactly("a");
        vendor.verify(1, anyRequestedFor(anyUrl()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"data\":null}", "[]", "{\"error\":\"x\"}"})
    void answersOfAnotherShapeAreUndecodable(String body) {
        answer(200, body);
        assertThatThrownBy(() -> client.getSession("x")).isInstanceOf(UndecodableAnswerException.class);
        assertThatThrownBy(() -> client.listSessions(ListSessionsRequest.ALL))
                .isInstanceOf(UndecodableAnswerException.class);
    }

    private static LoggedRequest sent() {
        return vendor.findAll(anyRequestedFor(anyUrl())).get(0);
    }

    private static void answer(int code, String body) {
        vendor.stubFor(any(anyUrl()).willReturn(status(code).withBody(body)));
    }

    private static List<String> violations(LoggedRequest request) {
        Map<String, List<String>> query = new HashMap<>();
        for (Map.Entry<String, QueryParameter> parameter :
                request.getQueryParams().entrySet()) {
            query.put(parameter.getKey(), parameter.getValue().values());
        }
        Map<String, List<String>> headers = new HashMap<>();
        for (HttpHeader header : request.getHeaders().all()) {
            headers.put(header.key(), header.values());
        }
        String body = request.getBodyAsString();
        return CONTRACT.validateRequest(
                request.getMethod().getName(),
                URI.create(request.getUrl()).getRawPath(),
                query,
                headers,
                body.isEmpty() ? null : body);
    }
}
