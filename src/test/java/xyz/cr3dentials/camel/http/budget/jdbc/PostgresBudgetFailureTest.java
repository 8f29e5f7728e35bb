package xyz.cr3dentials.camel.http.budget.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static xyz.cr3dentials.camel.http.budget.RequestPriority.CREATE;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import xyz.cr3dentials.camel.http.budget.BudgetAnswer;
import xyz.cr3dentials.camel.http.budget.BudgetDemand;
import xyz.cr3dentials.camel.http.budget.BudgetSettings;
import xyz.cr3dentials.camel.http.budget.BudgetStore;
import xyz.cr3dentials.camel.http.budget.BudgetStoreContract;
import xyz.cr3dentials.camel.http.budget.BudgetStoreException;
import xyz.cr3dentials.camel.jdbc.LosingDataSource;

class PostgresBudgetFailureTest {

    /** One request a minute, so that the test's own time grants nothing. */
    private static final BudgetSettings SMALLEST = BudgetSettings.ofRequestsPerMinute(1, 0);

    private static final BudgetDemand DEMAND = new BudgetDemand(SMALLEST, CREATE, 0, BudgetStoreContract.TIME_LIMIT);

    @Test
    void whatWasTakenStaysTakenWhenTheDatabaseRestarts(@TempDir Path data) throws IOException {
        int port;
        BudgetStore store;
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPGStartupWait(Duration.ofMinutes(1))
                .start()) {
            port = server.getPort();
            PGSimpleDataSource address = new PGSimpleDataSource();
            address.setURL(server.getJdbcUrl("postgres", "postgres"));
            store = new PostgresBudgetStores(address).open("key");
            assertThat(store.take(DEMAND).waitNanos()).isZero();
        }
        assertThatExceptionOfType(BudgetStoreException.class)
                .isThrownBy(() -> store.take(DEMAND))
                .withMessageContaining("08001")
                .withMessageContaining("see that it runs");
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPGStartupWait(Duration.ofMinutes(1))
                .setPort(port)
                .start()) {
            BudgetAnswer answer = store.take(DEMAND);
            assertThat(server.getPort()).isEqualTo(port);
            assertThat(answer.waitNanos()).isPositive();
        }
    }

    @Test
    void aPoolThatDoesNotCommitByItselfGivesNoTokenTwice() {
        try (SharedBudgetDatabase database = new SharedBudgetDatabase()) {
            BudgetStore store = new PostgresBudgetStores(database.open(false)).open("key");
            assertThat(store.take(DEMAND).waitNanos()).isZero();
            assertThat(store.take(DEMAND).waitNanos()).isPositive();
        }
    }

    @Test
    void aUserWithoutRightsIsToldWhichAreMissingAndNothingOfItsPassword() {
        try (SharedBudgetDatabase database = new SharedBudgetDatabase()) {
            database.execute("drop role if exists reader");
            database.execute("create role reader login password 'canary-password'");
            database.execute("revoke create on schema public from public");
            PGSimpleDataSource reader = new PGSimpleDataSource();
            reader.setURL(database.open().getJdbcUrl());
            reader.setUser("reader");
            reader.setPassword("canary-password");
            assertThatExceptionOfType(BudgetStoreException.class)
                    .isThrownBy(() -> new PostgresBudgetStores(reader))
                    .withMessageContaining("request_key and request_slot")
                    .withMessageContaining("rights to create")
                    .withMessageNotContaining("canary-password");
            database.node(); // somebody with more rights creates the tables
            database.execute("grant select, insert, update, delete on request_key, request_slot to reader");
            BudgetStore store = new PostgresBudgetStores(reader).open("key");
            assertThat(store.take(DEMAND).waitNanos()).isZero();
            database.execute("drop owned by reader");
        }
    }

    @Test
    void aTokenIsTakenHoweverOftenItsTransactionLosesARace() {
        try (SharedBudgetDatabase database = new SharedBudgetDatabase()) {
            LosingDataSource losing = new LosingDataSource(database.open());
            BudgetStore store = new PostgresBudgetStores(losing).open("key");
            losing.lose(8);
            assertThat(store.take(DEMAND).waitNanos()).isZero();
        }
    }

    @Test
    void transactionsThatLoseARaceAreRepeated() throws Exception {
        try (SharedBudgetDatabase database = new SharedBudgetDatabase()) {
            String name = database.text("select current_database()");
            database.execute("alter database " + name + " set default_transaction_isolation = 'repeatable read'");
            var executor = Executors.newFixedThreadPool(2);
            try {
                var stores =
                        List.of(database.node().open("key"), database.node().open("key"));
                BudgetDemand many = new BudgetDemand(BudgetSettings.DEFAULT, CREATE, 0, BudgetStoreContract.TIME_LIMIT);
                int taken = 0;
                for (var task : executor.invokeAll(stores.stream()
                        .map(store -> (Callable<Integer>) () -> {
                            int count = 0;
                            while (store.take(many).waitNanos() == 0) {
                                count++;
                            }
                            return count;
                        })
                        .toList())) {
                    taken += task.get();
                }
                assertThat(taken).isBetween(110, 118);
            } finally {
                executor.shutdownNow();
            }
        }
    }
}
