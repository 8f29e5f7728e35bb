package xyz.cr3dentials.camel.ledger.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Databases as earlier versions have left them. */
final class OldLedgers {

    private static final List<String> VERSION_3 =
            List.of("V1__session_ledger.sql", "V2__certificate.sql", "V3__several_nodes.sql");
    private static final List<String> VERSION_5 = Stream.concat(
                    VERSION_3.stream(), Stream.of("V4__looking_into_it.sql", "V5__remembered_redaction.sql"))
            .toList();

    private OldLedgers() {}

    /** Fills a database as the version before items and subscriptions did; see the fixture. */
    static void fillAsVersion5(HikariDataSource dataSource) throws IOException {
        migrate(dataSource, VERSION_5);
        load(dataSource, "ledger-v5.sql");
    }

    static void migrateToVersion3(HikariDataSource dataSource) {
        migrate(dataSource, VERSION_3);
    }

    private static void migrate(HikariDataSource dataSource, List<String> scripts) {
        Flyway.configure()
                .dataSource(dataSource)
                .table("session_ledger_migrations")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .placeholders(Dialects.of(dataSource).placeholders("session_ledger_"))
                .resourceProvider(new ResourceProvider() {
                    @Override
                    public LoadableResource getResource(String name) {
                        return scripts.contains(name) ? new MigrationScript(name) : null;
                    }

                    @Override
                    public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
                        return scripts.stream()
                                .filter(name -> name.startsWith(prefix))
                                .<LoadableResource>map(MigrationScript::new)
                                .toList();
                    }
                })
                .javaMigrationClassProvider(List::of)
                .load()
                .migrate();
    }

    private static void load(HikariDataSource dataSource, String script) throws IOException {
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        try (InputStream stream = OldLedgers.class.getResourceAsStream(script)) {
            String statements = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            for (String statement : statements.split(";\n")) {
                if (!statement.isBlank()) {
                    jdbc.execute(statement);
                }
            }
        }
    }
}
