package xyz.cr3dentials.camel.api.deepidv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.cr3dentials.camel.api.Leniency;
import xyz.cr3dentials.camel.http.InvalidRequestException;
import xyz.cr3dentials.camel.http.JsonCodec;

class CreateSessionRequestsTest {

    private static final String SNAKE = """
            {"first_name":"Ada","last_name":"Lovelace","email":"ada@example.org","phone":"+15550100123",
             "external_id":"cust-17","send_email_invite":false,"send_phone_invite":"false","workflow_id":"wf_1",
             "redirect_url":"https://shop.example.com/done","expires_in_hours":"48"}""";
    private static final String CAMEL = """
            {"firstName":"Ada","lastName":"Lovelace","email":"ada@example.org","phone":"+15550100123",
             "externalId":"cust-17","sendEmailInvite":false,"sendPhoneInvite":false,"workflowId":"wf_1",
             "redirectUrl":"https://shop.example.com/done","expiresInHours":48}""";

    @Test
    void bothSpellingsSayTheSame() {
        CreateSessionRequest request = CreateSessionRequest.FORM.fromJson(json(SNAKE), Leniency.NONE);
        assertThat(request).isEqualTo(CreateSessionRequest.FORM.fromJson(json(CAMEL), Leniency.NONE));
        assertThat(request.leavesInvitationsToTheVendor()).isFalse();
        assertThat(request.toString()).contains("cust-17").doesNotContain("Ada", "Lovelace", "example", "555");
        assertThat(CreateSessionRequest.FORM.fromJson(JsonCodec.mapper().valueToTree(request)))
                .isEqualTo(request);
    }

    @Test
    void theCamelCaseOneWinsWhenBothAreThere() {
        CreateSessionRequest request = CreateSessionRequest.FORM.fromJson(json(
                "{\"first_name\":\"no\",\"firstName\":\"yes\",\"sendEmailInvite\":false,\"send_email_invite\":true}"));
        assertThat(request.firstName()).isEqualTo("yes");
        assertThat(request.sendEmailInvite()).isFalse();
        assertThat(request.leavesInvitationsToTheVendor()).isTrue();
    }

    @Test
    void everyMistakeIsNamedAtOnceAndNoneTwice() {
        JsonNode json = json("""
                {"firstName":1,"lastName":" ","email":"ada","phone":"555 0100","frist_name":"Ada","sendEmailInvite":"no",
                 "redirectUrl":"https://localhost/s3cret","expires_in_hours":9000}""");
        assertThatThrownBy(() -> CreateSessionRequest.FORM.fromJson(json, Leniency.NONE))
                .isInstanceOfSatisfying(InvalidRequestException.class, e -> assertThat(e.getMessages())
                        .satisfiesExactlyInAnyOrder(
                                m -> assertThat(m).isEqualTo("'frist_name' is not a field: did you mean first_name?"),
                                m -> assertThat(m).isEqualTo("firstName is a number: it must be a text"),
                                m -> assertThat(m).isEqualTo("sendEmailInvite is a text: it must be true or false"),
                                m -> assertThat(m).startsWith("last_name is blank"),
                                m -> assertThat(m).startsWith("email is not an e-mail address"),
                                m -> assertThat(m).startsWith("phone is not in E.164 form"),
                                m -> assertThat(m).startsWith("redirect_url has a host without a public domain"),
                                m -> assertThat(m).startsWith("expiresInHours is 9000: it must be between 1 and 8760")))
                .hasMessageNotContaining("s3cret")
                .hasMessageNotContaining("555 0100");
    }

    @Test
    void whatIsMissingIsNamedAtOnce() {
        assertThatThrownBy(() -> CreateSessionRequest.FORM.fromJson(json("{}"), Leniency.NONE))
                .isInstanceOfSatisfying(InvalidRequestException.class, e -> assertThat(e.getMessages())
                        .extracting(message -> message.substring(0, message.indexOf(' ')))
                        .containsExactly("first_name", "last_name", "email", "phone"));
        assertThat(CreateSessionRequest.FORM.fromJson(json("{}")).email()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "7", "\"text\"", "null"})
    void aBodyThatIsNoObjectIsRefused(String body) {
        assertThatThrownBy(() -> CreateSessionRequest.FORM.fromJson(json(body)))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("must be a JSON object");
    }

    @ParameterizedTest
    @CsvSource({
        "+15550100123, true",
        "+1555010012, true",
        "+491701234567890, true",
        "+155501001, false",
        "+1555010012345678, false",
        "+05550100123, false",
        "15550100123, false",
        "+1 5550100123, false",
        "+1555010012a, false"
    })
    void aPhoneNumberIsInE164Form(String phone, boolean accepted) {
        CreateSessionRequest request =
                new CreateSessionRequest("A", "B", "a@b", phone, null, null, null, null, null, null);
        assertThat(CreateSessionRequest.FORM.violations(request, Leniency.NONE).isEmpty())
                .isEqualTo(accepted);
    }

    @Test
    void aLocalSandboxMayBeReturnedTo() {
        CreateSessionRequest request = new CreateSessionRequest(
                "A", "B", "a@b", "+15550100123", null, null, null, null, "http://localhost:8080/done", null);
        assertThat(CreateSessionRequest.FORM.violations(request, new Leniency(false, true, false)))
                .isEmpty();
        assertThat(CreateSessionRequest.FORM.violations(request, Leniency.NONE)).hasSize(1);
    }

    private static JsonNode json(String text) {
        try {
            return JsonCodec.mapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
