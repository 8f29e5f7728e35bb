package xyz.cr3dentials.camel.service;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.util.Set;

/**
 * Tells the pool which failures mean that a connection's server is gone or takes no writes any more. After a failover the
 * server of before may live on as a read-only one; the pool would keep to it until its connections grow old.
 */
final class LostServer implements SQLExceptionOverride {

    /** Connection failures, and sessions that the server ended. */
    private static final Set<String> KINDS = Set.of("08", "57P");

    /** Read-only; sessions ended for their age; H2's broken, read-only, closed and closing database. */
    private static final Set<String> STATES = Set.of("25006", "25P03", "25P04", "90067", "90097", "90098", "90121");

    @java.lang.Override
    public SQLExceptionOverride.Override adjudicate(SQLException failure) {
        return isBehind(failure)
                ? SQLExceptionOverride.Override.MUST_EVICT
                : SQLExceptionOverride.Override.CONTINUE_EVICT;
    }

    /** Tells whether a failure or one of its causes is of this kind; the first SQL state decides. */
    static boolean isBehind(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException told && told.getSQLState() != null) {
                String state = told.getSQLState();
                return STATES.contains(state) || KINDS.stream().anyMatch(state::startsWith);
            }
        }
        return false;
    }
}
