package xyz.cr3dentials.camel.sandbox.cr3dentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import xyz.cr3dentials.camel.sandbox.Fault;
import xyz.cr3dentials.camel.sandbox.Switch;
import xyz.cr3dentials.camel.sandbox.scenario.Scenario;
import xyz.cr3dentials.camel.sandbox.scenario.Scenarios;

class SandboxDocsTest {

    private final String page = read("src/main/docs/sandbox.md");

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

    @Test
    void namesEveryScenario() {
        for (Scenario scenario : Scenarios.ALL) {
            assertThat(page).contains("| `" + scenario.name() + "` | " + scenario.description() + " |");
        }
    }

    @Test
    void showsAnExampleThatIsATest() {
        String example = read("src/test/java/xyz/cr3dentials/camel/example/OnboardingRouteTest.java");

        assertThat(page)
                .contains(example.substring(example.indexOf("class OnboardingRouteTest"))
                        .strip());
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
