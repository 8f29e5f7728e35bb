package xyz.cr3dentials.camel.sandbox.deepidv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import xyz.cr3dentials.camel.sandbox.Switch;

class SandboxDocsTest {

    @Test
    void thePageNamesEverySwitchWithItsMeaningAndEveryOperation() throws IOException {
        String page = Files.readString(Path.of("src/main/docs/sandbox-deepidv.md"));
        for (Switch<?> one : DeepidvSwitches.ALL) {
            assertThat(page).contains("| `" + one.name() + "` |").contains(one.meaning());
        }
        for (Operation operation : Operation.values()) {
            assertThat(operation == Operation.unknown || page.contains("`" + operation + "`"))
                    .as(operation.name())
                    .isTrue();
        }
    }
}
