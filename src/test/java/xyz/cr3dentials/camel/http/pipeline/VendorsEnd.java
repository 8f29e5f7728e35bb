package xyz.cr3dentials.camel.http.pipeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.LongConsumer;
import xyz.cr3dentials.camel.http.budget.BudgetSlot;
import xyz.cr3dentials.camel.http.budget.BudgetStoreContract;
import xyz.cr3dentials.camel.http.budget.SlidingWindow;

/**
 * Where requests arrive some time after they were let out, and from where answers take some time as well: mostly
 * milliseconds, now and then 5 s, sometimes all but the time limit, and now and then there is no answer.
 */
public final class VendorsEnd {

    private static final long MILLI = 1_000_000L;
    private static final long STALL = 5_000 * MILLI;
    private static final long LAST_ARRIVAL = BudgetStoreContract.TIME_LIMIT.toNanos() - 1;

    private final Random random;
    private final PriorityQueue<Event> coming = new PriorityQueue<>(Comparator.comparingLong(Event::at));
    private final List<Long> arrivals = new ArrayList<>();
    private long now;

    /** Nothing is under way. */
    public VendorsEnd(Random random) {
        this.random = random;
    }

    /** A request leaves now. */
    public void sent(BudgetSlot slot) {
        int dice = random.nextInt(100);
        long travel = dice == 0 ? LAST_ARRIVAL : dice < 6 ? STALL : random.nextInt(80) * MILLI;
        long answer = travel == LAST_ARRIVAL || dice == 99
                ? -1
                : travel + (dice % 17 == 0 ? STALL : random.nextInt(2_000) * MILLI);
        coming.add(new Event(now + travel, null));
        if (answer >= 0 && answer < LAST_ARRIVAL) {
            coming.add(new Event(now + answer, slot));
        }
    }

    /** Lets time pass here and for all who are told. */
    public void pass(long nanos, LongConsumer others) {
        long end = now + nanos;
        while (!coming.isEmpty() && coming.peek().at() <= end) {
            Event event = coming.remove();
            others.accept(event.at() - now);
            now = event.at();
            if (event.answered() == null) {
                arrivals.add(now);
            } else {
                event.answered().answered();
            }
        }
        others.accept(end - now);
        now = end;
    }

    public long now() {
        return now;
    }

    /** Returns how many arrived. */
    public int arrived() {
        return arrivals.size();
    }

    /** Returns how many arrived in the fullest half-open minute. */
    public int most() {
        SlidingWindow window = new SlidingWindow();
        arrivals.forEach(window::add);
        return window.most();
    }

    private record Event(long at, BudgetSlot answered) {}
}
