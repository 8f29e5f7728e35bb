package xyz.cr3dentials.camel.ledger.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.UncategorizedSQLException;
import xyz.cr3dentials.camel.ledger.LedgerException;

/** Recognises the kind of a database. */
final class Dialects {

    private Dialects() {}

    /** @throws LedgerException if the database cannot be reached or is neither PostgreSQL nor H2 */
    static Dialect of(DataSource dataSource) {
        return find(dataSource)
                .orElseThrow(
                        () -> new LedgerException(
                                "The ledger can be kept in PostgreSQL or H2 and not in this DataSource's database; give it another DataSource."));
    }

    /** @throws LedgerException if the database cannot be reached */
    static Optional<Dialect> find(DataSource dataSource) {
        return switch (product(dataSource)) {
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
