package xyz.cr3dentials.camel.http.budget.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import xyz.cr3dentials.camel.http.budget.BudgetStoreException;
import xyz.cr3dentials.camel.http.budget.RequestBudgets;

class RequestBudgetChoiceTest {

    private final CamelContext context = new DefaultCamelContext();
    private final RequestBudgetChoice choice = new RequestBudgetChoice();

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void keepsBudgetsInThisProcessWithoutADataSource() {
        assertThat(choice.choose(context, null)).isSameAs(RequestBudgets.inProcess());
    }

    @Test
    void sharesThemInTheRegistrysOnlyDataSourceIfThatIsPostgresql() {
        try (SharedBudgetDatabase database = new SharedBudgetDatabase()) {
            context.getRegistry().bind("pool", database.open());
            RequestBudgets chosen = choice.choose(context, null);
            assertThat(chosen).isNotSameAs(RequestBudgets.inProcess());
            assertThat(choice.choose(context, null)).isSameAs(chosen);
            assertThat(database.rows()).isEmpty(); // and the table is there
        }
    }

    @Test
    void keepsThemInThisProcessWithH2() {
        context.getRegistry().bind("pool", h2());
        assertThat(choice.choose(context, null)).isSameAs(RequestBudgets.inProcess());
        assertThat(choice.choose(context, h2())).isSameAs(RequestBudgets.inProcess());
    }

    @Test
    void takesNoneOfSeveralDataSourcesUnlessOneIsSet() {
        try (SharedBudgetDatabase database = new SharedBudgetDatabase()) {
            DataSource set = database.open();
            context.getRegistry().bind("pool", set);
            context.getRegistry().bind("other", h2());
            assertThat(choice.choose(context, null)).isSameAs(RequestBudgets.inProcess());
            RequestBudgets chosen = choice.choose(context, set);
            assertThat(chosen).isNotSameAs(RequestBudgets.inProcess());
            assertThat(choice.choose(context, set)).isSameAs(chosen);
        }
    }

    @Test
    void refusesADatabaseOfAnotherKindThatWasSetAndLeavesOneThatIsMerelyThereAlone() {
        DatabaseMetaData oracle = answering(DatabaseMetaData.class, "getDatabaseProductName", "Oracle");
        Connection connection = answering(Connection.class, "getMetaData", oracle);
        DataSource source = answering(DataSource.class, "getConnection", connection);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> choice.choose(context, source))
                .withMessageContaining("PostgreSQL");
        context.getRegistry().bind("pool", source);
        assertThat(choice.choose(context, null)).isSameAs(RequestBudgets.inProcess());
    }

    @Test
    void refusesToExceedSilentlyTheLimitThatNodesWereMeantToShare() {
        PGSimpleDataSource away = new PGSimpleDataSource();
        away.setURL("jdbc:postgresql://localhost:1/away?password=canary");
        context.getRegistry().bind("pool", away);
        assertThatExceptionOfType(BudgetStoreException.class)
                .isThrownBy(() -> choice.choose(context, null))
                .withMessageContaining("08001")
                .withMessageNotContaining("canary");
    }

    private static DataSource h2() {
        JdbcDataSource database = new JdbcDataSource();
        database.setUrl("jdbc:h2:mem:choice");
        return database;
    }

    private static <T> T answering(Class<T> type, String method, Object answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, called, arguments) -> switch (called.getName()) {
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "equals" -> proxy == arguments[0];
                    default -> called.getName().equals(method) ? answer : null;
                }));
    }
}
