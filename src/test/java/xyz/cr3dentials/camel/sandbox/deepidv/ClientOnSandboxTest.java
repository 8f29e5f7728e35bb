package xyz.cr3dentials.camel.sandbox.deepidv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import xyz.cr3dentials.camel.api.deepidv.CreateSessionRequest;
import xyz.cr3dentials.camel.api.deepidv.CreatedSession;
import xyz.cr3dentials.camel.api.deepidv.DeepidvClient;
import xyz.cr3dentials.camel.api.deepidv.HttpDeepidvClient;
import xyz.cr3dentials.camel.api.deepidv.ListSessionsRequest;
import xyz.cr3dentials.camel.api.deepidv.SessionStatus;
import xyz.cr3dentials.camel.api.deepidv.SessionSummary;
import xyz.cr3dentials.camel.http.AmbiguousCreateException;
import xyz.cr3dentials.camel.http.PaymentRequiredException;
import xyz.cr3dentials.camel.http.RateLimitedException;
import xyz.cr3dentials.camel.http.UndecodableAnswerException;
import xyz.cr3dentials.camel.http.budget.BudgetSettings;
import xyz.cr3dentials.camel.http.pipeline.ApiPipeline;
import xyz.cr3dentials.camel.http.pipeline.HttpSettings;
import xyz.cr3dentials.camel.sandbox.Fault;
import xyz.cr3dentials.camel.sandbox.ListOrder;
import xyz.cr3dentials.camel.sandbox.SandboxSettings;
import xyz.cr3dentials.camel.sandbox.deepidv.DeepidvSwitches.CreatedId;
import xyz.cr3dentials.camel.sandbox.deepidv.DeepidvSwitches.NextToken;
import xyz.cr3dentials.camel.sandbox.deepidv.DeepidvSwitches.Spelling;

/** The real client against the sandbox: what one says the other understands, whatever the switches. */
class ClientOnSandboxTest {

    private final CamelContext context = new DefaultCamelContext();
    private final DeepidvSandbox sandbox = DeepidvSandbox.start();
    private final List<ApiPipeline> pipelines = new ArrayList<>();
    private DeepidvClient client;

    @BeforeEach
    void connect() {
        sandbox.set(DeepidvSwitches.STEP_MILLIS, 86_400_000);
        context.start();
        client = client(HttpDeepidvClient.BUDGET);
    }

    @AfterEach
    void close() {
        pipelines.forEach(ApiPipeline::stop);
        context.stop();
        sandbox.close();
    }

    @ParameterizedTest
    @CsvSource({"ID, CAMEL, SNAKE", "IDV_ID, SNAKE, CAMEL"})
    void aSessionIsFollowedInEitherGenerationsWords(CreatedId id, Spelling created, Spelling found) {
        sandbox.set(DeepidvSwitches.CREATED_ID, id)
                .set(DeepidvSwitches.CREATED_SPELLING, created)
                .set(DeepidvSwitches.RECORD_SPELLING, found);
        CreatedSession session = client.createSession(request("cust-17"));
        assertThat(session.externalId()).isEqualTo("cust-17");
        assertThat(client.getSession(session.id()).status()).isEqualTo(SessionStatus.PENDING);
        assertThat(client.updateStatus(session.id(), SessionStatus.VERIFIED).status())
                .isEqualTo(SessionStatus.VERIFIED);
        assertThat(client.getSession(session.id()).externalId()).isEqualTo("cust-17");
        assertThat(client.updateStatus(session.id(), SessionStatus.REJECTED).status())
                .isEqualTo(SessionStatus.REJECTED);
    }

    @Test
    void aCreationWhoseAnswerIsLostIsFoundByItsReference() {
        sandbox.faults().add(Fault.next(1, Fault.Kind.CUT_AFTER).on("createSession"));
        assertThatThrownBy(() -> client.createSession(request("lost-1"))).isInstanceOf(AmbiguousCreateException.class);
        assertThat(client.listSessions(ListSessionsRequest.withExternalId("lost-1"))
                        .sessions())
                .singleElement()
                .extracting(SessionSummary::id)
                .isEqualTo(sandbox.createdSessions().get(0).sessionId());
        assertThat(sandbox.createdSessions()).hasSize(1);
    }

    @Test
    void allPagesAreReadThroughAnEmptyLastOne() {
        sandbox.spawn(250);
        sandbox.set(DeepidvSwitches.EMPTY_LAST_PAGE, true).set(DeepidvSwitches.LIST_ORDER, ListOrder.ID_ASCENDING);
        Set<String> seen = new HashSet<>();
        client.listAllSessions(ListSessionsRequest.ALL).forEachRemaining(session -> seen.add(session.id()));
        assertThat(seen).hasSize(250);
    }

    @Test
    void tokensThatLeadNowhereEndInAnError() {
        sandbox.spawn(5);
        sandbox.set(DeepidvSwitches.NEXT_TOKEN, NextToken.REPEATED);
        ListSessionsRequest small = new ListSessionsRequest(2, null, null, null, null, null, null);
        Iterator<SessionSummary> all = client.listAllSessions(small);
        assertThatThrownBy(() -> all.forEachRemaining(session -> {}))
                .isInstanceOf(UndecodableAnswerException.class)
                .hasMessageContaining("same next_token");
    }

    @Test
    void aLowBalanceIsItsOwnError() {
        sandbox.set(DeepidvSwitches.BALANCE_TOO_LOW, true);
        assertThatThrownBy(() -> client.createSession(request("x")))
                .isInstanceOf(PaymentRequiredException.class)
                .hasMessageContaining("The token balance is too low");
        assertThat(sandbox.requestLog().byOperation().get("createSession")).isEqualTo(1);
    }

    @Test
    void theBudgetKeepsTheVendorFromEverRefusing() {
        for (int i = 0; i < 70; i++) {
            client.listSessions(ListSessionsRequest.ALL);
        }
        assertThat(sandbox.requestLog().byStatus()).doesNotContainKey(429);
    }

    @Test
    void theDailyLimitIsKeptByUsBeforeTheVendorHasTo() {
        DeepidvClient frugal = client(BudgetSettings.ofRequestsPerSecond(25, 35, 3));
        for (int i = 0; i < 3; i++) {
            frugal.createSession(request("c-" + i));
        }
        assertThatThrownBy(() -> frugal.createSession(request("c-4")))
                .isInstanceOf(RateLimitedException.class)
                .hasMessageContaining("our own request budget has no room for it");
        assertThat(sandbox.createdSessions()).hasSize(3);
    }

    private DeepidvClient client(BudgetSettings budget) {
        ApiPipeline pipeline = ApiPipeline.create(
                context,
                HttpSettings.builder("deepidv", sandbox.baseUrl())
                        .apiKey(() -> SandboxSettings.DEFAULT_API_KEY)
                        .budget(budget)
                        .build());
        pipeline.start();
        pipelines.add(pipeline);
        return new HttpDeepidvClient(pipeline);
    }

    private static CreateSessionRequest request(String externalId) {
        return new CreateSessionRequest(
                "Ada", "Lovelace", "ada@example.org", "+15550100123", externalId, false, false, null, null, null);
    }
}
