package xyz.cr3dentials.camel.component;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.http.ApiException;
import xyz.cr3dentials.camel.http.AuthenticationException;
import xyz.cr3dentials.camel.http.UnavailableException;

/**
 * Tells whether the API could be used at the last call. It makes no call of its own, since that would cost requests of
 * the API key's limit. Thread-safe.
 */
final class ProducerHealthCheck implements HealthCheck {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final String id;
    private final String address;
    private final AtomicReference<@Nullable ApiException> lastFailure = new AtomicReference<>();
    private volatile boolean enabled;

    ProducerHealthCheck(VendorEndpoint<?> endpoint, boolean enabled) {
        this.id = "producer:%s-%s-%s"
                .formatted(endpoint.scheme(), endpoint.getOperation().name(), NUMBER.incrementAndGet());
        this.address = endpoint.getConfiguration().getBaseUrl();
        this.enabled = enabled;
    }

    void succeeded() {
        lastFailure.set(null);
    }

    void failed(ApiException failure) {
        // A refused request or an unknown session says nothing bad of the API.
        boolean unusable = failure instanceof AuthenticationException || failure instanceof UnavailableException;
        lastFailure.set(unusable ? failure : null);
    }

    @Override
    public Result call(Map<String, Object> options) {
        HealthCheckResultBuilder builder = HealthCheckResultBuilder.on(this).detail("service.url", address);
        ApiException failure = lastFailure.get();
        if (!enabled) {
            return builder.unknown().message("Disabled").build();
        }
        if (failure == null) {
            return builder.up().build();
        }
        if (failure.getHttpResponseCode() > 0) {
            builder.detail(HTTP_RESPONSE_CODE, failure.getHttpResponseCode());
        }
        return builder.down().message(failure.getMessage()).error(failure).build();
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    public String getGroup() {
        return "camel";
    }

    @Override
    public String getId() {
        return id;
    }

    @Override
    public boolean isEnabled() {
        return enabled;
    }

    @Override
    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }
}
