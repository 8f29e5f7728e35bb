package xyz.cr3dentials.camel.component.deepidv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.cr3dentials.camel.api.deepidv.Session;
import xyz.cr3dentials.camel.http.NotFoundException;

class UpdateStatusTest {

    private DeepidvFixture fixture;

    @BeforeEach
    void start() throws Exception {
        fixture = new DeepidvFixture();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"%s\",\"new_status\":\"REJECTED\"}",
                "{\"sessionId\":\"%s\",\"newStatus\":\"REJECTED\"}"
            })
    void decidesByTheBody(String body) {
        String id = fixture.create("");

        assertDecided(id, "REJECTED", fixture.send("deepidv:updateStatus", body.formatted(id)));
    }

    @Test
    void decidesByHeadersOptionsAndTheAnswerBefore() {
        String id = fixture.create(",\"external_id\":\"loan-1\"");
        Session read = fixture.send("deepidv:getSession", id).getMessage().getBody(Session.class);

        assertDecided(id, "VERIFIED", fixture.send("deepidv:updateStatus?newStatus=VERIFIED", read));
        assertDecided(id, "REJECTED", fixture.send("deepidv:updateStatus?newStatus=REJECTED", id));
        assertDecided(
                id,
                "VERIFIED",
                fixture.send(
                        "deepidv:updateStatus?newStatus=REJECTED&externalId=loan-1",
                        null,
                        Map.of(DeepidvConstants.NEW_STATUS, "VERIFIED")));
    }

    @Test
    void namesEverythingThatIsMissing() {
        assertThat(DeepidvFixture.violations(fixture.send("deepidv:updateStatus", "{}")))
                .hasSize(2)
                .anyMatch(text -> text.startsWith("id: missing"))
                .anyMatch(text -> text.startsWith("new_status: missing"));
        assertThat(fixture.sandbox.requestLog().total()).isZero();
    }

    @Test
    void setsNothingButDecisions() {
        String id = fixture.create("");

        Exchange refused = fixture.send("deepidv:updateStatus", id, Map.of(DeepidvConstants.NEW_STATUS, "VOIDED"));

        assertThat(DeepidvFixture.violations(refused))
                .singleElement()
                .asString()
                .startsWith("new_status");
        assertThat(fixture.requests("updateStatus")).isZero();
    }

    @Test
    void aSessionThatNobodyKnowsIsNotFound() {
        assertThat(fixture.send("deepidv:updateStatus?newStatus=VERIFIED", "nobody")
                        .getException())
                .isInstanceOf(NotFoundException.class);
    }

    private void assertDecided(String id, String status, Exchange decided) {
        assertThat(decided.getException()).isNull();
        assertThat(decided.getMessage().getHeader(DeepidvConstants.STATUS)).isEqualTo(status);
        assertThat(decided.getMessage().getBody(Session.class).id()).isEqualTo(id);
        assertThat(fixture.sandbox.session(id).status()).isEqualTo(status);
    }
}
