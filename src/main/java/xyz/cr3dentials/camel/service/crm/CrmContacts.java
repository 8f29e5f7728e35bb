package xyz.cr3dentials.camel.service.crm;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads the embedded CRM's table, and redacts it. Thread-safe. */
public final class CrmContacts {

    private static final int TIMEOUT_SECONDS = 5;

    private final JdbcTemplate jdbc;

    /** Reads from a database in which {@link CrmTable} is. */
    public CrmContacts(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
        jdbc.setQueryTimeout(TIMEOUT_SECONDS);
    }

    /** Returns the row of a session, if a route has written one. */
    public Optional<CrmContact> find(String vendor, String sessionId) {
        return jdbc
                .query(
                        "select status, outcome, error_code, completed_at, updated_at, update_count from crm_contact_verification where vendor = ? and session_id = ?",
                        (row, number) -> contact(row),
                        vendor,
                        sessionId)
                .stream()
                .findFirst();
    }

    /** Erases the caller's reference from the row of a session and tells whether there is a row. */
    public boolean redact(String vendor, String sessionId) {
        return jdbc.update(
                        "update crm_contact_verification set external_reference_id = null where vendor = ? and session_id = ?",
                        vendor,
                        sessionId)
                > 0;
    }

    private static CrmContact contact(ResultSet row) throws SQLException {
        return new CrmContact(
                row.getString("status"),
                row.getString("outcome"),
                row.getString("error_code"),
                row.getString("completed_at"),
                row.getObject("updated_at", OffsetDateTime.class).toInstant(),
                row.getInt("update_count"));
    }
}
