package xyz.cr3dentials.camel.component.cr3dentials;

import java.util.concurrent.atomic.AtomicBoolean;
import xyz.cr3dentials.camel.vendor.cr3dentials.Cr3dentialsClient;

/** A client on loan, which works until this is closed; closing twice does nothing more. Thread-safe. */
final class ClientLease implements AutoCloseable {

    private final Cr3dentialsClient client;
    private final Runnable giveBack;
    private final AtomicBoolean closed = new AtomicBoolean();

    ClientLease(Cr3dentialsClient client, Runnable giveBack) {
        this.client = client;
        this.giveBack = giveBack;
    }

    Cr3dentialsClient client() {
        return client;
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            giveBack.run();
        }
    }
}
