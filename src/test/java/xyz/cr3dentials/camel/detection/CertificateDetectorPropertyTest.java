package xyz.cr3dentials.camel.detection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

/** No session is lost and none is delivered twice, whatever the vendor does; and a quiet tick costs next to nothing. */
class CertificateDetectorPropertyTest {

    private static final int WORLDS = 2_000 * Integer.getInteger("detection.worlds", 25) / 100;

    @Test
    void keepsItsPromiseInEveryWorld() {
        keepsItsPromise(WORLDS, DetectionWorld::new);
    }

    /** Rows are asked for by offset, and the vendor's list is one of numbered pages. */
    @Test
    void keepsItsPromiseOverNumberedPages() {
        keepsItsPromise(WORLDS / 4, seed -> new DetectionWorld(seed, PagedVendor.withPagesOf(100), 2));
    }

    @Test
    void keepsItsPromiseOverNumberedPagesThatAreShorterThanAskedFor() {
        keepsItsPromise(WORLDS / 4, seed -> new DetectionWorld(seed, PagedVendor.withPagesOf(7), 3));
    }

    private static void keepsItsPromise(int worlds, LongFunction<DetectionWorld> worldOf) {
        List<String> wrong = new ArrayList<>();
        int gates = 0;
        for (int seed = 0; seed < worlds && wrong.size() < 10; seed++) {
            DetectionWorld world = worldOf.apply(seed);
            world.run().forEach(fault -> wrong.add(world + ": " + fault));
            gates += world.gatesChecked();
        }
        assertThat(wrong).isEmpty();
        assertThat(gates).isGreaterThan(worlds);
    }
}
