package xyz.cr3dentials.camel.service.events;

/**
 * Acts as soon as the process is told to end. The server itself tells the application only after the last request has
 * ended, and an open stream is a request that never does.
 */
public final class StopSignal implements AutoCloseable {
    private final Thread hook;

    /** Starts waiting for the signal; {@code action} is to return soon. */
    public StopSignal(Runnable action) {
        this.hook = new Thread(action, "stop-signal");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Stops waiting, so that the application can be unloaded. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending: the signal has been acted upon.
            return;
        }
    }
}
