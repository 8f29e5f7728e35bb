package xyz.cr3dentials.camel.http.budget.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xyz.cr3dentials.camel.http.budget.BudgetStoreException;
import xyz.cr3dentials.camel.http.budget.RequestBudgets;

/**
 * Chooses where request budgets are kept: in the database of a DataSource, or of the registry's only one, if that is
 * PostgreSQL, else in this JVM. Which of the two it is, and why, is logged once. Thread-safe.
 */
public final class RequestBudgetChoice {

    private static final Logger LOG = LoggerFactory.getLogger(RequestBudgetChoice.class);
    private static final String ALONE =
            "Request budgets are kept in this JVM: {}; other nodes with the same API key do not share them";

    private final ReentrantLock lock = new ReentrantLock();
    private final IdentityHashMap<DataSource, RequestBudgets> known = new IdentityHashMap<>();
    private @Nullable RequestBudgets byDefault;

    /** Creates a choice that remembers what it chose. */
    public RequestBudgetChoice() {}

    /**
     * Returns the budgets to use.
     *
     * @param wanted a DataSource that somebody set, {@code null} for the registry's only one
     * @throws BudgetStoreException if the database cannot be reached or refuses the table; nodes would then exceed the
     *     limit silently that they were meant to share
     * @throws IllegalArgumentException if a DataSource was set whose database is neither PostgreSQL nor H2
     */
    public RequestBudgets choose(CamelContext context, @Nullable DataSource wanted) {
        lock.lock();
        try {
            if (wanted != null) {
                return in(wanted, "set for them", true);
            }
            if (byDefault == null) {
                byDefault = ofRegistry(context.getRegistry().findByTypeWithName(DataSource.class));
            }
            return byDefault;
        } finally {
            lock.unlock();
        }
    }

    private RequestBudgets ofRegistry(Map<String, DataSource> sources) {
        if (sources.isEmpty()) {
            LOG.info(ALONE, "there is no DataSource");
            return RequestBudgets.inProcess();
        }
        if (sources.values().stream().distinct().count() > 1) {
            LOG.warn(ALONE, "of the DataSources " + sources.keySet() + " none is set for them");
            return RequestBudgets.inProcess();
        }
        Map.Entry<String, DataSource> only = sources.entrySet().iterator().next();
        return in(only.getValue(), "'" + only.getKey() + "'", false);
    }

    private RequestBudgets in(DataSource dataSource, String name, boolean wanted) {
        RequestBudgets budgets = known.get(dataSource);
        if (budgets == null) {
            budgets = create(dataSource, name, wanted);
            known.put(dataSource, budgets);
        }
        return budgets;
    }

    private static RequestBudgets create(DataSource dataSource, String name, boolean wanted) {
        String product = product(dataSource);
        if (product.equals("PostgreSQL")) {
            RequestBudgets budgets = RequestBudgets.in(new PostgresBudgetStores(dataSource));
            LOG.info("Request budgets are shared by all nodes in the database of the DataSource {}", name);
            return budgets;
        }
        if (wanted && !product.equals("H2")) {
            throw new IllegalArgumentException(
                    "Request budgets can be shared in PostgreSQL and not in the database of the DataSource that is set for them; set another one, or none to keep them in this JVM.");
        }
        LOG.info(ALONE, "the database of the DataSource " + name + " is not PostgreSQL");
        return RequestBudgets.inProcess();
    }

    private static String product(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            return connection.getMetaData().getDatabaseProductName();
        } catch (SQLException e) {
            throw BudgetFailures.of(e);
        }
    }
}
