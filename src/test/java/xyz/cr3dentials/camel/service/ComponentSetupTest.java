package xyz.cr3dentials.camel.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import xyz.cr3dentials.camel.component.cr3dentials.Cr3dentialsComponent;
import xyz.cr3dentials.camel.ledger.memory.MemoryLedgerLimits;
import xyz.cr3dentials.camel.ledger.memory.MemorySessionLedger;
import xyz.cr3dentials.camel.service.settings.ServiceConfiguration;
import xyz.cr3dentials.camel.service.settings.ServiceConfigurations;

class ComponentSetupTest {

    private final CamelContext context = new DefaultCamelContext();

    @AfterEach
    void stop() {
        context.stop();
    }

    @ParameterizedTest
    @CsvSource({"2, 0", "11, 0", "12, 1", "120, 2", "60000, 2", "100000, 2"})
    void twoOfEveryPermittedRequestLimitAreLeftToOthersAndLessOfASmallOne(int limit, int reserve) throws Exception {
        DataSource pool = database();
        ComponentSetup.configure(
                context, settings(limit), new MemorySessionLedger(Clock.systemUTC(), MemoryLedgerLimits.DEFAULT), pool);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:a").to("cr3dentials:listPlatforms");
            }
        });
        context.start();

        Cr3dentialsComponent component = context.getComponent("cr3dentials", Cr3dentialsComponent.class);
        assertThat(component.getConfiguration().getRequestReserve()).isEqualTo(reserve);
        assertThat(component.getConfiguration().getRequestBudgetDataSource()).isSameAs(pool);
    }

    private static DataSource database() {
        JdbcDataSource database = new JdbcDataSource();
        database.setUrl("jdbc:h2:mem:setup");
        return database;
    }

    private static ServiceConfiguration settings(int requestsPerMinute) {
        return ServiceConfigurations.load(
                List.of(),
                Map.of(
                        "CR3DENTIALS_API_KEY",
                        "sandbox-api-key",
                        "DATABASE_URL",
                        "jdbc:h2:mem:test",
                        "CR3DENTIALS_REQUESTS_PER_MINUTE",
                        String.valueOf(requestsPerMinute)));
    }
}
