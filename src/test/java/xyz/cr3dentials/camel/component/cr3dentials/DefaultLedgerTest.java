package xyz.cr3dentials.camel.component.cr3dentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.engine.DefaultClassResolver;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.postgresql.ds.PGSimpleDataSource;
import xyz.cr3dentials.camel.ledger.LedgerException;
import xyz.cr3dentials.camel.ledger.SessionLedger;
import xyz.cr3dentials.camel.ledger.jdbc.JdbcSessionLedger;
import xyz.cr3dentials.camel.ledger.memory.MemoryLedgerLimits;
import xyz.cr3dentials.camel.ledger.memory.MemorySessionLedger;

class DefaultLedgerTest {

    private final CamelContext context = new DefaultCamelContext();
    private final JdbcDataSource database = new JdbcDataSource();
    private Connection keepsTheDatabase;

    @BeforeEach
    void openDatabase(TestInfo test) throws SQLException {
        database.setUrl("jdbc:h2:mem:" + test.getTestMethod().orElseThrow().getName());
        keepsTheDatabase = database.getConnection();
    }

    @AfterEach
    void stop() throws SQLException {
        context.stop();
        keepsTheDatabase.close();
    }

    @Test
    void keepsSessionsInMemoryWithoutADataSource() {
        assertThat(ledger()).isInstanceOf(MemorySessionLedger.class);
    }

    @Test
    void keepsSessionsInTheDatabaseOfTheOnlyDataSource() throws SQLException {
        context.getRegistry().bind("pool", database);
        assertThat(ledger()).isInstanceOf(JdbcSessionLedger.class);
        assertThat(tables()).isEqualTo(13);
    }

    @Test
    void takesOneDataSourceThatHasTwoNames() {
        context.getRegistry().bind("pool", database);
        context.getRegistry().bind("alias", database);
        assertThat(ledger()).isInstanceOf(JdbcSessionLedger.class);
    }

    @Test
    void choosesNoneOfSeveralDataSources() throws SQLException {
        context.getRegistry().bind("one", database);
        context.getRegistry().bind("other", new JdbcDataSource());
        assertThat(ledger()).isInstanceOf(MemorySessionLedger.class);
        assertThat(tables()).isZero();
    }

    @Test
    void leavesADataSourceAloneWhenALedgerIsBound() throws SQLException {
        SessionLedger own = new MemorySessionLedger(ComponentFixture.CLOCK, MemoryLedgerLimits.DEFAULT);
        context.getRegistry().bind("pool", database);
        context.getRegistry().bind("own", own);
        assertThat(ledger()).isSameAs(own);
        assertThat(tables()).isZero();
    }

    @Test
    void leavesADataSourceAloneWhenALibraryIsMissing() throws SQLException {
        context.setClassResolver(new DefaultClassResolver() {
            @Override
            public Class<?> resolveClass(String name) {
                return name.startsWith("org.flywaydb") ? null : super.resolveClass(name);
            }
        });
        context.getRegistry().bind("pool", database);
        assertThat(ledger()).isInstanceOf(MemorySessionLedger.class);
        assertThat(tables()).isZero();
    }

    @Test
    void leavesADatabaseOfAnotherKindAlone() {
        DatabaseMetaData oracle = answering(DatabaseMetaData.class, "getDatabaseProductName", "Oracle");
        Connection connection = answering(Connection.class, "getMetaData", oracle);
        context.getRegistry().bind("pool", answering(DataSource.class, "getConnection", connection));
        assertThat(ledger()).isInstanceOf(MemorySessionLedger.class);
    }

    @Test
    void refusesToForgetWhatWasMeantToLastWhenTheDatabaseIsAway() {
        PGSimpleDataSource away = new PGSimpleDataSource();
        away.setURL("jdbc:postgresql://localhost:1/away");
        context.getRegistry().bind("pool", away);
        assertThatExceptionOfType(LedgerException.class)
                .isThrownBy(this::ledger)
                .withMessageContaining("08001");
    }

    private SessionLedger ledger() {
        context.start();
        SessionLedger ledger = endpoint("terminalSessions").ledger();
        assertThat(endpoint("createSession").ledger()).isSameAs(ledger);
        return ledger;
    }

    private Cr3dentialsEndpoint endpoint(String operation) {
        return context.getEndpoint("cr3dentials:" + operation + "?apiKey=k", Cr3dentialsEndpoint.class);
    }

    private int tables() throws SQLException {
        try (var statement = keepsTheDatabase.createStatement();
                var rows = statement.executeQuery(
                        "select count(*) from information_schema.tables where table_name ilike 'session_ledger_%'")) {
            rows.next();
            return rows.getInt(1);
        }
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
