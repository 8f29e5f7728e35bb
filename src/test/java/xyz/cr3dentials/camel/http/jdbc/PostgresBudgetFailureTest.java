package xyz.cr3dentials.camel.http.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static xyz.cr3dentials.camel.http.RequestPriority.CREATE;

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
import xyz.cr3dentials.camel.http.BudgetAnswer;
import xyz.cr3dentials.camel.http.BudgetSettings;
import xyz.cr3dentials.camel.http.BudgetStore;
import xyz.cr3dentials.camel.http.BudgetStoreException;
import xyz.cr3dentials.camel.jdbc.LosingDataSource;

class PostgresBudgetFailureTest {

    /** One request a minute, so that the test's own time grants nothing. */
    private static final BudgetSettings SMALLEST = new BudgetSettings(2, 0);

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
            store = new PostgresBudgetStores(address).open("key", SMALLEST);
            assertThat(store.take(CREATE, 0).waitNanos()).isZero();
        }
        assertThatExceptionOfType(BudgetStoreException.class)
                .isThrownBy(() -> store.take(CREATE, 0))
                .withMessageContaining("08001")
                .withMessageContaining("see that it runs");
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPGStartupWait(Duration.ofMinutes(1))
                .setPort(port)
                .start()) {
            BudgetAnswer answer = store.take(CREATE, 0);
            assertThat(server.getPort()).isEqualTo(port);
            assertThat(answer.waitNanos()).isPositive();
        }
    }

    @Test
    void aPoolThatDoesNotCommitByItselfGivesNoTokenTwice() {
        try (SharedBudgetDatabase database = new SharedBudgetDatabase()) {
            BudgetStore store = new PostgresBudgetStores(database.open(false)).open("key", SMALLEST);
            assertThat(store.take(CREATE, 0).waitNanos()).isZero();
            assertThat(store.take(CREATE, 0).waitNanos()).isPositive();
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
                    .withMessageContaining("request_budget")
                    .withMessageContaining("rights to create")
                    .withMessageNotContaining("canary-password");
            database.node(); // somebody with more rights creates the table
            database.execute("grant select, insert, update, delete on request_budget to reader");
            BudgetStore store = new PostgresBudgetStores(reader).open("key", SMALLEST);
            assertThat(store.take(CREATE, 0).waitNanos()).isZero();
            database.execute("drop owned by reader");
        }
    }

    @Test
    void aTokenIsTakenHoweverOftenItsTransactionLosesARace() {
        try (SharedBudgetDatabase database = new SharedBudgetDatabase()) {
            LosingDataSource losing = new LosingDataSource(database.open());
            BudgetStore store = new PostgresBudgetStores(losing).open("key", SMALLEST);
            losing.lose(8);
            assertThat(store.take(CREATE, 0).waitNanos()).isZero();
        }
    }

    @Test
    void transactionsThatLoseARaceAreRepeated() throws Exception {
        try (SharedBudgetDatabase database = new SharedBudgetDatabase()) {
            String name = database.text("select current_database()");
            database.execute("alter database " + name + " set default_transaction_isolation = 'repeatable read'");
            var executor = Executors.newFixedThreadPool(2);
            try {
                var stores = List.of(
                        database.node().open("key", BudgetSettings.DEFAULT),
                        database.node().open("key", BudgetSettings.DEFAULT));
                int taken = 0;
                for (var task : executor.invokeAll(stores.stream()
                        .map(store -> (Callable<Integer>) () -> {
                            int count = 0;
                            while (store.take(CREATE, 0).waitNanos() == 0) {
                                count++;
                            }
                            return count;
                        })
                        .toList())) {
                    taken += task.get();
                }
                assertThat(taken).isEqualTo(20);
            } finally {
                executor.shutdownNow();
            }
        }
    }
}
