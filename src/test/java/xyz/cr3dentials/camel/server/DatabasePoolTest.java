package xyz.cr3dentials.camel.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.cr3dentials.camel.server.settings.Secret;
import xyz.cr3dentials.camel.server.settings.ServiceConfiguration.Database;

class DatabasePoolTest {

    @TempDir
    private Path folder;

    /** What the pool adds to the address may not contradict it. */
    @ParameterizedTest
    @ValueSource(strings = {"", ";DB_CLOSE_ON_EXIT=TRUE", ";db_close_on_exit=false", ";AUTO_SERVER=TRUE"})
    void opensAnH2DatabaseWhateverItsAddressSaysOfItsEnd(String options) throws Exception {
        Database database = new Database(new Secret("jdbc:h2:file:" + folder.resolve("ledger") + options), null, null);
        try (HikariDataSource pool = DatabasePool.open(database);
                Connection connection = pool.getConnection()) {
            assertThat(connection.isValid(1)).isTrue();
        }
    }
}
