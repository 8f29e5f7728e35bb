package xyz.cr3dentials.camel.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static xyz.cr3dentials.camel.ledger.jdbc.LedgerFixtures.ACCOUNT;
import static xyz.cr3dentials.camel.ledger.jdbc.LedgerFixtures.key;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xyz.cr3dentials.camel.ledger.LearntBy;

/** What was acknowledged outlives a process that dies in the next moment. */
class H2CrashTest {

    @TempDir
    Path directory;

    @Test
    void whatACallHasReturnedForIsKept() throws Exception {
        String url = "jdbc:h2:file:" + directory.resolve("ledger");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Dying.class.getName(),
                        url)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("out").toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(Dying.EXIT);
        try (HikariDataSource database = open(url)) {
            JdbcSessionLedger ledger = new JdbcSessionLedger(database);
            assertThat(ledger.findIntent(ACCOUNT, "i1")).isPresent();
            assertThat(ledger.counts(ACCOUNT).hinted()).isEqualTo(1);
        }
    }

    private static HikariDataSource open(String url) {
        HikariDataSource database = new HikariDataSource();
        database.setJdbcUrl(url);
        database.setUsername("sa");
        return database;
    }

    /** The process that dies. */
    static final class Dying {

        private static final int EXIT = 9;

        private Dying() {}

        public static void main(String[] arguments) {
            JdbcSessionLedger ledger = new JdbcSessionLedger(open(arguments[0]));
            ledger.openIntent(ACCOUNT, "i1", null);
            ledger.hint(key("s1"), LearntBy.WEBHOOK, null);
            // Without anything that an orderly end would do.
            Runtime.getRuntime().halt(EXIT);
        }
    }
}
