package xyz.cr3dentials.camel.service;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Set;
import java.util.function.BooleanSupplier;
import xyz.cr3dentials.camel.service.platformhttp.Patience;

/**
 * Ends what hangs with the database: a webhook, which waits for nothing else and comes again, after three seconds; a read
 * of the API as soon as the database is known to hang. A creation may have been sent to the vendor and keeps its time.
 */
final class LedgerPatience implements Patience {
    private static final Duration WEBHOOK = Duration.ofSeconds(3);
    private static final Set<String> READS = Set.of("GET", "HEAD");

    private volatile BooleanSupplier ledgerTakesWrites = () -> true;

    /** Told once the service has started; asks no database. */
    void watch(BooleanSupplier takesWrites) {
        ledgerTakesWrites = takesWrites;
    }

    @Override
    public boolean isOver(HttpServletRequest request, Duration waited) {
        String path = request.getRequestURI();
        if (path.startsWith("/webhooks/")) {
            return waited.compareTo(WEBHOOK) >= 0;
        }
        return path.startsWith("/api/") && READS.contains(request.getMethod()) && !ledgerTakesWrites.getAsBoolean();
    }
}
