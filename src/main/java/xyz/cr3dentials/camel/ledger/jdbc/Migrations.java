package xyz.cr3dentials.camel.ledger.jdbc;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.ledger.LedgerException;

/**
 * Brings the ledger's tables to the version this code needs. Nodes that start together take turns. The tables may share a
 * schema with others: the ledger's migrations have a history of their own.
 */
final class Migrations {

    /** By name, since a search of the class path finds nothing in some application servers. */
    private static final List<String> SCRIPTS = List.of(
            "V1__session_ledger.sql",
            "V2__certificate.sql",
            "V3__several_nodes.sql",
            "V4__looking_into_it.sql",
            "V5__remembered_redaction.sql",
            "V6__items_and_subscriptions.sql",
            "V8__without_the_old_columns.sql",
            "V9__disproven_totals.sql");

    private static final int CONNECT_RETRIES = 5;

    private static final int MOST_ATTEMPTS = 3;

    private Migrations() {}

    static void run(DataSource dataSource, Dialect dialect, String prefix) {
        for (int attempt = 1; ; attempt++) {
            try {
                migrate(dataSource, dialect, prefix);
                return;
            } catch (FlywayException e) {
                // Of nodes that start together on an empty schema, one can take the other's first table for foreign
                // ones.
                if (attempt == MOST_ATTEMPTS) {
                    throw new LedgerException(
                            "The ledger's tables '%s...' could not be created or brought up to date; the user needs the right to create tables, and PostgreSQL needs flyway-database-postgresql on the class path: %s"
                                    .formatted(prefix, e.getMessage()),
                            e);
                }
            }
        }
    }

    private static void migrate(DataSource dataSource, Dialect dialect, String prefix) {
        Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(new PatientDataSource(dataSource))
                .table(prefix + "migrations")
                // Other tables of the schema are none of this history's business.
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .placeholders(dialect.placeholders(prefix))
                .connectRetries(CONNECT_RETRIES)
                .resourceProvider(new Scripts())
                .javaMigrationClassProvider(List::of)
                .javaMigrations(new TimelineMigration(prefix))
                .load()
                .migrate();
    }

    /** The scripts beside this class. */
    private static final class Scripts implements ResourceProvider {

        @Override
        public @Nullable LoadableResource getResource(String name) {
            return SCRIPTS.contains(name) ? new MigrationScript(name) : null;
        }

        @Override
        public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
            return SCRIPTS.stream()
                    .filter(name ->
                            name.startsWith(prefix) && Stream.of(suffixes).anyMatch(name::endsWith))
                    .<LoadableResource>map(MigrationScript::new)
                    .toList();
        }
    }
}
