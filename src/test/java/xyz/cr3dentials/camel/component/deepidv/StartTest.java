package xyz.cr3dentials.camel.component.deepidv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.camel.Endpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartTest {

    private final DefaultCamelContext context = new DefaultCamelContext();

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void namesEveryWrongOption() {
        assertThatThrownBy(() ->
                        endpoint("deepidv:createSession?requestsPerSecond=0&burst=0&requestsPerDay=-1&baseUrl=nowhere"
                                + "&maximumAttempts=0&redirectUrl=http://localhost&expiresInHours=8761&limit=501&newStatus=VOIDED"
                                + "&startDate=canary&webhookSecret=a,"))
                .rootCause()
                .hasMessageContaining("deepidv:createSession can't start")
                .hasMessageContaining("requestsPerSecond: must be 1 or more")
                .hasMessageContaining("burst: must be 1 or more")
                .hasMessageContaining("requestsPerDay: must be 0 or more")
                .hasMessageContaining("baseUrl: ")
                .hasMessageContaining(
                        "apiKey: missing; set it on the component, for example camel.component.deepidv.api-key")
                .hasMessageContaining("maximumAttempts: ")
                .hasMessageContaining("redirectUrl ")
                .hasMessageContaining("expiresInHours is 8761")
                .hasMessageContaining("limit is 501")
                .hasMessageContaining("newStatus: ")
                .hasMessageContaining("startDate is not a time")
                .hasMessageContaining("webhookSecret: ")
                .hasMessageNotContaining("canary");
    }

    @Test
    void aPaceThatNoMinuteCanHoldIsRefused() {
        assertThatThrownBy(() -> endpoint("deepidv:getSession?apiKey=k&requestsPerSecond=2000000000"))
                .rootCause()
                .hasMessageContaining("requestsPerSecond: must be 35791394 or less");
    }

    @Test
    void refusesAStatusThatIsNoEnd() {
        assertThatThrownBy(() -> endpoint("deepidv:terminalSessions?apiKey=k&statuses=VERIFIED,SUBMITTED"))
                .rootCause()
                .hasMessageContaining("[SUBMITTED] are not terminal statuses")
                .hasMessageContaining("VERIFIED, REJECTED, VOIDED, EXPIRED, FAILED");
    }

    @Test
    void aWebhookNeedsASecretAndNoKey() {
        assertThatThrownBy(() -> endpoint("deepidv:receiveWebhook"))
                .rootCause()
                .hasMessageContaining("webhookSecret: missing")
                .hasMessageNotContaining("apiKey");
        assertThat(endpoint("deepidv:receiveWebhook?webhookSecret=whsec_1")).isNotNull();
        assertThat(endpoint("deepidv:receiveRedirect")).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"createSession", "receiveRedirect", "updateStatus"})
    void refusesTheWrongDirection(String operation) {
        context.getComponent("deepidv", DeepidvComponent.class)
                .getConfiguration()
                .setApiKey("k");
        assertThatThrownBy(() -> endpoint("deepidv:" + operation).createConsumer(exchange -> {}))
                .hasMessageContaining("In from: use deepidv:terminalSessions or deepidv:events.");
        assertThatThrownBy(() -> endpoint("deepidv:terminalSessions").createProducer())
                .hasMessageContaining("createSession, getSession, listSessions, updateStatus");
    }

    @Test
    void refusesAnUnknownOperation() {
        assertThatThrownBy(() -> endpoint("deepidv:voidSession"))
                .hasMessageContaining("Unknown operation 'voidSession'");
    }

    @Test
    void theDefaultsAreTheVendorsLimitsAndAPollAMinute() {
        DeepidvEndpoint endpoint = (DeepidvEndpoint) endpoint("deepidv:terminalSessions?apiKey=k");

        assertThat(endpoint.getDelay()).isEqualTo(60_000);
        assertThat(endpoint.getConfiguration().getBaseUrl()).isEqualTo("https://api.deepidv.com");
        assertThat(endpoint.getConfiguration().getRequestsPerSecond()).isEqualTo(25);
        assertThat(endpoint.getConfiguration().getBurst()).isEqualTo(35);
        assertThat(endpoint.getConfiguration().getRequestsPerDay()).isEqualTo(10_000);
    }

    private Endpoint endpoint(String uri) {
        context.start();
        return context.getEndpoint(uri);
    }
}
