package xyz.cr3dentials.camel.http;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/** Keeps the slots, the pace and the pause of one API key for this JVM alone. */
final class InProcessBudgetStore implements BudgetStore {

    /** A key starts as if it had not been used for long. */
    private static final long QUIET_NANOS = Duration.ofHours(1).toNanos();

    private final LongSupplier nanoTime;
    private final RequestSlots slots;
    private final ReentrantLock lock = new ReentrantLock();

    private long pacedAtNanos;
    private boolean paused;
    private long pausedUntilNanos;
    private int refusals;
    private boolean probing;
    private long probeUntilNanos;

    InProcessBudgetStore(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.slots = new RequestSlots(nanoTime);
        this.pacedAtNanos = nanoTime.getAsLong() - QUIET_NANOS;
    }

    @Override
    public BudgetAnswer take(BudgetDemand demand) {
        lock.lock();
        try {
            long now = nanoTime.getAsLong();
            if (isPaused(now)) {
                return BudgetAnswer.paused(pausedUntilNanos - now);
            }
            if (probing && probeUntilNanos - now > 0) {
                return BudgetAnswer.behindProbe(probeUntilNanos - now, demand);
            }
            long behindPace = Math.max(0, pacedAtNanos - now) + demand.paceOffsetNanos();
            if (demand.isPaced() && behindPace > 0) {
                return BudgetAnswer.full(behindPace, refusals > 0);
            }
            int overdue = (int) demand.overdue(now - pacedAtNanos);
            int leftToOtherLane = !demand.isPaced() ? overdue : demand.hasLanes() && overdue == 0 ? 1 : 0;
            BudgetAnswer answer = slots.take(demand, demand.left() + leftToOtherLane, refusals > 0);
            if (answer.slot() != null) {
                if (demand.isPaced()) {
                    pacedAtNanos = nextPaced(demand, now, overdue);
                }
                probing = refusals > 0;
                probeUntilNanos = now + BudgetAnswer.PROBE_NANOS;
            }
            return answer;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int refused() {
        lock.lock();
        try {
            if (refusals == 0 || !isPaused(nanoTime.getAsLong())) {
                refusals++;
            }
            probing = false;
            return refusals;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void pause(Duration duration) {
        lock.lock();
        try {
            long until = nanoTime.getAsLong() + duration.toNanos();
            if (!paused || until - pausedUntilNanos > 0) {
                pausedUntilNanos = until;
                paused = true;
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void accepted() {
        lock.lock();
        try {
            if (!isPaused(nanoTime.getAsLong())) {
                refusals = 0;
                probing = false;
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean isPaused(long now) {
        paused = paused && pausedUntilNanos - now > 0;
        return paused;
    }

    private long nextPaced(BudgetDemand demand, long now, int overdue) {
        long spacing = demand.settings().spacing().toNanos();
        if (overdue > 0) {
            return now - spacing * BudgetDemand.STEPS_OVERDUE * (overdue - 1);
        }
        boolean few = demand.hasLanes() && demand.slots() - slots.taken() <= BudgetDemand.FEW;
        return Math.max(pacedAtNanos, now) + (few ? 2 : 1) * spacing;
    }
}
