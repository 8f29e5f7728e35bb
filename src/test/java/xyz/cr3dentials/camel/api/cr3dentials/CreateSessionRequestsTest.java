package xyz.cr3dentials.camel.api.cr3dentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.cr3dentials.camel.api.Leniency;
import xyz.cr3dentials.camel.http.InvalidRequestException;
import xyz.cr3dentials.camel.http.JsonCodec;

class CreateSessionRequestsTest {

    @Test
    void everyFieldIsReadAndWrittenBack() {
        String json = "{\"platformId\":7,\"receiverData\":{\"name\":\"Ada\",\"tags\":[1,2.50]},\"expiresInHours\":24,"
                + "\"country\":\"DE\",\"webhookUrl\":\"https://h.example.com/x\",\"externalReferenceId\":\"r\"}";
        CreateSessionRequest request = CreateSessionRequest.FORM.fromJson(parse(json), Leniency.NONE);
        assertThat(JsonCodec.mapper().<JsonNode>valueToTree(request)).hasToString(json);
        assertThat(request.toString()).doesNotContain("Ada").doesNotContain("h.example.com");
    }

    @Test
    void numbersMayComeAsTextAndNullIsAbsent() {
        CreateSessionRequest request = CreateSessionRequest.FORM.fromJson(
                parse("{\"platformId\":\"7\",\"expiresInHours\":24.0,\"country\":null}"), Leniency.NONE);
        assertThat(request.platformId()).isEqualTo(7);
        assertThat(request.expiresInHours()).isEqualTo(24);
        assertThat(request.country()).isNull();
    }

    @Test
    void everyMistakeIsNamedAtOnceAndOnce() {
        InvalidRequestException e = catchThrowableOfType(
                InvalidRequestException.class,
                () -> CreateSessionRequest.FORM.fromJson(
                        parse("{\"platformId\":7.5,\"receiverData\":\"Ada\",\"expiresInHours\":999999999999,"
                                + "\"country\":\"de\",\"webhookUrl\":5,\"expires_in_hours\":2,\"banana\":1}"),
                        Leniency.NONE));
        assertThat(e.getMessages())
                .containsExactlyInAnyOrder(
                        "'expires_in_hours' is not a field: did you mean expiresInHours?",
                        "'banana' is not a field: the fields are platformId, receiverData, expiresInHours, country,"
                                + " webhookUrl, externalReferenceId",
                        "platformId is a fraction: it must be a whole number",
                        "receiverData is a text: it must be an object",
                        "expiresInHours is 999999999999: it must be between 1 and 168",
                        "webhookUrl is a number: it must be a text",
                        "country is not one of US IN DE GB JP SG AU BR: write it DE");
        assertThat(e.getHttpResponseCode()).isZero();
        assertThat(e).hasMessageNotContaining("Ada");
    }

    @Test
    void withoutRulesARequestMayStillBeIncomplete() {
        assertThat(CreateSessionRequest.FORM.fromJson(parse("{}")).platformId()).isNull();
        assertThatThrownBy(() -> CreateSessionRequest.FORM.fromJson(parse("{}"), Leniency.NONE))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("platformId is missing");
    }

    @ParameterizedTest
    @CsvSource({
        "platformid, platformId",
        "platform_id, platformId",
        "receiver-data, receiverData",
        "webhookURL, webhookUrl",
        "webhok, webhookUrl",
        "contry, country",
        "externalReferenceID, externalReferenceId"
    })
    void aMisspeltFieldIsRecognised(String wrong, String meant) {
        assertThatThrownBy(() -> CreateSessionRequest.FORM.fromJson(parse("{\"" + wrong + "\":1}")))
                .hasMessageContaining("did you mean " + meant + "?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "7", "\"x\"", "null"})
    void aBodyThatIsNoObjectIsRefused(String json) {
        assertThatThrownBy(() -> CreateSessionRequest.FORM.fromJson(parse(json)))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("must be a JSON object");
    }

    private static JsonNode parse(String json) {
        try {
            return JsonCodec.mapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
