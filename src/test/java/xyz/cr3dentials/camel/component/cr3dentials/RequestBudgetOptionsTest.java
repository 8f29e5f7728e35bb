package xyz.cr3dentials.camel.component.cr3dentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.camel.impl.DefaultCamelContext;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import xyz.cr3dentials.camel.api.cr3dentials.Cr3dentialsClient;
import xyz.cr3dentials.camel.component.connection.ClientLease;
import xyz.cr3dentials.camel.http.budget.BudgetStoreException;

class RequestBudgetOptionsTest {

    private final DefaultCamelContext context = new DefaultCamelContext();

    @BeforeEach
    void bindDataSources() {
        PGSimpleDataSource away = new PGSimpleDataSource();
        away.setURL("jdbc:postgresql://localhost:1/away");
        context.getRegistry().bind("away", away);
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setUrl("jdbc:h2:mem:options");
        context.getRegistry().bind("h2", h2);
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void theDataSourceThatIsSetHasToBeThereWhenAClientIsMade() {
        assertThatThrownBy(() -> lease("requestBudgetDataSource=#bean:away"))
                .isInstanceOf(BudgetStoreException.class)
                .hasMessageContaining("08001");
    }

    @Test
    void noneIsAskedWhenTheBudgetIsNotShared() {
        lease("requestBudgetDataSource=#bean:away&shareRequestBudget=false").close();
    }

    @Test
    void endpointsWithOneDataSourceShareAClient() {
        try (ClientLease<Cr3dentialsClient> one = lease("requestBudgetDataSource=#bean:h2");
                ClientLease<Cr3dentialsClient> other = lease("requestBudgetDataSource=#bean:h2")) {
            assertThat(other.client()).isSameAs(one.client());
        }
    }

    private ClientLease<Cr3dentialsClient> lease(String options) {
        return context.getEndpoint("cr3dentials:listPlatforms?apiKey=k&" + options, Cr3dentialsEndpoint.class)
                .leaseClient();
    }
}
