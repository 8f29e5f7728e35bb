package xyz.cr3dentials.camel.http.budget;

import java.util.Comparator;
import java.util.Iterator;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/** The slots that requests of this JVM occupy, by its monotonic clock. Thread-safe. */
public final class RequestSlots implements KeyState.Slots<RuntimeException> {

    private final LongSupplier nanoTime;
    private final ReentrantLock lock = new ReentrantLock();
    private final TreeSet<Occupied> occupied =
            new TreeSet<>(Comparator.comparingLong(Occupied::freeAt).thenComparingLong(Occupied::number));
    private long taken;

    /** All slots are free. */
    public RequestSlots(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    @Override
    public BudgetAnswer take(BudgetDemand demand, int left, boolean refused) {
        lock.lock();
        try {
            long now = nanoTime.getAsLong();
            while (!occupied.isEmpty() && occupied.first().freeAt() <= now) {
                occupied.pollFirst();
            }
            int missing = occupied.size() + left + 1 - demand.slots();
            if (missing > 0) {
                return BudgetAnswer.full(nanosUntilFree(missing, now, demand.windowNanos()), refused);
            }
            taken++;
            Occupied slot = new Occupied(now + demand.heldNanos(), taken);
            occupied.add(slot);
            return BudgetAnswer.taken(new OwnSlot(slot, demand.windowNanos()), refused);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean areFew(BudgetDemand demand) {
        lock.lock();
        try {
            return demand.slots() - occupied.size() <= BudgetDemand.FEW;
        } finally {
            lock.unlock();
        }
    }

    /** A slot under way frees a window after its answer, which can come at any moment. */
    private long nanosUntilFree(int missing, long now, long windowNanos) {
        Iterator<Occupied> inOrder = occupied.iterator();
        long freeAt = now + windowNanos;
        for (int i = 0; i < missing && inOrder.hasNext(); i++) {
            freeAt = inOrder.next().freeAt();
        }
        return missing > occupied.size() ? windowNanos : Math.min(freeAt - now, windowNanos);
    }

    private record Occupied(long freeAt, long number) {}

    private final class OwnSlot implements BudgetSlot {

        private final Occupied slot;
        private final long windowNanos;

        private OwnSlot(Occupied slot, long windowNanos) {
            this.slot = slot;
            this.windowNanos = windowNanos;
        }

        @Override
        public void answered() {
            lock.lock();
            try {
                if (occupied.remove(slot)) {
                    occupied.add(new Occupied(nanoTime.getAsLong() + windowNanos, slot.number()));
                }
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void unused() {
            lock.lock();
            try {
                occupied.remove(slot);
            } finally {
                lock.unlock();
            }
        }
    }
}
