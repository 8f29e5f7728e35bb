package xyz.cr3dentials.camel.service.access;

import java.time.Duration;

/**
 * What becomes of a sent key.
 *
 * @param accepted whether it is a service key
 * @param delay how long the client's address is over its allowance of wrong keys; zero within it and for a right key
 */
record KeyVerdict(boolean accepted, Duration delay) {
    boolean slowed() {
        return !delay.isZero();
    }

    /** The wait in whole seconds, rounded up: a client that comes a moment too early is only refused again. */
    long waitSeconds() {
        return delay.plusMillis(999).toSeconds();
    }
}
