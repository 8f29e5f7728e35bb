package xyz.cr3dentials.camel.sandbox.cr3dentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import xyz.cr3dentials.camel.sandbox.SandboxSettings;

class SandboxSettingsTest {

    @Test
    void reportsAllThatIsWrong() {
        SandboxSettings.Builder wrong =
                SandboxSettings.builder().port(70_000).apiKeys().threads(0).maximumSessions(0);

        assertThatThrownBy(wrong::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("port must")
                .hasMessageContaining("apiKeys must")
                .hasMessageContaining("threads must")
                .hasMessageContaining("maximumSessions must");
    }

    @Test
    void saysWhichPortIsTaken() {
        try (Cr3dentialsSandbox first = Cr3dentialsSandbox.start()) {
            SandboxSettings same = SandboxSettings.builder().port(first.port()).build();

            assertThatThrownBy(() -> Cr3dentialsSandbox.start(same))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining(String.valueOf(first.port()));
        }
    }

    @Test
    void showsThePublicAddressToOthers() {
        try (SandboxFixture fixture =
                new SandboxFixture(settings -> settings.publicUrl(URI.create("https://sandbox.partner.example/")))) {
            assertThat(fixture.sandbox.baseUrl()).isEqualTo("https://sandbox.partner.example/v1");
            assertThat(fixture.sandbox.controlUrl()).isEqualTo("https://sandbox.partner.example/sandbox/control");
            String url = "http://localhost:" + fixture.sandbox.port() + "/v1/partner/browser-session";
            Map<String, String> headers = Map.of("x-api-key", SandboxFixture.KEY, "Content-Type", "application/json");

            assertThat(fixture.send("POST", url, headers, "{\"platformId\":7}").body())
                    .contains("\"embedUrl\":\"https://sandbox.partner.example/verify/");
        }
    }

    @Test
    void keepsSecretsOutOfTexts() {
        try (SandboxFixture fixture = new SandboxFixture()) {
            fixture.created("{\"platformId\":7,\"receiverData\":{\"email\":\"ana@example.org\"}}");
            SandboxSession session = fixture.sandbox.createdSessions().get(0);

            assertThat(session + " " + SandboxSettings.builder().build())
                    .doesNotContain(SandboxFixture.KEY, session.embedToken(), session.pageToken(), "ana@example.org");
        }
    }
}
