package xyz.cr3dentials.camel.service.undertow;

import java.util.concurrent.atomic.AtomicLong;

/** How many bytes of memory are left for bodies that have been read before anybody works on them. Thread-safe. */
final class BodyMemory {
    private final AtomicLong left;

    BodyMemory(long bytes) {
        this.left = new AtomicLong(bytes);
    }

    /** Takes all of it or nothing. */
    boolean take(long bytes) {
        return left.getAndUpdate(now -> now < bytes ? now : now - bytes) >= bytes;
    }

    void giveBack(long bytes) {
        left.addAndGet(bytes);
    }
}
