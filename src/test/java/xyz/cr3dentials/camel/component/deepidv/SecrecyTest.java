package xyz.cr3dentials.camel.component.deepidv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xyz.cr3dentials.camel.component.CatalogSchema;
import xyz.cr3dentials.camel.component.DocumentedComponent;

class SecrecyTest {

    /** The HTTP client's own logs show requests by their nature; they stay off. */
    @Test
    void noKeyNoSecretNoAddressAndNothingOfThePersonIsInAnyLogLineAtTrace(@TempDir Path folder) throws Exception {
        Path log = folder.resolve("log");
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=trace",
                        "-Dorg.slf4j.simpleLogger.log.org.apache.hc=info",
                        TraceLogMain.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
        List<String> lines = Files.readAllLines(log);
        assertThat(child.exitValue()).as(() -> String.join("\n", lines)).isZero();
        assertThat(lines).contains("DONE").anyMatch(line -> line.contains(" TRACE "));
        assertThat(lines).anyMatch(line -> line.contains("Webhook calls are refused: "));
        assertThat(lines)
                .filteredOn(line -> line.contains("sendEmailInvite and sendPhoneInvite not set"))
                .hasSize(1);
        assertThat(lines.stream().filter(SecrecyTest::isSecret)).isEmpty();
    }

    @Test
    void catalogueMarksEverySecretOption() {
        assertThat(CatalogSchema.secretOptions(DocumentedComponent.DEEPIDV))
                .containsEntry("apiKey", true)
                .containsEntry("webhookSecret", true)
                .containsEntry("baseUrl", false)
                .doesNotContainKeys("firstName", "lastName", "email", "phone");
    }

    private static boolean isSecret(String line) {
        return line.toLowerCase(java.util.Locale.ROOT).contains("canary")
                || line.contains("+15550199777")
                || line.contains("?token=")
                || line.contains("files.deepidv-sandbox");
    }
}
