package xyz.cr3dentials.camel.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** No session is lost and none is delivered twice, whatever the vendor does; and a quiet tick costs next to nothing. */
class CertificateDetectorPropertyTest {

    private static final int WORLDS = 2_000;

    @Test
    void keepsItsPromiseInEveryWorld() {
        List<String> wrong = new ArrayList<>();
        int gates = 0;
        for (int seed = 0; seed < WORLDS && wrong.size() < 10; seed++) {
            DetectionWorld world = new DetectionWorld(seed);
            world.run().forEach(fault -> wrong.add(world + ": " + fault));
            gates += world.gatesChecked();
        }
        assertThat(wrong).isEmpty();
        assertThat(gates).isGreaterThan(WORLDS);
    }
}
