package xyz.cr3dentials.camel.component;

import java.util.Objects;
import org.apache.camel.Exchange;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.WritableHealthCheckRepository;
import org.apache.camel.support.DefaultProducer;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.api.ApiClient;
import xyz.cr3dentials.camel.component.connection.ClientLease;
import xyz.cr3dentials.camel.http.ApiException;
import xyz.cr3dentials.camel.http.budget.RequestPriority;

/**
 * What the producers of all operations share: the client, and the health of the last call. Thread-safe once started.
 *
 * @param <C> the vendor's client
 */
public abstract class VendorProducer<C extends ApiClient<C>> extends DefaultProducer {

    private final RequestPriority priority;
    private final VendorEndpoint<C> endpoint;
    private @Nullable ClientLease<C> lease;
    private @Nullable C client;
    private @Nullable ProducerHealthCheck healthCheck;
    private @Nullable WritableHealthCheckRepository healthChecks;

    /** Creates a producer whose requests have the given place in the request budget. */
    protected VendorProducer(VendorEndpoint<C> endpoint, RequestPriority priority) {
        super(endpoint);
        this.endpoint = endpoint;
        this.priority = priority;
    }

    /** Does the operation: reads the exchange's message, calls the client, and sets body and headers. */
    protected abstract void call(Exchange exchange, C client);

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
    protected void doStart() throws Exception {
        super.doStart();
        ClientLease<C> taken = endpoint.leaseClient();
        lease = taken;
        client = taken.client().withPriority(priority);
        healthChecks = HealthCheckHelper.getHealthCheckRepository(
                endpoint.getCamelContext(), "producers", WritableHealthCheckRepository.class);
        if (healthChecks != null) {
            healthCheck =
                    new ProducerHealthCheck(endpoint, endpoint.vendorComponent().isHealthCheckProducerEnabled());
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
