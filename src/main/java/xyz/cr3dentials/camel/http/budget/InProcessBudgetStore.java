package xyz.cr3dentials.camel.http.budget;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/** Keeps the slots, the pace and the pause of one API key for this JVM alone. */
public final class InProcessBudgetStore implements BudgetStore {

    private final ReentrantLock lock = new ReentrantLock();
    private final LongSupplier nanoTime;
    private final RequestSlots slots;
    private KeyState state;

    public InProcessBudgetStore(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.slots = new RequestSlots(nanoTime);
        this.state = KeyState.unused(nanoTime.getAsLong());
    }

    @Override
    public BudgetAnswer take(BudgetDemand demand) {
        lock.lock();
        try {
            KeyState.Verdict verdict = state.take(demand, nanoTime.getAsLong(), slots);
            state = verdict.next();
            return verdict.answer();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int refused() {
        lock.lock();
        try {
            state = state.refused(nanoTime.getAsLong());
            return state.refusals();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void pause(Duration duration) {
        lock.lock();
        try {
            state = state.paused(nanoTime.getAsLong(), duration);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void accepted() {
        lock.lock();
        try {
            state = state.accepted(nanoTime.getAsLong());
        } finally {
            lock.unlock();
        }
    }
}
