package xyz.cr3dentials.camel.component.cr3dentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebhookLogTest {

    /** The server's and the HTTP client's own logs show requests by their nature; they stay off. */
    @Test
    void noTokenNoSecretAndNoBodyIsInAnyLogLineAtTrace(@TempDir Path folder) throws Exception {
        Path log = folder.resolve("log");
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=trace",
                        "-Dorg.slf4j.simpleLogger.log.io.netty=info",
                        "-Dorg.slf4j.simpleLogger.log.io.vertx=info",
                        WebhookTraceMain.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
        List<String> lines = Files.readAllLines(log);
        assertThat(child.exitValue()).as(() -> String.join("\n", lines)).isZero();
        assertThat(lines).contains("DONE").anyMatch(line -> line.contains(" TRACE "));
        assertThat(lines).anyMatch(line -> line.contains("Webhook calls are refused: "));
        assertThat(lines).anyMatch(line -> line.contains("Webhooks could not be recorded"));
        assertThat(lines.stream().filter(line -> line.contains("canary"))).isEmpty();
    }
}
