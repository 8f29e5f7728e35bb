package xyz.cr3dentials.camel.http.budget.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import xyz.cr3dentials.camel.TestPostgres;
import xyz.cr3dentials.camel.http.budget.BudgetDemand;
import xyz.cr3dentials.camel.http.budget.BudgetSettings;
import xyz.cr3dentials.camel.http.budget.BudgetStore;
import xyz.cr3dentials.camel.http.budget.BudgetStoreException;
import xyz.cr3dentials.camel.http.budget.RequestPriority;
import xyz.cr3dentials.camel.http.budget.RequestSlots;
import xyz.cr3dentials.camel.jdbc.LostRaces;

/** A pool that answers only when the test lets it holds no request up. */
class BoundedConnectionsTest {

    private static final BudgetDemand DEMAND =
            new BudgetDemand(BudgetSettings.DEFAULT, RequestPriority.CREATE, 0, Duration.ofSeconds(46));

    private final Queue<Connection> opened = new ConcurrentLinkedQueue<>();
    private final TestPostgres.Database server = TestPostgres.database();
    private volatile CountDownLatch gate = new CountDownLatch(0);

    @AfterEach
    void letEverybodyGo() {
        gate.countDown();
        server.close();
    }

    @Test
    void aPoolThatHangsIsToldWhileItHangsAndUsedAgainAfterwards() throws Exception {
        BudgetDatabase database =
                new BudgetDatabase(new GatedDataSource(), Duration.ofSeconds(1), new LostRaces(Duration.ofSeconds(1)));
        database.createTables();
        BudgetStore store = new PostgresBudgetStore(
                "key", database, BudgetStatements.DATABASE_CLOCK, new RequestSlots(System::nanoTime));
        awaitSlot(store);
        gate = new CountDownLatch(1);
        for (int request = 0; request < 3; request++) {
            assertThatExceptionOfType(BudgetStoreException.class)
                    .isThrownBy(() -> store.take(DEMAND))
                    .withMessageContaining("had no connection within");
        }
        gate.countDown();
        awaitSlot(store);
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            for (Connection connection : opened) {
                assertThat(connection.isClosed()).isTrue();
            }
        });
    }

    private static void awaitSlot(BudgetStore store) {
        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptionsInstanceOf(BudgetStoreException.class)
                .until(() -> store.take(DEMAND).waitNanos() == 0);
    }

    private final class GatedDataSource extends PGSimpleDataSource {

        private static final long serialVersionUID = 1L;

        GatedDataSource() {
            setURL(server.url());
            setUser("postgres");
        }

        @Override
        public Connection getConnection() throws SQLException {
            try {
                gate.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new SQLException(e);
            }
            Connection connection = super.getConnection();
            opened.add(connection);
            return connection;
        }
    }
}
