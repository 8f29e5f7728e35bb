package xyz.cr3dentials.camel.sandbox.deepidv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static xyz.cr3dentials.camel.sandbox.deepidv.DeepidvFixture.PERSON;
import static xyz.cr3dentials.camel.sandbox.deepidv.DeepidvFixture.SESSIONS;
import static xyz.cr3dentials.camel.sandbox.deepidv.DeepidvFixture.json;
import static xyz.cr3dentials.camel.sandbox.deepidv.DeepidvFixture.violations;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.cr3dentials.camel.sandbox.Fault;
import xyz.cr3dentials.camel.sandbox.deepidv.DeepidvSwitches.CreatedId;
import xyz.cr3dentials.camel.sandbox.deepidv.DeepidvSwitches.ErrorBody;
import xyz.cr3dentials.camel.sandbox.deepidv.DeepidvSwitches.Spelling;

/** The sandbox keeps to the description, whatever its switches say. */
class DeepidvSandboxContractTest {

    private final DeepidvFixture fixture = new DeepidvFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @ParameterizedTest
    @EnumSource(CreatedId.class)
    void aCreationIsAnsweredWithMixedSpellingsInOneBody(CreatedId name) {
        fixture.sandbox.set(DeepidvSwitches.CREATED_ID, name);
        String fields = PERSON + ",\"external_id\":\"cust-17\",\"redirect_url\":\"https://shop.example/done?a=b\"";
        HttpResponse<String> answer = fixture.create(fields);
        JsonNode body = json(answer.body());
        assertThat(violations(answer, "{" + fields + "}")).isEmpty();
        assertThat(body.has("id")).isEqualTo(name == CreatedId.ID);
        assertThat(body.has("idv_id")).isEqualTo(name == CreatedId.IDV_ID);
        assertThat(body.path("externalId").textValue()).isEqualTo("cust-17");
        assertThat(body.path("session_url").textValue())
                .contains("redirect_url=https%3A%2F%2Fshop.example%2Fdone%3Fa%3Db");
        fixture.sandbox.set(DeepidvSwitches.CREATED_SPELLING, Spelling.SNAKE);
        assertThat(json(fixture.create(fields).body()).path("external_id").textValue())
                .isEqualTo("cust-17");
    }

    @Test
    void aSessionAListAndADecisionKeepTheContract() {
        String id = fixture.createdId();
        HttpResponse<String> session = fixture.get(SESSIONS + "/" + id);
        assertThat(violations(session, null)).isEmpty();
        assertThat(json(session.body()).path("user").path("email").textValue()).isEqualTo("ada@example.org");
        HttpResponse<String> list = fixture.get(SESSIONS + "?limit=1&by_organization=true");
        assertThat(violations(list, null)).isEmpty();
        assertThat(json(list.body()).path("next_token").isNull()).isTrue();
        HttpResponse<String> decision = fixture.decide(id, "VERIFIED");
        assertThat(violations(decision, "{\"new_status\":\"VERIFIED\"}")).isEmpty();
        assertThat(json(decision.body()).size()).as("the record alone").isEqualTo(1);
        assertThat(fixture.status(id)).isEqualTo("VERIFIED");
    }

    @Test
    void recordsCanComeInCamelCase() {
        fixture.sandbox.set(DeepidvSwitches.RECORD_SPELLING, Spelling.CAMEL);
        JsonNode found = fixture.sessionRecord(
                fixture.created(",\"externalId\":\"e\"").path("id").textValue());
        assertThat(found.path("externalId").textValue()).isEqualTo("e");
        assertThat(found.has("createdAt")).isTrue();
        assertThat(found.has("created_at")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"first_name\":\"A\" | last_name is required",
                "\"firstName\":\"A\",\"lastName\":\"B\",\"email\":\"a\",\"phone\":\"+15550100123\" | email is not valid",
                "\"firstName\":\"A\",\"lastName\":\"B\",\"email\":\"a@b\",\"phone\":\"123\" | phone must be in E.164 format"
            })
    void aWrongCreationIsRefusedWithTheText(String fields, String text) {
        HttpResponse<String> answer = fixture.create(fields);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer.body()).path("error").textValue()).isEqualTo(text);
        assertThat(violations(answer)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"redirect_url\":\"http://shop.example\"",
                "\"expiresInHours\":8761",
                "\"expires_in_hours\":0",
                "\"sendEmailInvite\":\"no\"",
                "\"workflow_id\":7",
                "\"phone\":\"+15550100123\",\"first_name\":null"
            })
    void whatBreaksARuleIsRefused(String field) {
        assertThat(fixture.create(PERSON + "," + field).statusCode()).isEqualTo(400);
    }

    @Test
    void theCamelCaseSpellingWinsWhenBothAreSent() {
        JsonNode created = fixture.created(",\"external_id\":\"no\",\"externalId\":\"yes\"");
        assertThat(created.path("externalId").textValue()).isEqualTo("yes");
    }

    @Test
    void aBalanceThatIsTooLowIsSaidInPlainText() {
        fixture.sandbox.set(DeepidvSwitches.BALANCE_TOO_LOW, true);
        HttpResponse<String> answer = fixture.create(PERSON);
        assertThat(answer.statusCode()).isEqualTo(402);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain"));
        assertThat(violations(answer)).isEmpty();
        assertThat(fixture.sandbox.sessions()).isEmpty();
    }

    @Test
    void aSandboxKeyMayReadOnlyAndAnUnknownWorkflowOrSessionIsNotFound() {
        String id = fixture.createdId();
        fixture.sandbox.set(DeepidvSwitches.ONLY_WORKFLOW, "wf_1");
        assertThat(fixture.create(PERSON + ",\"workflowId\":\"wf_2\"").statusCode())
                .isEqualTo(404);
        assertThat(fixture.create(PERSON + ",\"workflow_id\":\"wf_1\"").statusCode())
                .isEqualTo(200);
        assertThat(fixture.get(SESSIONS + "/nobody").statusCode()).isEqualTo(404);
        assertThat(fixture.decide("nobody", "VERIFIED").statusCode()).isEqualTo(404);
        assertThat(fixture.decide(id, "VOIDED").statusCode()).isEqualTo(400);
        fixture.sandbox.set(DeepidvSwitches.SANDBOX_KEY, true);
        HttpResponse<String> answer = fixture.create(PERSON);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("This is a sandbox API key.");
        assertThat(fixture.get(SESSIONS + "/" + id).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(ErrorBody.class)
    void anErrorsTextStandsWhereTheSwitchSays(ErrorBody where) {
        fixture.sandbox.set(DeepidvSwitches.ERROR_BODY, where);
        HttpResponse<String> answer =
                fixture.send("GET", fixture.sandbox.baseUrl() + SESSIONS, Map.of("x-api-key", "wrong"), null);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(violations(answer)).isEmpty();
        assertThat(answer.body())
                .isEqualTo(
                        switch (where) {
                            case ERROR -> "{\"error\":\"Unauthorized\"}";
                            case MESSAGE -> "{\"message\":\"Unauthorized\"}";
                            case TEXT -> "Unauthorized";
                        });
    }

    @Test
    void aLostCreationIsThereAndFoundByItsReference() {
        fixture.sandbox.faults().add(Fault.next(1, Fault.Kind.CUT_AFTER).on("createSession"));
        assertThat(catchThrowable(() -> fixture.create(PERSON + ",\"external_id\":\"cust-17\"")))
                .isNotNull();
        fixture.created(",\"external_id\":\"cust-18\"");
        JsonNode found = json(fixture.get(SESSIONS + "?external_id=cust-17").body());
        assertThat(found.path("sessions")).hasSize(1);
    }
}
