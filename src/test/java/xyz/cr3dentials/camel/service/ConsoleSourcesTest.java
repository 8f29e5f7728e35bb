package xyz.cr3dentials.camel.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What must never slip into the page's files, since data of strangers pass through them. */
class ConsoleSourcesTest {

    private static final Path FILES = Path.of("src", "main", "webapp", "WEB-INF", "console");
    private static final Pattern DATA_AS_CODE = Pattern.compile(
            "innerHTML|outerHTML|insertAdjacentHTML|document\\.write|\\beval\\(|new Function|javascript:|srcdoc");
    private static final Pattern PLACES_FOR_SECRETS = Pattern.compile(
            "localStorage|sessionStorage|document\\.cookie|indexedDB|console\\.(log|debug|info|warn|error|dir|table)");
    private static final Pattern INLINE = Pattern.compile("\\sstyle=|<style|\\son[a-z]+=|<script(?![^>]*\\ssrc=)");
    private static final int LONGEST_FILE = 350;

    @Test
    void noScriptTurnsDataIntoMarkupOrCode() throws IOException {
        assertThat(filesWith(DATA_AS_CODE, ".js")).isEmpty();
    }

    @Test
    void noScriptKeepsAnythingInTheBrowser() throws IOException {
        assertThat(filesWith(PLACES_FOR_SECRETS, ".js")).isEmpty();
    }

    @Test
    void thePageNeedsNothingInline() throws IOException {
        assertThat(filesWith(INLINE, ".html")).isEmpty();
    }

    @Test
    void everyFileIsSmall() throws IOException {
        try (Stream<Path> files = Files.walk(FILES)) {
            assertThat(files.filter(Files::isRegularFile).toList())
                    .isNotEmpty()
                    .allSatisfy(file ->
                            assertThat(Files.readAllLines(file)).as("%s", file).hasSizeLessThanOrEqualTo(LONGEST_FILE));
        }
    }

    private static List<Path> filesWith(Pattern pattern, String kind) throws IOException {
        try (Stream<Path> files = Files.walk(FILES)) {
            List<Path> ofKind =
                    files.filter(file -> file.toString().endsWith(kind)).toList();
            assertThat(ofKind).isNotEmpty();
            return ofKind.stream().filter(file -> contains(file, pattern)).toList();
        }
    }

    private static boolean contains(Path file, Pattern pattern) {
        try {
            return pattern.matcher(Files.readString(file)).find();
        } catch (IOException e) {
            throw new IllegalStateException(file + " cannot be read", e);
        }
    }
}
