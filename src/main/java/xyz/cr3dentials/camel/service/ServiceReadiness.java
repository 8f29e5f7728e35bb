package xyz.cr3dentials.camel.service;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import xyz.cr3dentials.camel.http.ApiException;
import xyz.cr3dentials.camel.service.ledger.LedgerReading;
import xyz.cr3dentials.camel.service.operations.Readiness;

/** Judges the service by its health checks, as the health page does. Thread-safe. */
final class ServiceReadiness implements Function<LedgerReading, Readiness> {

    private final CamelContext context;

    ServiceReadiness(CamelContext context) {
        this.context = context;
    }

    @Override
    public Readiness apply(LedgerReading ledger) {
        return of(HealthCheckHelper.invokeReadiness(context, "full"), ledger);
    }

    static Readiness of(Collection<HealthCheck.Result> results, LedgerReading ledger) {
        Map<String, String> troubles = new HashMap<>();
        for (HealthCheck.Result result : results) {
            if (result.getState() == HealthCheck.State.DOWN) {
                result.getError().ifPresent(failure -> note(failure, troubles));
            }
        }
        return new Readiness(HealthReport.ofReadiness(results, ledger).up(), troubles);
    }

    private static void note(Throwable failure, Map<String, String> troubles) {
        VendorTrouble.of(failure).ifPresent(trouble -> {
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                if (cause instanceof ApiException refusal) {
                    troubles.put(refusal.getVendor(), trouble.name());
                    return;
                }
            }
        });
    }
}
