package xyz.cr3dentials.camel.api.verilock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSignatureTest {

    // Test case 2 of RFC 4231: the figures are the standard's, not our own.
    private static final String SECRET = "Jefe";
    private static final byte[] BODY = "what do ya want for nothing?".getBytes(StandardCharsets.US_ASCII);
    private static final String HEX = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";

    private final WebhookSignature signature = WebhookSignature.of(List.of(SECRET));

    @Test
    void everyFormOfARightSignatureIsAccepted() {
        byte[] bytes = HexFormat.of().parseHex(HEX);
        String base64 = Base64.getEncoder().encodeToString(bytes);
        for (String form : List.of(
                HEX,
                HEX.toUpperCase(Locale.ROOT),
                "sha256=" + HEX,
                "SHA256=" + HEX.toUpperCase(Locale.ROOT),
                " " + HEX + " ",
                base64,
                "sha256=" + base64,
                base64.replace("=", ""),
                Base64.getUrlEncoder().encodeToString(bytes))) {
            assertThat(signature.proves(BODY, form)).as(form).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "sha256=",
                "0bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
                "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec384",
                "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec38430",
                "zbdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
                "sha1=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
                "W9zBRg==",
                "Jefe",
                "äöü"
            })
    void anythingElseIsNot(String wrong) {
        assertThat(signature.proves(BODY, wrong)).isFalse();
    }

    @Test
    void aMissingOrHugeHeaderIsNoSignature() {
        assertThat(signature.proves(BODY, null)).isFalse();
        assertThat(signature.proves(BODY, HEX.repeat(10_000))).isFalse();
    }

    @Test
    void aSingleChangedByteOfTheBodyIsFound() {
        for (int i = 0; i < BODY.length; i++) {
            byte[] changed = BODY.clone();
            changed[i] ^= 1;
            assertThat(signature.proves(changed, HEX)).isFalse();
        }
        assertThat(signature.proves(Arrays.copyOf(BODY, BODY.length + 1), HEX)).isFalse();
        assertThat(signature.proves(new byte[0], HEX)).isFalse();
    }

    @Test
    void eachOfSeveralSecretsIsGoodEnough() {
        assertThat(WebhookSignature.of(List.of(SECRET, "next")).proves(BODY, HEX))
                .isTrue();
        assertThat(WebhookSignature.of(List.of("before", SECRET)).proves(BODY, HEX))
                .isTrue();
        assertThat(WebhookSignature.of(List.of("before", "next")).proves(BODY, HEX))
                .isFalse();
    }

    @Test
    void aMissingSecretIsRefusedAndNoneIsShown() {
        assertThatThrownBy(() -> WebhookSignature.of(List.of())).hasMessageContaining("webhook secret");
        assertThatThrownBy(() -> WebhookSignature.of(List.of(SECRET, " ")))
                .hasMessageContaining("blank")
                .hasMessageNotContaining(SECRET);
        assertThat(signature).hasToString("WebhookSignature[secrets=1]");
    }
}
