package xyz.cr3dentials.camel.service.crm;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** The table {@code crm_contact_verification}: the verification state of a contact, one row a session. */
public final class CrmTable {

    private static final String DEFINITION = "crm_contact_verification.sql";

    private CrmTable() {}

    /**
     * Creates the table unless it is there already.
     *
     * @throws IllegalStateException when the database cannot be reached or refuses the statement
     */
    public static void createIfMissing(DataSource dataSource) {
        try {
            create(dataSource);
        } catch (SQLException first) {
            // Two nodes that start together can collide in PostgreSQL's catalogue; then the table is there now.
            createAgain(dataSource, first);
        }
    }

    private static void createAgain(DataSource dataSource, SQLException first) {
        try {
            create(dataSource);
        } catch (SQLException second) {
            second.addSuppressed(first);
            throw new IllegalStateException("The table crm_contact_verification cannot be created", second);
        }
    }

    private static void create(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(definition());
        }
    }

    private static String definition() {
        try (InputStream resource = CrmTable.class.getResourceAsStream(DEFINITION)) {
            if (resource == null) {
                throw new IllegalStateException(DEFINITION + " is missing beside " + CrmTable.class.getName());
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
