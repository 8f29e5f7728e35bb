package xyz.cr3dentials.camel.api.deepidv;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.QueryParameter;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
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
import xyz.cr3dentials.camel.contract.ApiContract;
import xyz.cr3dentials.camel.http.AmbiguousCreateException;
import xyz.cr3dentials.camel.http.AuthenticationException;
import xyz.cr3dentials.camel.http.InvalidRequestException;
import xyz.cr3dentials.camel.http.NotFoundException;
import xyz.cr3dentials.camel.http.PaymentRequiredException;
import xyz.cr3dentials.camel.http.UndecodableAnswerException;
import xyz.cr3dentials.camel.http.budget.RequestPriority;
import xyz.cr3dentials.camel.http.pipeline.ApiPipeline;
import xyz.cr3dentials.camel.http.pipeline.HttpSettings;

/** The client against the answers of all document generations; every request is held against the contract. */
class HttpDeepidvClientTest {

    private static final ApiContract CONTRACT = ApiContract.deepidv();

    private static final CreateSessionRequest FULL = new CreateSessionRequest(
            "Ada",
            "Lovelace",
            "ada@example.org",
            "+15550100123",
            "cust-17",
            false,
            false,
            "wf_1",
            "https://shop.example.com/done",
            48);

    private static WireMockServer vendor;
    private static CamelContext context;

    private final String key = UUID.randomUUID().toString();
    private ApiPipeline pipeline;
    private DeepidvClient client;

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
                HttpSettings.builder("deepidv", vendor.baseUrl())
                        .apiKey(() -> key)
                        .budget(HttpDeepidvClient.BUDGET)
                        .build());
        pipeline.start();
        client = new HttpDeepidvClient(pipeline);
    }

    @AfterEach
    void everyRequestKeptTheContract() {
        pipeline.stop();
        for (LoggedRequest request : vendor.findAll(anyRequestedFor(anyUrl()))) {
            assertThat(violations(request)).as(request.getUrl()).isEmpty();
            assertThat(request.getHeader("x-api-key")).isEqualTo(key);
        }
    }

    @Test
    void aCreationSendsEveryFieldAndReadsTheNewestAnswer() {
        answer(200, Answers.CREATED);
        CreatedSession created = client.createSession(FULL);
        assertThat(created.id()).isEqualTo("6f3c4f0a");
        assertThat(created.status()).isEqualTo(SessionStatus.PENDING);
        assertThat(created.externalId()).isEqualTo("cust-17");
        assertThat(created.expiresAt()).isEqualTo(Instant.parse("2026-11-27T10:00:00Z"));
        assertThat(created.links())
                .extracting(CreatedSession.Link::rel, CreatedSession.Link::href)
                .containsExactly(
                        tuple("self", "https://api.example/s3cret"), tuple("old", "https://api.example/s3cret"));
        assertThat(created.json().path("novelty").path("kept").asBoolean()).isTrue();
        assertThat(created + " " + created.links()).doesNotContain("s3cret").doesNotContain("shop.example");
        assertThat(created.json().path("status").asText()).isEqualTo("PENDING");
        assertThat(vendor.findAll(anyRequestedFor(anyUrl())).get(0).getBodyAsString())
                .isEqualTo(
                        "{\"first_name\":\"Ada\",\"last_name\":\"Lovelace\",\"email\":\"ada@example.org\",\"phone\":\"+15550100123\","
                                + "\"external_id\":\"cust-17\",\"send_email_invite\":false,\"send_phone_invite\":false,\"workflow_id\":\"wf_1\","
                                + "\"redirect_url\":\"https://shop.example.com/done\",\"expiresInHours\":48}");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201})
    void theOlderNamesOfAnAnswerAreReadWhateverTheSuccessCode(int code) {
        answer(code, Answers.CREATED_BEFORE);
        CreatedSession created = client.createSession(FULL);
        assertThat(created.id()).isEqualTo("6f3c4f0a");
        assertThat(created.externalId()).isEqualTo("cust-17");
        assertThat(created.expiresAt()).isNull();
    }

    @Test
    void aCreationThatLeavesInvitationsToTheVendorIsWarnedOfOnceForTheClientAndItsCopies() {
        answer(200, Answers.CREATED);
        CreateSessionRequest open = new CreateSessionRequest(
                "Ada", "Lovelace", "ada@example.org", "+15550100123", null, true, null, null, null, null);
        String log = logOf(() -> {
            client.createSession(FULL);
            client.createSession(open);
            client.createSession(open);
            client.withPriority(RequestPriority.DETECT).createSession(open);
        });
        assertThat(log.lines().filter(line -> line.contains("real e-mail and a real SMS")))
                .singleElement()
                .asString()
                .contains("WARN")
                .doesNotContain("ada@example.org");
    }

    @Test
    void aCreationWhoseAnswerHasNoIdIsAmbiguous() {
        answer(200, "{\"session_url\":\"https://app.example/\"}");
        assertThatThrownBy(() -> client.createSession(FULL)).isInstanceOf(AmbiguousCreateException.class);
    }

    @Test
    void errorsAreClassifiedByTheirCodeAloneWhateverTheirBody() {
        answer(402, "Token balance too low for ada@example.org");
        assertThatThrownBy(() -> client.createSession(FULL))
                .isInstanceOf(PaymentRequiredException.class)
                .hasMessageContaining("Token balance too low")
                .hasMessageNotContaining("ada@example.org");
        answer(400, "{\"error\":\"bad phone\"}");
        assertThatThrownBy(() -> client.createSession(FULL))
                .isInstanceOfSatisfying(InvalidRequestException.class, e -> assertThat(e.getMessages())
                        .containsExactly("bad phone"));
        answer(403, "{\"error\":\"This is a sandbox API key.\"}");
        assertThatThrownBy(() -> client.createSession(FULL)).isInstanceOf(AuthenticationException.class);
        answer(404, "no such workflow");
        assertThatThrownBy(() -> client.createSession(FULL)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void aRequestThatBreaksRulesIsNotSent() {
        assertThatThrownBy(() -> client.createSession(
                        new CreateSessionRequest("Ada", null, "x", "1", null, null, null, null, "http://a", 0)))
                .isInstanceOfSatisfying(InvalidRequestException.class, e -> assertThat(e.getMessages())
                        .hasSize(5));
        assertThatThrownBy(() -> client.getSession("..")).isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> client.updateStatus(" ", SessionStatus.VERIFIED))
                .isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> client.updateStatus("a", SessionStatus.VOIDED))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("new_status is not one of VERIFIED REJECTED");
        assertThatThrownBy(() -> client.listSessions(new ListSessionsRequest(501, "", null, null, null, " ", null)))
                .isInstanceOfSatisfying(InvalidRequestException.class, e -> assertThat(e.getMessages())
                        .hasSize(3));
        vendor.verify(0, anyRequestedFor(anyUrl()));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aSessionIsReadInItsEnvelopeAndWithout(boolean envelope) {
        String answer = envelope ? Answers.SESSION : Answers.RECORD;
        answer(200, answer.replace("6f3c4f0a", "a/b?c é"));
        Session session = client.getSession("a/b?c é");
        assertThat(vendor.findAll(anyRequestedFor(anyUrl())).get(0).getUrl())
                .isEqualTo("/v1/sessions/a%2Fb%3Fc%20%C3%A9");
        assertThat(session.id()).isEqualTo("a/b?c é");
        assertThat(session.status()).isEqualTo(SessionStatus.REJECTED);
        assertThat(session.externalId()).isEqualTo("cust-17");
        assertThat(session.sessionRecord().submittedAt()).isEqualTo(Instant.parse("2026-11-20T10:10:00Z"));
        assertThat(session.analysisData()).containsEntry("faceliveness_score", 97);
        assertThat(session.location().path("country").asText()).isEqualTo("Wonderland");
        assertThat(session.user() == null).isEqualTo(!envelope);
        assertThat(session + " " + session.sessionRecord())
                .doesNotContain("Wonderland", "s3cret", "Ada", "192.0.2.1", "cust-17");
    }

    @Test
    void aDecisionIsPatchedAndAnswersTheRecord() {
        answer(200, "{\"session_record\":" + Answers.RECORD + "}");
        assertThat(client.updateStatus("6f3c4f0a", SessionStatus.REJECTED).status())
                .isEqualTo(SessionStatus.REJECTED);
        LoggedRequest sent = vendor.findAll(anyRequestedFor(anyUrl())).get(0);
        assertThat(sent.getMethod().getName()).isEqualTo("PATCH");
        assertThat(sent.getUrl()).isEqualTo("/v1/sessions/6f3c4f0a/update-status");
        assertThat(sent.getBodyAsString()).isEqualTo("{\"new_status\":\"REJECTED\"}");
    }

    @Test
    void aListSendsOnlyWhatIsSetAndReadsSparseRows() {
        answer(200, "{\"sessions\":[{\"id\":\"a\",\"status\":\"NEW_ONE\"}],\"next_token\":\"t+/=\"}");
        SessionPage page = client.listSessions(ListSessionsRequest.ALL);
        assertThat(page.nextToken()).isEqualTo("t+/=");
        assertThat(page.toString()).doesNotContain("t+/=");
        assertThat(page.sessions().get(0).status().isKnown()).isFalse();
        assertThat(page.sessions().get(0).status().isTerminal()).isFalse();
        client.listSessions(new ListSessionsRequest(
                500,
                "t+/=",
                Instant.parse("2026-11-01T00:00:00Z"),
                Instant.parse("2026-11-20T10:00:00Z"),
                true,
                "cust 17",
                "wf_1"));
        assertThat(vendor.findAll(anyRequestedFor(anyUrl())))
                .extracting(LoggedRequest::getUrl)
                .containsExactly(
                        "/v1/sessions",
                        "/v1/sessions?limit=500&next_token=t%2B%2F%3D&start_date=2026-11-01T00%3A00%3A00Z"
                                + "&end_date=2026-11-20T10%3A00%3A00Z&by_organization=true&external_id=cust%2017&workflow_id=wf_1");
    }

    @Test
    void allPagesAreReadOnDemand() {
        answer(200, "{\"sessions\":[{\"id\":\"a\",\"status\":\"FAILED\"}],\"next_token\":null}");
        Iterator<SessionSummary> all =
                client.withPriority(RequestPriority.BACKFILL).listAllSessions(ListSessionsRequest.withExternalId("x"));
        vendor.verify(0, anyRequestedFor(anyUrl()));
        assertThat(all).toIterable().extracting(SessionSummary::id).containsExactly("a");
        assertThat(vendor.findAll(anyRequestedFor(anyUrl())))
                .extracting(LoggedRequest::getUrl)
                .containsExactly("/v1/sessions?limit=100&external_id=x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"session_record\":null}", "[]", "{\"session_record\":{\"id\":\"a\"}}"})
    void answersOfAnotherShapeAreUndecodable(String body) {
        answer(200, body);
        assertThatThrownBy(() -> client.getSession("x")).isInstanceOf(UndecodableAnswerException.class);
        assertThatThrownBy(() -> client.listSessions(ListSessionsRequest.ALL))
                .isInstanceOf(UndecodableAnswerException.class);
    }

    /** The tests' logger writes to the standard error stream of the moment. */
    private static String logOf(Runnable work) {
        PrintStream before = System.err;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        try {
            work.run();
        } finally {
            System.setErr(before);
        }
        return log.toString(StandardCharsets.UTF_8);
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
