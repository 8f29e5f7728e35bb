package xyz.cr3dentials.camel.component.cr3dentials;

import java.util.Objects;
import org.apache.camel.Exchange;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.WritableHealthCheckRepository;
import org.apache.camel.support.DefaultProducer;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.http.ApiException;
import xyz.cr3dentials.camel.http.RequestPriority;
import xyz.cr3dentials.camel.vendor.cr3dentials.Cr3dentialsClient;

/** What the producers of all operations share: the client, and the health of the last call. Thread-safe once started. */
abstract class Cr3dentialsProducer extends DefaultProducer {

    private final RequestPriority priority;
    private @Nullable ClientLease lease;
    private @Nullable Cr3dentialsClient client;
    private @Nullable ProducerHealthCheck healthCheck;
    private @Nullable WritableHealthCheckRepository healthChecks;

    Cr3dentialsProducer(Cr3dentialsEndpoint endpoint, RequestPriority priority) {
        super(endpoint);
        this.priority = priority;
    }

    /** Does the operation: reads the exchange's message, calls the client, and sets body and headers. */
    abstract void call(Exchange exchange, Cr3dentialsClient client);

    @Override
    public final void process(Exchange exchange) {
        ProducerHealthCheck check = healthCheck;
        try {
            call(exchange, Objects.requireNonNull(client, "the producer is not started"));
        } catch (ApiException e) {
            if (check != null) {
                check.failed(e);
            }
            throw e;
        }
        if (check != null) {
            check.succeeded();
        }
    }

    @Override
    public Cr3dentialsEndpoint getEndpoint() {
        return (Cr3dentialsEndpoint) super.getEndpoint();
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        ClientLease taken = getEndpoint().leaseClient();
        lease = taken;
        client = taken.client().withPriority(priority);
        healthChecks = HealthCheckHelper.getHealthCheckRepository(
                getEndpoint().getCamelContext(), "producers", WritableHealthCheckRepository.class);
        if (healthChecks != null) {
            healthCheck = new ProducerHealthCheck(
                    getEndpoint(), getEndpoint().getComponent().isHealthCheckProducerEnabled());
            healthChecks.addHealthCheck(healthCheck);
        }
    }

    @Override
    protected void doStop() throws Exception {
        if (healthChecks != null && healthCheck != null) {
            healthChecks.removeHealthCheck(healthCheck);
        }
        healthCheck = null;
        healthChecks = null;
        client = null;
        if (lease != null) {
            lease.close();
            lease = null;
        }
        super.doStop();
    }
}
