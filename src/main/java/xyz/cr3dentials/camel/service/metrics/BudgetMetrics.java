package xyz.cr3dentials.camel.service.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.http.budget.RateLimitStatus;
import xyz.cr3dentials.camel.http.pipeline.ApiPipelines;

/** How the request budgets of the vendors' API keys stand on this node, and what answers were not read whole, by vendor. Thread-safe. */
final class BudgetMetrics {

    private final ApiPipelines pipelines;
    private final Clock clock;

    BudgetMetrics(CamelContext context, Clock clock) {
        this.pipelines = ApiPipelines.of(context);
        this.clock = clock;
    }

    void register(MeterRegistry registry, List<String> vendors) {
        for (String vendor : vendors) {
            gauge(
                    registry,
                    "vendor.requests.last.minute",
                    "Requests this node has sent to the vendor in the last 60 seconds",
                    vendor,
                    limits -> limits.stream()
                            .mapToInt(RateLimitStatus::usedInLastMinute)
                            .sum());
            gauge(
                    registry,
                    "vendor.requests.paused.seconds",
                    "For how long no request will be sent, since the vendor refused one; 0 when sending goes on",
                    vendor,
                    this::pause);
            gauge(
                    registry,
                    "vendor.requests.limit",
                    "The limit the vendor named in its latest answer; a smaller one than configured applies",
                    vendor,
                    limits -> least(limits, RateLimitStatus::limit));
            gauge(
                    registry,
                    "vendor.requests.remaining",
                    "How many more requests the vendor said, in its latest answer, that it will take",
                    vendor,
                    limits -> least(limits, RateLimitStatus::remaining));
            FunctionCounter.builder("vendor.list.rows.unreadable", pipelines, own -> own.unreadableRows(vendor))
                    .description("Rows of the vendor's lists that could not be read and were passed over, at each look")
                    .tag("vendor", vendor)
                    .register(registry);
        }
    }

    private void gauge(
            MeterRegistry registry,
            String name,
            String description,
            String vendor,
            ToDoubleFunction<Collection<RateLimitStatus>> value) {
        Gauge.builder(name, pipelines, own -> value.applyAsDouble(own.rateLimits(vendor)))
                .strongReference(true)
                .description(description)
                .tag("vendor", vendor)
                .register(registry);
    }

    private static double least(Collection<RateLimitStatus> limits, Function<RateLimitStatus, @Nullable Long> number) {
        return limits.stream()
                .map(number)
                .filter(Objects::nonNull)
                .mapToDouble(Long::doubleValue)
                .min()
                .orElse(Double.NaN);
    }

    private double pause(Collection<RateLimitStatus> limits) {
        Instant now = clock.instant();
        return limits.stream()
                .map(RateLimitStatus::pausedUntil)
                .filter(Objects::nonNull)
                .mapToDouble(until -> Duration.between(now, until).toMillis() / 1_000.0)
                .reduce(0, Math::max);
    }
}
