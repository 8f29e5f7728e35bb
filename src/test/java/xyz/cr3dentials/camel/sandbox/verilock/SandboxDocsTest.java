package xyz.cr3dentials.camel.sandbox.verilock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import xyz.cr3dentials.camel.sandbox.Switch;

class SandboxDocsTest {

    @Test
    void thePageNamesEverySwitchWithItsMeaning() throws IOException {
        String page = Files.readString(Path.of("src/main/docs/sandbox-verilock.md"));
        for (Switch<?> one : VerilockSwitches.ALL) {
            assertThat(page).contains("| `" + one.name() + "` |").contains(one.meaning());
        }
    }
}
