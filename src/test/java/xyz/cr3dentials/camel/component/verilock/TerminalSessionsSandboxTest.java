package xyz.cr3dentials.camel.component.verilock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import xyz.cr3dentials.camel.api.verilock.Session;
import xyz.cr3dentials.camel.component.message.VerificationHeaders;
import xyz.cr3dentials.camel.component.webhook.WebhookRejections.Reason;
import xyz.cr3dentials.camel.sandbox.CommonSwitches.Finishing;
import xyz.cr3dentials.camel.sandbox.Fault;
import xyz.cr3dentials.camel.sandbox.ListOrder;
import xyz.cr3dentials.camel.sandbox.SandboxSettings;
import xyz.cr3dentials.camel.sandbox.verilock.VerilockSwitches;
import xyz.cr3dentials.camel.sandbox.verilock.VerilockSwitches.Page;
import xyz.cr3dentials.camel.sandbox.verilock.VerilockSwitches.Signature;
import xyz.cr3dentials.camel.sandbox.verilock.VerilockSwitches.SignatureHeader;
import xyz.cr3dentials.camel.sandbox.verilock.VerilockSwitches.Spelling;

/** Component and local vendor over real HTTP: every session that ends is handed over exactly once. */
class TerminalSessionsSandboxTest {

    private static final String BY_WEBHOOK = "initialDelay=3600000&delay=3600000";
    private static final String BY_POLL = "initialDelay=0&delay=100";
    private static final List<String> STATUSES = List.of("approved", "declined", "expired");
    private static final int SESSIONS = 40;

    private final Vendor vendor = new Vendor();

    @AfterEach
    void stop() {
        vendor.close();
    }

    @ParameterizedTest
    @CsvSource({"HEX, X_VERILOCK_SIGNATURE", "PREFIXED_HEX, X_WEBHOOK_SIGNATURE", "BASE64, X_VERILOCK_SIGNATURE"})
    void handsOverEveryOutcomeOnceByWebhooksAlone(Signature form, SignatureHeader header) throws Exception {
        vendor.sandbox
                .set(VerilockSwitches.SIGNATURE, form)
                .set(VerilockSwitches.SIGNATURE_HEADER, header)
                .set(VerilockSwitches.WEBHOOK_COPIES, 2)
                .set(VerilockSwitches.OTHER_EVENTS, true)
                .set(VerilockSwitches.TERMINAL_LAG_MILLIS, 300);
        vendor.follow(BY_WEBHOOK);
        List<String> sessions = createAndEnd();
        awaitOnce(sessions);
        await().untilAsserted(
                        () -> assertThat(vendor.component.webhooksIgnored()).isPositive());
    }

    @ParameterizedTest
    @EnumSource(
            value = Signature.class,
            names = {"WRONG", "NONE"})
    void asksTheApiNothingBecauseOfAForgedWebhook(Signature form) throws Exception {
        vendor.sandbox.set(VerilockSwitches.SIGNATURE, form).set(VerilockSwitches.WEBHOOK_RETRIES, 0);
        vendor.follow(BY_WEBHOOK);
        vendor.sandbox.finish(vendor.create(), "approved");

        await().untilAsserted(() ->
                assertThat(vendor.component.webhooksRefused(Reason.SIGNATURE)).isEqualTo(2));
        assertThat(vendor.sandbox.requestLog().count("getSession")).isZero();
        assertThat(vendor.handedOver).isEmpty();
        assertThat(vendor.context
                        .getEndpoint("verilock:receiveWebhook", VerilockEndpoint.class)
                        .ledger()
                        .counts(Vendor.ACCOUNT)
                        .hinted())
                .isZero();
    }

    @Test
    void takesWebhooksWhileTheSecretIsReplaced() throws Exception {
        vendor.component.getConfiguration().setWebhookSecret("whsec_new," + SandboxSettings.DEFAULT_WEBHOOK_SECRET);
        vendor.follow(BY_WEBHOOK);
        List<String> sessions = new ArrayList<>(createAndEnd());
        awaitOnce(sessions);
        vendor.sandbox.replaceWebhookSecret("whsec_new");
        sessions.addAll(createAndEnd());
        awaitOnce(sessions);
    }

    @ParameterizedTest
    @EnumSource(Spelling.class)
    void handsOverEveryOutcomeOnceByPollingAlone(Spelling spelling) throws Exception {
        vendor.sandbox.set(VerilockSwitches.WEBHOOKS, false).set(VerilockSwitches.SPELLING, spelling);
        vendor.follow(BY_POLL);
        awaitOnce(createAndEnd());
    }

    @Test
    void tellsTheOutcomeInTheVendorsWordsAndInThoseOfEveryVendor() throws Exception {
        vendor.follow(BY_POLL);
        Exchange created = vendor.send(
                "verilock:createSession?externalId=loan-889&profileId=" + Vendor.PROFILE,
                Map.of("applicant_name", "Ada Canary", "applicant_email", "canary@example.com"),
                Map.of());
        String id = created.getMessage().getHeader(VerilockConstants.SESSION_ID, String.class);
        vendor.sandbox.finish(id, "declined");
        awaitOnce(List.of(id));

        Exchange exchange = vendor.exchanges.get(id);
        assertThat(exchange.getMessage().getHeaders())
                .containsEntry(VerilockConstants.STATUS, "declined")
                .containsEntry(VerilockConstants.EXTERNAL_ID, "loan-889")
                .containsEntry(VerilockConstants.DELIVERY_ATTEMPT, 1)
                .containsEntry(VerificationHeaders.VENDOR, "verilock")
                .containsEntry(VerificationHeaders.SESSION_ID, id)
                .containsEntry(VerificationHeaders.STATUS, "declined")
                .containsEntry(VerificationHeaders.OUTCOME, "DECLINED")
                .containsEntry(VerificationHeaders.REFERENCE, "loan-889");
        assertThat(exchange.getMessage().getHeader(VerificationHeaders.COMPLETED_AT, String.class))
                .isEqualTo(vendor.sandbox
                        .session(id)
                        .completedAt()
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString());
        Session body = exchange.getMessage().getBody(Session.class);
        assertThat(body.results()).containsKeys("document", "face_match");
        assertThat(body.toString()).doesNotContainIgnoringCase("canary");
        JsonNode json = vendor.context.getTypeConverter().convertTo(JsonNode.class, body);
        assertThat(json.path("outcome").textValue()).isEqualTo("DECLINED");
        assertThat(json.path("external_id").textValue()).isEqualTo("loan-889");
    }

    @Test
    void handsOverOnlyTheStatusesAskedFor() throws Exception {
        vendor.follow(BY_POLL + "&statuses=declined");
        List<String> sessions = createAndEnd();
        awaitOnce(List.of(sessions.get(1)));
    }

    @ParameterizedTest
    @EnumSource(ListOrder.class)
    void findsForeignAndOwnSessionsInAListOfManyPages(ListOrder order) throws Exception {
        vendor.sandbox.set(VerilockSwitches.WEBHOOKS, false).set(VerilockSwitches.LIST_ORDER, order);
        vendor.sandbox.spawnEnded(250, "approved", Duration.ofDays(2));
        vendor.follow(BY_POLL);
        awaitOnce(createManyThatEndByThemselves());
    }

    @ParameterizedTest
    @EnumSource(value = Page.class, names = "OBEYED", mode = EnumSource.Mode.EXCLUDE)
    void findsOwnSessionsWhereThePageIsIgnored(Page page) throws Exception {
        vendor.sandbox
                .set(VerilockSwitches.WEBHOOKS, false)
                .set(VerilockSwitches.PAGE, page)
                .set(VerilockSwitches.LIST_ORDER, ListOrder.OLDEST_FIRST);
        vendor.sandbox.spawnEnded(250, "approved", Duration.ofDays(2));
        vendor.follow(BY_POLL);
        awaitOnce(createAndEnd());
    }

    @Test
    void handsOverEverySessionOnceWithBothAndAVendorThatFails() throws Exception {
        vendor.sandbox.set(VerilockSwitches.WEBHOOK_COPIES, 2).set(VerilockSwitches.UNKNOWN_STATUS, "pondering");
        vendor.component.getConfiguration().setMaximumAttempts(1);
        vendor.follow(BY_POLL);
        List<String> sessions = createManyThatEndByThemselves();
        vendor.sandbox.faults().during(Duration.ofSeconds(1), Fault.Kind.UNAVAILABLE);
        awaitOnce(sessions);
    }

    private List<String> createAndEnd() {
        List<String> sessions = new ArrayList<>();
        for (String status : STATUSES) {
            String id = vendor.create();
            sessions.add(id);
            vendor.sandbox.finish(id, status);
        }
        return sessions;
    }

    private List<String> createManyThatEndByThemselves() {
        vendor.sandbox.set(VerilockSwitches.FINISHING, Finishing.AUTOMATIC);
        List<String> sessions = new ArrayList<>();
        for (int i = 0; i < SESSIONS; i++) {
            sessions.add(vendor.create());
        }
        return sessions;
    }

    private void awaitOnce(List<String> sessions) {
        await().atMost(Duration.ofSeconds(60)).until(() -> vendor.handedOver.size() >= sessions.size());
        await().untilAsserted(() -> assertThat(vendor.context
                        .getEndpoint("verilock:terminalSessions", VerilockEndpoint.class)
                        .ledger()
                        .counts(Vendor.ACCOUNT)
                        .backlog())
                .isZero());
        assertThat(vendor.handedOver).containsOnlyKeys(sessions).allSatisfy((id, times) -> assertThat(times)
                .isEqualTo(1));
    }
}
