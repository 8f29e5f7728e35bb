package xyz.cr3dentials.camel.api.cr3dentials;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
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
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
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
class HttpCr3dentialsClientTest {

    private static final ApiContract CONTRACT = ApiContract.cr3dentials();

    private static final CreateSessionRequest FULL = new CreateSessionRequest(
            7L, Map.of("name", "Ada", "age", 36), 24, "DE", "https://hooks.example.com/t", "loan-889");

    private static WireMockServer vendor;
    private static CamelContext context;

    private final String key = UUID.randomUUID().toString();
    private ApiPipeline pipeline;
    private Cr3dentialsClient client;

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
        connect(AuthScheme.X_API_KEY);
    }

    @AfterEach
    void everyRequestKeptTheContract() {
        pipeline.stop();
        for (LoggedRequest request : vendor.findAll(anyRequestedFor(anyUrl()))) {
            assertThat(violations(request)).as(request.getUrl()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(AuthScheme.class)
    void aCreationSendsEveryFieldInEitherFormOfAuthentication(AuthScheme scheme) {
        pipeline.stop();
        connect(scheme);
        answer(201, "{\"status\":\"success\",\"data\":" + Answers.CREATED_WITH_STATUS + "}");
        CreatedSession created = client.createSession(FULL);
        assertThat(created.sessionId()).isEqualTo("0b7c2f0e");
        assertThat(created.status()).isEqualTo(SessionStatus.CREATED);
        assertThat(created.expiresAt()).isEqualTo(Instant.parse("2026-11-27T10:00:00Z"));
        assertThat(created.externalReferenceId()).isEqualTo("loan-889");
        assertThat(created.json().path("novelty").path("kept").asBoolean()).isTrue();
        assertThat(vendor.findAll(anyRequestedFor(anyUrl())).get(0).getBodyAsString())
                .contains("\"platformId\":7", "\"expiresInHours\":24", "\"country\":\"DE\"", "\"age\":36");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202})
    void anAnswerWithoutStatusIsCreatedWhateverTheSuccessCodeAndWithoutEnvelopeToo(int code) {
        answer(code, Answers.CREATED_WITHOUT_STATUS);
        CreatedSession created = client.createSession(new CreateSessionRequest(7L, null, null, null, null, null));
        assertThat(created.status()).isEqualTo(SessionStatus.CREATED);
        assertThat(created.expiresAt()).isEqualTo(Instant.parse("2026-11-27T10:00:00Z"));
        assertThat(created.externalReferenceId()).isNull();
        assertThat(created.json().path("status").asText()).isEqualTo("CREATED");
        assertThat(vendor.findAll(anyRequestedFor(anyUrl())).get(0).getBodyAsString())
                .isEqualTo("{\"platformId\":7}");
    }

    @Test
    void aCreationWhoseAnswerHasNoIdIsAmbiguous() {
        answer(200, "{\"status\":\"success\",\"data\":{\"status\":\"CREATED\"}}");
        assertThatThrownBy(() -> client.createSession(FULL)).isInstanceOf(AmbiguousCreateException.class);
    }

    @Test
    void aRequestThatBreaksRulesIsNotSent() {
        assertThatThrownBy(() -> client.createSession(
                        new CreateSessionRequest(-1L, null, 169, "XX", "http://localhost/secret", null)))
                .isInstanceOfSatisfying(InvalidRequestException.class, e -> assertThat(e.getMessages())
                        .hasSize(4))
                .hasMessageContaining("4 rules")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> client.getSession(" ")).isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> client.getSession("..")).isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> client.listSessions(new ListSessionsRequest(null, 101, -1)))
                .isInstanceOfSatisfying(InvalidRequestException.class, e -> assertThat(e.getMessages())
                        .hasSize(2));
        vendor.verify(0, anyRequestedFor(anyUrl()));
    }

    @Test
    void receiverDataThatJsonCannotExpressIsRefusedWithoutBeingQuoted() {
        Map<String, Object> data = new HashMap<>();
        data.put("person", new Object() {
            @Override
            public String toString() {
                return "Ada";
            }
        });
        assertThatThrownBy(() -> client.createSession(new CreateSessionRequest(7L, data, null, null, null, null)))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("receiverData")
                .hasMessageNotContaining("Ada")
                .hasNoCause();
    }

    @Test
    void anIdTravelsAsOnePathSegment() {
        answer(200, Answers.SESSION.replace("0b7c2f0e", "a/b?c#d e%2F{{x}}+é"));
        client.getSession("a/b?c#d e%2F{{x}}+é");
        assertThat(vendor.findAll(anyRequestedFor(anyUrl())).get(0).getUrl())
                .isEqualTo("/v1/partner/browser-session/a%2Fb%3Fc%23d%20e%252F%7B%7Bx%7D%7D%2B%C3%A9");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aSessionIsReadWithAndWithoutEnvelope(boolean envelope) {
        answer(200, envelope ? "{\"status\":\"success\",\"data\":" + Answers.SESSION + "}" : Answers.SESSION);
        Session session = client.getSession("0b7c2f0e");
        assertThat(session.status()).isEqualTo(SessionStatus.PARTIAL_COMPLETE);
        assertThat(session.progress()).isEqualTo(55);
        assertThat(session.platform().displayName()).isEqualTo("Shopmart");
        assertThat(session.platform().loginUrl()).isNull();
        assertThat(session.hasAttestation()).isFalse();
        assertThat(session.completedAt()).isEqualTo(Instant.parse("2026-11-20T10:04:11Z"));
        assertThat(session.createdAt()).isNull();
        assertThat(session.extractedData()).containsEntry("storeName", "Demo");
        assertThat(session.toString()).doesNotContain("Demo").doesNotContain("k3Yq");
    }

    @Test
    void aSessionOfAnotherKeyIsNotFound() {
        answer(404, "{\"statusCode\":404,\"message\":\"Not Found\"}");
        assertThatThrownBy(() -> client.getSession("x")).isInstanceOf(NotFoundException.class);
    }

    @Test
    void aListSendsOnlyWhatIsSetAndReadsSparseRows() {
        answer(
                200,
                "{\"status\":\"success\",\"data\":{\"sessions\":[{\"sessionId\":\"a\",\"status\":\"NEW_ONE\"}],"
                        + "\"total\":41,\"limit\":20,\"offset\":0}}");
        SessionPage page = client.listSessions(new ListSessionsRequest(null, null, null));
        assertThat(page.total()).isEqualTo(41);
        assertThat(page.sessions().get(0).status().isKnown()).isFalse();
        assertThat(page.sessions().get(0).status().isTerminal()).isFalse();
        client.listSessions(new ListSessionsRequest(SessionStatus.ERROR, 5, 10));
        assertThat(vendor.findAll(anyRequestedFor(anyUrl())))
                .extracting(LoggedRequest::getUrl)
                .containsExactly(
                        "/v1/partner/browser-sessions", "/v1/partner/browser-sessions?status=ERROR&limit=5&offset=10");
    }

    @Test
    void allPagesAreReadOnDemand() {
        answer(
                200,
                "{\"data\":{\"sessions\":[{\"sessionId\":\"a\",\"status\":\"ERROR\"}],\"total\":1,\"limit\":100,\"offset\":0}}");
        Iterator<SessionSummary> all = client.withPriority(RequestPriority.BACKFILL)
                .listAllSessions(new ListSessionsRequest(null, null, null));
        vendor.verify(0, anyRequestedFor(anyUrl()));
        assertThat(all).toIterable().extracting(SessionSummary::sessionId).containsExactly("a");
        vendor.verify(1, anyRequestedFor(anyUrl()));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void platformsAreReadWithAndWithoutEnvelope(boolean envelope) {
        answer(200, envelope ? "{\"status\":\"success\",\"data\":" + Answers.PLATFORMS + "}" : Answers.PLATFORMS);
        List<Platform> platforms = client.listPlatforms();
        assertThat(platforms).extracting(Platform::id).containsExactly(7L, 8L);
        assertThat(platforms.get(0).description()).isNull();
        assertThat(platforms.get(0).isActive()).isTrue();
        assertThat(platforms.get(1).name()).isNull();
        assertThat(platforms.get(0).json().path("allowCustomUrl").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"data\":null}", "[]", "{\"status\":\"error\",\"message\":\"x\"}"})
    void answersOfAnotherShapeAreUndecodable(String body) {
        answer(200, body);
        assertThatThrownBy(() -> client.getSession("x")).isInstanceOf(UndecodableAnswerException.class);
        assertThatThrownBy(() -> client.listSessions(new ListSessionsRequest(null, null, null)))
                .isInstanceOf(UndecodableAnswerException.class);
    }

    private void connect(AuthScheme scheme) {
        pipeline = ApiPipeline.create(
                context,
                HttpSettings.builder("cr3dentials", vendor.baseUrl() + "/v1/")
                        .apiKey(() -> key)
                        .authScheme(scheme)
                        .build());
        pipeline.start();
        client = new HttpCr3dentialsClient(pipeline);
    }

    private static void answer(int code, String body) {
        vendor.stubFor(any(anyUrl())
                .willReturn(code == 200 ? okJson(body) : status(code).withBody(body)));
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
