package xyz.cr3dentials.camel.http.pipeline;

import java.time.Clock;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.camel.CamelContext;
import org.apache.camel.ExtendedCamelContext;
import xyz.cr3dentials.camel.http.UnreadableRow;
import xyz.cr3dentials.camel.http.budget.RateLimitStatus;
import xyz.cr3dentials.camel.http.budget.RequestBudget;

/** The pipelines that run in one Camel context, for those who watch their request budgets. Thread-safe. */
public final class ApiPipelines {

    private static final ReentrantLock CREATION = new ReentrantLock();

    private final Set<ApiPipeline> running = ConcurrentHashMap.newKeySet();

    private final UnreadableRows unreadableRows = new UnreadableRows();

    private ApiPipelines() {}

    /** Returns the pipelines of a context, those to come included. */
    public static ApiPipelines of(CamelContext context) {
        ExtendedCamelContext extended = context.getCamelContextExtension();
        CREATION.lock();
        try {
            ApiPipelines known = extended.getContextPlugin(ApiPipelines.class);
            if (known != null) {
                return known;
            }
            ApiPipelines created = new ApiPipelines();
            extended.addContextPlugin(ApiPipelines.class, created);
            return created;
        } finally {
            CREATION.unlock();
        }
    }

    /**
     * Returns how the request budgets stand that a vendor's running pipelines draw from, one entry a budget however many
     * share it. A pipeline that has sent nothing yet has none. Asks neither the vendor nor a database.
     *
     * @param vendor the component's scheme, for example {@code cr3dentials}
     */
    public Collection<RateLimitStatus> rateLimits(String vendor) {
        Set<RequestBudget> budgets = Collections.newSetFromMap(new IdentityHashMap<>());
        for (ApiPipeline pipeline : running) {
            if (pipeline.vendor().equals(vendor)) {
                pipeline.budgetInUse().ifPresent(budgets::add);
            }
        }
        return budgets.stream().map(RequestBudget::status).toList();
    }

    /**
     * Returns how often a row of a vendor's lists could not be read and was passed over, since the context was made; one
     * that is seen at every poll counts every time.
     *
     * @param vendor the component's scheme, for example {@code cr3dentials}
     */
    public long unreadableRows(String vendor) {
        return unreadableRows.count(vendor);
    }

    void passedOver(String vendor, List<UnreadableRow> rows, Clock clock) {
        unreadableRows.add(vendor, rows, clock);
    }

    void add(ApiPipeline started) {
        running.add(started);
    }

    void remove(ApiPipeline stopped) {
        running.remove(stopped);
    }
}
