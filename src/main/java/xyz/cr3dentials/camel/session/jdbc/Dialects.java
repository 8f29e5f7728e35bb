package xyz.cr3dentials.camel.session.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.UncategorizedSQLException;
import xyz.cr3dentials.camel.session.LedgerException;

/** Recognises the kind of a database. */
final class Dialects {

    private Dialects() {}

    /** @throws LedgerException if the database cannot be reached or is neither PostgreSQL nor H2 */
    static Dialect of(DataSource dataSource) {
        String product = product(dataSource);
        return find(product)
                .orElseThrow(() ->
                        new LedgerException("The ledger cannot be kept in %s; give it a DataSource of PostgreSQL or H2."
                                .formatted(product)));
    }

    static Optional<Dialect> find(String product) {
        return switch (product) {
            case "PostgreSQL" -> Optional.of(Dialect.POSTGRESQL);
            case "H2" -> Optional.of(Dialect.H2);
            default -> Optional.empty();
        };
    }

    private static String product(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            return connection.getMetaData().getDatabaseProductName();
        } catch (SQLException e) {
            String task = "reach its database";
            throw SqlFailures.toLedgerException(task, new UncategorizedSQLException(task, null, e));
        }
    }
}
