package xyz.cr3dentials.camel.component.connection;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A client on loan, which works until this is closed; closing twice does nothing more. Thread-safe.
 *
 * @param <C> the vendor's client
 */
public final class ClientLease<C> implements AutoCloseable {

    private final C client;
    private final Runnable giveBack;
    private final AtomicBoolean closed = new AtomicBoolean();

    public ClientLease(C client, Runnable giveBack) {
        this.client = client;
        this.giveBack = giveBack;
    }

    /** Returns the client. */
    public C client() {
        return client;
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            giveBack.run();
        }
    }
}
