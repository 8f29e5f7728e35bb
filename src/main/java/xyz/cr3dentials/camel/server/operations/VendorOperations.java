package xyz.cr3dentials.camel.server.operations;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.http.InvalidRequestException;

/** What an operator asks and does, for the vendor that is named, or the first one where none is. Thread-safe. */
public final class VendorOperations {

    /** The name by which flows find the bean. */
    public static final String BEAN_NAME = "sessionOperations";

    private final Map<String, SessionOperations> byVendor;

    /** Creates the operations of all followed vendors by their schemes; the first is taken where none is named. */
    public VendorOperations(Map<String, SessionOperations> byVendor) {
        this.byVendor = new LinkedHashMap<>(byVendor);
    }

    /** See {@link SessionOperations#deliveries}. */
    public String deliveries(@Nullable String vendor) {
        return of(vendor).deliveries();
    }

    /** See {@link SessionOperations#timeline}. */
    public String timeline(@Nullable String vendor, String sessionId) {
        return of(vendor).timeline(sessionId);
    }

    /** See {@link SessionOperations#replay}. */
    public String replay(
            @Nullable String vendor, @Nullable String sessionId, @Nullable String parked, @Nullable String since) {
        return of(vendor).replay(sessionId, parked, since);
    }

    /** See {@link SessionOperations#redact}. */
    public String redact(@Nullable String vendor, String sessionId) {
        return of(vendor).redact(sessionId);
    }

    private SessionOperations of(@Nullable String vendor) {
        if (vendor == null || vendor.isBlank()) {
            return byVendor.values().iterator().next();
        }
        SessionOperations operations = byVendor.get(vendor.strip());
        if (operations == null) {
            throw new InvalidRequestException(
                    byVendor.keySet().iterator().next(),
                    "operations",
                    List.of("vendor: not one that is followed here; name one of " + String.join(", ", byVendor.keySet())
                            + ", or none for the first"));
        }
        return operations;
    }
}
