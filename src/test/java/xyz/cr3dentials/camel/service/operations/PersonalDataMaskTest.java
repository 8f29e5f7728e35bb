package xyz.cr3dentials.camel.service.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalDataMaskTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void harmlessFieldsAreShownAndAllElseIsHidden() throws Exception {
        assertThat(mask("""
                {"sessionId":"0b7c2f0e-55d1-4c1e-9a57-3f0c9e1b7a10","status":"ERROR","progress":55,"platformId":7,
                 "completedAt":"2026-11-20T10:04:11.000Z","errorCode":"SANDBOX_ERROR","errorMessage":"Ana is no member",
                 "hasAttestation":true,"streamUrl":null,"externalReferenceId":"loan-889","age":44,"adult":true}
                """)).isEqualTo(JSON.readTree("""
                {"sessionId":"0b7c2f0e-55d1-4c1e-9a57-3f0c9e1b7a10","status":"ERROR","progress":55,"platformId":7,
                 "completedAt":"2026-11-20T10:04:11.000Z","errorCode":"SANDBOX_ERROR","errorMessage":"•••",
                 "hasAttestation":true,"streamUrl":null,"externalReferenceId":"•••","age":"•••","adult":"•••"}
                """));
    }

    @Test
    void inAPersonsDataNothingIsShownWhateverItsName() throws Exception {
        assertThat(mask("""
                {"extractedData":{"id":"X1234567","status":"married","createdAt":"1980-01-01","list":[{"type":"B"},3]}}
                """)).isEqualTo(JSON.readTree("""
                {"extractedData":{"id":"•••","status":"•••","createdAt":"•••","list":[{"type":"•••"},"•••"]}}
                """));
    }

    @Test
    void theVendorsOwnStructureIsShown() throws Exception {
        assertThat(mask("""
                {"session_record":{"id":"6f3c","status":"VERIFIED","created_at":"2026-11-20T10:00:00Z","user_id":"u"},
                 "platform":{"id":7,"displayName":"Shopmart"},"steps":["document","my name"]}
                """)).isEqualTo(JSON.readTree("""
                {"session_record":{"id":"6f3c","status":"VERIFIED","created_at":"2026-11-20T10:00:00Z","user_id":"•••"},
                 "platform":{"id":7,"displayName":"•••"},"steps":["document","•••"]}
                """));
    }

    @Test
    void aHarmlessFieldWithASentenceOrAnAddressIsHidden() throws Exception {
        assertThat(mask("{\"status\":\"waits for Ana Berg\",\"id\":\"ana@example.org\",\"type\":{\"of\":\"x\"}}"))
                .isEqualTo(JSON.readTree("{\"status\":\"•••\",\"id\":\"•••\",\"type\":{\"of\":\"•••\"}}"));
    }

    @Test
    void namesOfFieldsThatCouldBePersonalAreHiddenToo() throws Exception {
        JsonNode masked = mask("{\"metadata\":{\"ana@example.org\":1,\"Ana Berg\":2,\"plan\":3}}");
        assertThat(masked.path("metadata")).hasSize(3);
        assertThat(masked.toString()).doesNotContain("ana", "Ana").contains("\"plan\":\"•••\"");
    }

    @Test
    void lengthTellsNothing() throws Exception {
        assertThat(mask("{\"a\":\"x\",\"b\":\"" + "y".repeat(500) + "\"}").toString())
                .isEqualTo("{\"a\":\"•••\",\"b\":\"•••\"}");
    }

    @ParameterizedTest
    @CsvSource({"loan-1,•••", "12345678,•••", "123456789,12•••89", "ana.berg@example.org,an•••rg"})
    void ofAReferenceAtMostItsEndsAreShown(String reference, String shown) {
        assertThat(PersonalDataMask.maskReference(reference)).isEqualTo(shown);
    }

    @Test
    void aReferenceIsNotCutThroughACharacter() {
        assertThat(PersonalDataMask.maskReference("😀😁12345😂😃")).isEqualTo("😀😁•••😂😃");
        assertThat(PersonalDataMask.maskReference(null)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"embedUrl\":\"https://frame.example/verify/1?token=T0KEN\"}",
                "{\"session_url\":\"https://verilock.example/verify/T0KEN\"}",
                "{\"session_token\":\"T0KEN\"}",
                "{\"tokens\":[\"T0KEN\"]}",
                "{\"document_urls\":[\"https://files.example/T0KEN\"]}",
                "{\"client_secret_key\":\"T0KEN\"}",
                "{\"signature_value\":\"T0KEN\"}",
                "{\"resource_links\":{\"passport\":\"https://files.example/T0KEN\"}}",
                "{\"links\":[{\"rel\":\"self\",\"href\":\"https://api.example/T0KEN\"}]}",
                "{\"extractedData\":{\"statement\":\"see https://bank.example/doc?signature=T0KEN\"}}",
                "{\"extractedData\":{\"page\":\"https://ana:T0KEN@bank.example/\"}}"
            })
    void secretsStayHiddenEvenInWhatIsRevealed(String data) throws Exception {
        assertThat(SecretMask.mask(JSON.readTree(data)).toString())
                .doesNotContain("T0KEN")
                .contains("•••");
    }

    @Test
    void whatIsPersonalAndNoSecretIsRevealed() throws Exception {
        String data = "{\"name\":\"Ana Berg\",\"age\":44,\"page\":\"https://ana.example/\",\"list\":[null,true]}";
        assertThat(SecretMask.mask(JSON.readTree(data)).toString()).isEqualTo(data);
    }

    private static JsonNode mask(String data) throws Exception {
        return PersonalDataMask.mask(JSON.readTree(data));
    }
}
