package xyz.cr3dentials.camel.service.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import org.apache.camel.CamelContext;
import xyz.cr3dentials.camel.component.VendorComponent;
import xyz.cr3dentials.camel.component.webhook.WebhookRejections.Reason;

/** Counts the calls that were not taken for a vendor's webhook, by vendor and reason, and the webhooks that got lost on us. */
final class WebhookMetrics {

    private final CamelContext context;

    WebhookMetrics(CamelContext context) {
        this.context = context;
    }

    void register(MeterRegistry registry, List<String> vendors) {
        for (String vendor : vendors) {
            for (Reason reason : Reason.values()) {
                FunctionCounter.builder(
                                "webhook.refused",
                                this,
                                own -> own.of(vendor, component -> component.webhooksRefused(reason)))
                        .description(
                                "Calls of the webhook address that were answered with 404, or with 429 for coming too often")
                        .tags("vendor", vendor, "reason", reason.name().toLowerCase(Locale.ROOT))
                        .register(registry);
            }
            FunctionCounter.builder("webhook.ignored", this, own -> own.of(vendor, VendorComponent::webhooksIgnored))
                    .description("Authentic webhooks about events that nothing is done with")
                    .tag("vendor", vendor)
                    .register(registry);
            FunctionCounter.builder("webhook.failed", this, own -> own.of(vendor, VendorComponent::webhooksFailed))
                    .description("Webhooks that could not be recorded and were answered with 503")
                    .tag("vendor", vendor)
                    .register(registry);
        }
    }

    private long of(String vendor, ToLongFunction<VendorComponent<?>> count) {
        return context.hasComponent(vendor) instanceof VendorComponent<?> component ? count.applyAsLong(component) : 0;
    }
}
