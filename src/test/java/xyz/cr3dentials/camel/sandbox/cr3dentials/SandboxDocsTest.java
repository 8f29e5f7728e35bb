package xyz.cr3dentials.camel.sandbox.cr3dentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import xyz.cr3dentials.camel.sandbox.Fault;
import xyz.cr3dentials.camel.sandbox.Switch;

class SandboxDocsTest {

    private final String page = read();

    @Test
    void namesEverySwitchWithItsMeaning() {
        for (Switch<?> one : Cr3dentialsSwitches.ALL) {
            assertThat(page).contains("| `" + one.name() + "` |").contains(one.meaning());
        }
    }

    @Test
    void namesEveryFault() {
        for (Fault.Kind kind : Fault.Kind.values()) {
            assertThat(page).contains("| `" + kind + "` |");
        }
    }

    private static String read() {
        try {
            return Files.readString(Path.of("src/main/docs/sandbox.md"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
