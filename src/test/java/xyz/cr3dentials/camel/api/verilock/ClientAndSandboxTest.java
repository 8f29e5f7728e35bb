package xyz.cr3dentials.camel.api.verilock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import xyz.cr3dentials.camel.http.AmbiguousCreateException;
import xyz.cr3dentials.camel.http.AuthScheme;
import xyz.cr3dentials.camel.http.AuthenticationException;
import xyz.cr3dentials.camel.http.NotFoundException;
import xyz.cr3dentials.camel.http.UndecodableAnswerException;
import xyz.cr3dentials.camel.http.pipeline.ApiPipeline;
import xyz.cr3dentials.camel.http.pipeline.HttpSettings;
import xyz.cr3dentials.camel.sandbox.CommonSwitches.Finishing;
import xyz.cr3dentials.camel.sandbox.Fault;
import xyz.cr3dentials.camel.sandbox.SandboxSettings;
import xyz.cr3dentials.camel.sandbox.verilock.VerilockSandbox;
import xyz.cr3dentials.camel.sandbox.verilock.VerilockSwitches;
import xyz.cr3dentials.camel.sandbox.verilock.VerilockSwitches.Page;
import xyz.cr3dentials.camel.sandbox.verilock.VerilockSwitches.Spelling;

/** The real client over real HTTP against the local vendor. */
class ClientAndSandboxTest {

    private static final CreateSessionRequest REQUEST = new CreateSessionRequest(
            "3f0c9e1b-55d1-4c1e-9a57-0b7c2f0e7a10", null, "Ana Berg", "cust-17", null, null, Map.of("branch", "north"));

    private final VerilockSandbox sandbox = VerilockSandbox.start();
    private final CamelContext context = new DefaultCamelContext();
    private ApiPipeline pipeline;
    private VerilockClient client;

    @BeforeEach
    void connect() {
        sandbox.set(VerilockSwitches.FINISHING, Finishing.MANUAL);
        context.start();
        pipeline = ApiPipeline.create(
                context,
                HttpSettings.builder(VerilockApi.VENDOR, sandbox.baseUrl())
                        .apiKey(() -> SandboxSettings.DEFAULT_API_KEY)
                        .authScheme(AuthScheme.BEARER)
                        .build());
        pipeline.start();
        client = new HttpVerilockClient(pipeline);
    }

    @AfterEach
    void close() {
        pipeline.stop();
        context.stop();
        sandbox.close();
    }

    @ParameterizedTest
    @EnumSource(Spelling.class)
    void aSessionIsCreatedReadAndListedInEverySpelling(Spelling spelling) {
        sandbox.set(VerilockSwitches.SPELLING, spelling);
        CreatedSession created = client.createSession(REQUEST);
        assertThat(created.sessionUrl()).contains("/verify/");
        sandbox.finish(created.sessionId(), "approved");
        Session session = client.getSession(created.sessionId());
        assertThat(session.status()).isEqualTo(SessionStatus.APPROVED);
        assertThat(session.externalId()).isEqualTo("cust-17");
        assertThat(session.completedAt()).isNotNull();
        assertThat(client.listSessions(ListSessionsRequest.ALL).sessions())
                .extracting(SessionSummary::externalId)
                .containsExactly("cust-17");
    }

    @Test
    void everyPageIsWalkedAndAnIgnoredPageFound() {
        sandbox.spawnEnded(230, "declined", Duration.ofHours(1));
        ListSessionsRequest declined = new ListSessionsRequest(null, null, SessionStatus.DECLINED, null, null);
        assertThat(client.listAllSessions(declined)).toIterable().hasSize(230);
        for (Page ignored : new Page[] {Page.IGNORED, Page.IGNORED_BUT_ECHOED}) {
            sandbox.set(VerilockSwitches.PAGE, ignored);
            assertThatThrownBy(() -> client.listAllSessions(declined).forEachRemaining(session -> {}))
                    .isInstanceOf(UndecodableAnswerException.class);
        }
    }

    @Test
    void aRefusalCarriesTheVendorsWordAndTheRequestsId() {
        assertThatThrownBy(() -> client.getSession("ses_unknown"))
                .isInstanceOfSatisfying(NotFoundException.class, e -> assertThat(e.getRequestId())
                        .startsWith("req_"))
                .hasMessageContaining("The resource was not found.");
        sandbox.faults().next(1, Fault.Kind.UNAUTHORIZED);
        assertThatThrownBy(() -> client.getSession("x")).isInstanceOf(AuthenticationException.class);
    }

    @Test
    void aLostAnswerToACreationIsAmbiguousAndNotRepeated() {
        sandbox.faults().next(1, Fault.Kind.CUT_AFTER);
        assertThatThrownBy(() -> client.createSession(REQUEST)).isInstanceOf(AmbiguousCreateException.class);
        assertThat(sandbox.createdSessions()).hasSize(1);
    }
}
