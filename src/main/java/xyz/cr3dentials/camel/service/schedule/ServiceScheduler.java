package xyz.cr3dentials.camel.service.schedule;

import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.component.quartz.QuartzComponent;
import org.quartz.impl.jdbcjobstore.JobStoreTX;
import org.quartz.impl.jdbcjobstore.PostgreSQLDelegate;
import org.quartz.utils.DBConnectionManager;

/** Sets Quartz up for the service's flows. */
public final class ServiceScheduler {

    private static final String DATA_SOURCE = "service";
    private static final String THREADS = "4";

    private ServiceScheduler() {}

    /**
     * Lets one of the nodes on a PostgreSQL database run each job, and another one run it when that one is gone. On H2, which
     * means one node, jobs are kept in memory, as Quartz has no tables for the current H2.
     *
     * @param dataSource the service's pool, which stays the caller's to close
     * @throws IllegalStateException if Quartz's tables are missing and cannot be made
     */
    public static void configure(CamelContext context, DataSource dataSource, boolean postgreSql) {
        Map<String, String> properties = new HashMap<>(Map.of(
                "org.quartz.scheduler.instanceId", "AUTO",
                "org.quartz.scheduler.skipUpdateCheck", "true",
                "org.quartz.threadPool.threadCount", THREADS));
        if (postgreSql) {
            QuartzTables.createIfMissing(dataSource);
            DBConnectionManager.getInstance().addConnectionProvider(DATA_SOURCE, new PooledConnections(dataSource));
            properties.putAll(Map.of(
                    "org.quartz.jobStore.class",
                    JobStoreTX.class.getName(),
                    "org.quartz.jobStore.driverDelegateClass",
                    PostgreSQLDelegate.class.getName(),
                    "org.quartz.jobStore.dataSource",
                    DATA_SOURCE,
                    "org.quartz.jobStore.isClustered",
                    "true",
                    "org.quartz.jobStore.clusterCheckinInterval",
                    "5000",
                    "org.quartz.jobStore.misfireThreshold",
                    "60000"));
        }
        QuartzComponent quartz = new QuartzComponent(context);
        quartz.setProperties(properties);
        context.addComponent("quartz", quartz);
    }
}
