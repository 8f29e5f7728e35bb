package xyz.cr3dentials.camel.service.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.quartz.QuartzComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import xyz.cr3dentials.camel.ledger.jdbc.TestDatabases;

class ServiceSchedulerTest {

    private final HikariDataSource pool = TestDatabases.postgres(10);

    @AfterEach
    void closeDatabase() {
        pool.close();
    }

    @Test
    void makesTheTablesOnceHoweverManyNodesStartTogether() throws Exception {
        ExecutorService nodes = Executors.newFixedThreadPool(6);
        try {
            List<Future<?>> starts = IntStream.range(0, 6)
                    .<Future<?>>mapToObj(node -> nodes.submit(() -> QuartzTables.createIfMissing(pool)))
                    .toList();
            for (Future<?> start : starts) {
                start.get();
            }
        } finally {
            nodes.shutdownNow();
        }
        assertThat(count("select count(*) from pg_tables where tablename like 'qrtz_%'"))
                .isEqualTo(11);
    }

    @Test
    void keepsItsJobsInTheDatabaseWhereOtherNodesFindThem() throws Exception {
        List<String> runs = new CopyOnWriteArrayList<>();
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            ServiceScheduler.configure(context, pool, true);
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("quartz:service/every-second?cron=0/1+*+*+*+*+?").process(exchange -> runs.add("run"));
                }
            });
            context.start();
            await().until(() -> runs.size() >= 2);
            assertThat(context.getComponent("quartz", QuartzComponent.class)
                            .getScheduler()
                            .getMetaData()
                            .isJobStoreClustered())
                    .isTrue();
            assertThat(count("select count(*) from qrtz_cron_triggers")).isEqualTo(1);
        }
    }

    private long count(String query) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
