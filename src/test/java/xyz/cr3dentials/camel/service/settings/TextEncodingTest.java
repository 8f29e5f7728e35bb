package xyz.cr3dentials.camel.service.settings;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However an editor saves a file of settings, it is read as meant or refused; never is a line passed over. */
class TextEncodingTest {
    private static final String MARK = "\uFEFF";
    private static final String PRODUCTION = "cr3dentials.profile=production\nmy.own=Ay\u015Fe\n";

    @TempDir
    private Path folder;

    private final Map<String, String> environment = new HashMap<>(Map.of(
            "CR3DENTIALS_API_KEY", "real-key",
            "CR3DENTIALS_SERVICE_KEY", "service-key-of-at-least-32-characters",
            "CR3DENTIALS_BASE_URL", "https://vendor.example.com",
            "DATABASE_URL", "jdbc:postgresql://db:5432/x"));

    @ParameterizedTest
    @ValueSource(strings = {"", MARK})
    void theFirstSettingCountsWithAByteOrderMarkAndWithout(String beginning) throws IOException {
        save(beginning + PRODUCTION, UTF_8);

        ServiceConfiguration configuration = load();

        assertThat(configuration.profile()).isEqualTo(Profile.PRODUCTION);
        assertThat(configuration.properties()).containsEntry("my.own", "Ay\u015Fe");
    }

    @Test
    void aByteOrderMarkIsNoPartOfAFlow() throws IOException {
        Files.writeString(folder.resolve("a.yaml"), MARK + "- route:\n");

        assertThat(TextFolder.onDisk(folder).files()).extracting(TextFile::text).containsExactly("- route:\n");
    }

    @Test
    void utf16IsRefusedWithAMarkAndWithout() throws IOException {
        save(MARK + PRODUCTION, UTF_16BE);
        assertRefused().withMessageContaining("application.properties is saved as UTF-16; save it as UTF-8");
        save(MARK + PRODUCTION, UTF_16LE);
        assertRefused().withMessageContaining("application.properties is saved as UTF-16; save it as UTF-8");
        save("a=1\n" + PRODUCTION, UTF_16LE);
        assertRefused().withMessageContaining("application.properties, line 1: holds a NUL character; save the file");
    }

    @Test
    void everyFileOfAnotherCharsetIsNamedWithTheLine() throws IOException {
        save("# one\r\n# two\r\nmy.own=Ay\u015Fe\r\n", Charset.forName("ISO-8859-9"));
        Files.write(folder.resolve("flow.yaml"), "- \u00FC".getBytes(Charset.forName("ISO-8859-1")));

        assertRefused()
                .withMessageContaining("application.properties, line 3: is not UTF-8; save the file as UTF-8")
                .withMessageContaining("flow.yaml, line 1: is not UTF-8")
                .withMessageNotContaining("Ay");
    }

    @Test
    void filesThatWereJoinedWithTheirMarksAreRefused() throws IOException {
        save("my.own=1\n" + MARK + PRODUCTION, UTF_8);

        assertRefused()
                .withMessageContaining("application.properties, line 2: holds a byte order mark inside the file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u2007cr3dentials.profile", "cr3dentials.profile\u200B", "\u2060profile"})
    void aNameWithInvisibleCharactersIsRefused(String name) throws IOException {
        save(name + "=production", UTF_8);

        assertRefused()
                .withMessageContaining("holds invisible characters; type it again")
                .withMessageContaining("<U+2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"profile", "Profile", "Cr3dentials.Profile", "credentials.profile", "cr3dentials-profile"})
    void aNameThatWasMeantAsASettingIsNoRoutesOwn(String name) throws IOException {
        save(name + "=production", UTF_8);

        assertRefused().withMessageContaining("unknown setting " + name + "; did you mean cr3dentials.profile?");
    }

    @Test
    void aValueOfTheEnvironmentThatTheLocaleLostIsRefusedWithoutShowingIt() {
        environment.put("DATABASE_PASSWORD", "hunter\uFFFD\uFFFD");

        assertRefused()
                .withMessageContaining(
                        "database.password (DATABASE_PASSWORD) from the environment holds characters that")
                .withMessageContaining("LC_ALL=C.UTF-8")
                .withMessageNotContaining("hunter");
    }

    @Test
    void whatIsNeitherSettingsNorFlowsIsNotRead() throws IOException {
        Files.write(folder.resolve("server.keystore"), new byte[] {(byte) 0xFE, (byte) 0xED, 0, 0});

        assertThat(TextFolder.onDisk(folder).files()).isEmpty();
    }

    private void save(String text, Charset charset) throws IOException {
        Files.write(folder.resolve("application.properties"), text.getBytes(charset));
    }

    private ServiceConfiguration load() {
        return ServiceConfigurations.load(List.of(TextFolder.onDisk(folder)), environment);
    }

    private ThrowableAssertAlternative<ServiceStartException> assertRefused() {
        return assertThatExceptionOfType(ServiceStartException.class).isThrownBy(this::load);
    }
}
