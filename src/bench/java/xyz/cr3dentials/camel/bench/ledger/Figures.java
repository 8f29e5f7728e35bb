package xyz.cr3dentials.camel.bench.ledger;

import java.util.ArrayList;
import java.util.List;
import xyz.cr3dentials.camel.bench.measure.Report;
import xyz.cr3dentials.camel.bench.measure.Series;

/** What one kind of operation took in several rounds. Not thread-safe. */
final class Figures {

    private final Series perSecond = new Series();
    private final Series processor = new Series();
    private final Series p50 = new Series();
    private final Series p99 = new Series();

    void add(Load load) {
        perSecond.add(load.perSecond());
        processor.add(load.processorMicroseconds());
        p50.add(load.milliseconds(0.5));
        p99.add(load.milliseconds(0.99));
    }

    Series perSecond() {
        return perSecond;
    }

    Series p99() {
        return p99;
    }

    void row(String what, String... more) {
        List<String> cells = new ArrayList<>(
                List.of(what, perSecond.text("%.0f"), processor.text("%.0f"), p50.text("%.2f"), p99.text("%.1f")));
        cells.addAll(List.of(more));
        Report.row(cells.toArray(String[]::new));
    }
}
