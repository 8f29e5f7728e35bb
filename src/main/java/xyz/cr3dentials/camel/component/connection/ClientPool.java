package xyz.cr3dentials.camel.component.connection;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import org.apache.camel.CamelContext;
import org.apache.camel.support.service.ServiceHelper;
import xyz.cr3dentials.camel.api.Leniency;
import xyz.cr3dentials.camel.http.pipeline.ApiPipeline;

/**
 * The clients of a component, one for each set of connection options, made when first asked for and stopped when the
 * last who uses it gives it back, so that options which change from message to message do not pile up. Thread-safe.
 *
 * @param <C> the vendor's client
 */
public final class ClientPool<C> {

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<ApiConnection, Pooled<C>> clients = new HashMap<>();
    private final BiFunction<ApiPipeline, Leniency, C> clientOf;

    /**
     * @param clientOf makes a client of a pipeline and the vendor's rules
     */
    public ClientPool(BiFunction<ApiPipeline, Leniency, C> clientOf) {
        this.clientOf = clientOf;
    }

    /** Lends the client for the connection, started. */
    public ClientLease<C> lease(CamelContext context, ApiConnection connection) {
        lock.lock();
        try {
            Pooled<C> pooled = clients.get(connection);
            if (pooled == null) {
                pooled = create(context, connection);
                clients.put(connection, pooled);
            }
            pooled.leases++;
            Pooled<C> lent = pooled;
            return new ClientLease<>(lent.client, () -> giveBack(connection, lent));
        } finally {
            lock.unlock();
        }
    }

    private void giveBack(ApiConnection connection, Pooled<C> lent) {
        lock.lock();
        try {
            lent.leases--;
            if (lent.leases == 0 && clients.remove(connection, lent)) {
                lent.stop();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Stops every client, whoever still has it. */
    public void stop() {
        lock.lock();
        try {
            clients.values().forEach(Pooled::stop);
            clients.clear();
        } finally {
            lock.unlock();
        }
    }

    private Pooled<C> create(CamelContext context, ApiConnection connection) {
        ApiPipeline pipeline = ApiPipeline.create(context, connection.settings());
        ServiceHelper.startService(pipeline);
        return new Pooled<>(clientOf.apply(pipeline, connection.rules()), pipeline);
    }

    /** A client, what runs for it, and how many have it on loan. */
    private static final class Pooled<C> {

        private final C client;
        private final ApiPipeline pipeline;
        private int leases;

        Pooled(C client, ApiPipeline pipeline) {
            this.client = client;
            this.pipeline = pipeline;
        }

        void stop() {
            ServiceHelper.stopAndShutdownService(pipeline);
        }
    }
}
