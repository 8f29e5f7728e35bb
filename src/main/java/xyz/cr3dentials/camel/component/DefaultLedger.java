package xyz.cr3dentials.camel.component;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xyz.cr3dentials.camel.ledger.SessionLedger;
import xyz.cr3dentials.camel.ledger.jdbc.JdbcSessionLedger;
import xyz.cr3dentials.camel.ledger.memory.MemoryLedgerLimits;
import xyz.cr3dentials.camel.ledger.memory.MemorySessionLedger;

/**
 * Chooses where sessions are kept when no ledger is set: in the database of the registry's only DataSource if that can be
 * done, else in memory. Which of the two it is, and why, is always logged.
 */
final class DefaultLedger {

    private static final Logger LOG = LoggerFactory.getLogger(DefaultLedger.class);
    private static final String REMEDY =
            "set sessionLedger to '#class:" + JdbcSessionLedger.class.getName() + "(#bean:nameOfTheDataSource)'";

    /** A class of every library that the ledger in a database needs, and where it comes from. */
    private static final Map<String, String> LIBRARIES = new TreeMap<>(Map.of(
            "org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate",
            "org.springframework:spring-jdbc",
            "org.flywaydb.core.Flyway",
            "org.flywaydb:flyway-core"));

    private DefaultLedger() {}

    /**
     * @throws xyz.cr3dentials.camel.ledger.LedgerException if the only DataSource cannot be reached or refuses the
     *     tables; memory would then forget silently what was meant to last
     */
    static SessionLedger choose(CamelContext context, Clock clock) {
        Map<String, DataSource> sources = context.getRegistry().findByTypeWithName(DataSource.class);
        if (sources.values().stream().distinct().count() > 1) {
            LOG.warn(
                    "The DataSources {} are in the registry, so none is taken for sessions: {}",
                    sources.keySet(),
                    REMEDY);
        } else if (!sources.isEmpty()) {
            Map.Entry<String, DataSource> only = sources.entrySet().iterator().next();
            if (isUsable(context, only.getKey(), only.getValue())) {
                LOG.info("Sessions are kept in the database of the DataSource '{}'", only.getKey());
                return new JdbcSessionLedger(only.getValue());
            }
        }
        return new MemorySessionLedger(clock, MemoryLedgerLimits.DEFAULT);
    }

    private static boolean isUsable(CamelContext context, String name, DataSource dataSource) {
        List<String> missing = LIBRARIES.entrySet().stream()
                .filter(library -> context.getClassResolver().resolveClass(library.getKey()) == null)
                .map(Map.Entry::getValue)
                .toList();
        if (!missing.isEmpty()) {
            LOG.warn(
                    "Sessions could be kept in the database of the DataSource '{}' if these were on the class path: {}",
                    name,
                    missing);
            return false;
        }
        if (!JdbcSessionLedger.supports(dataSource)) {
            LOG.warn("The DataSource '{}' is neither PostgreSQL nor H2 and is not taken for sessions", name);
            return false;
        }
        return true;
    }
}
