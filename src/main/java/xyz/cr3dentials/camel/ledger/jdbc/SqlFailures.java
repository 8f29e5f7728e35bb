package xyz.cr3dentials.camel.ledger.jdbc;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionSystemException;
import xyz.cr3dentials.camel.ledger.LedgerException;
import xyz.cr3dentials.camel.ledger.UnstorableException;

/**
 * Turns failures of the database into the ledger's own, whose texts hold no data: a database may quote a whole row in the
 * text of a violated constraint, the vendor's data included.
 */
final class SqlFailures {

    /** Connection, authorisation, catalog, syntax or rights, resources, intervention: kinds whose texts quote no row. */
    private static final Set<String> HARMLESS = Set.of("08", "28", "3D", "42", "53", "57", "58");

    /** Data exceptions: a fault of the value. */
    private static final String FAULTY_VALUE = "22";

    private SqlFailures() {}

    /** Returns a ledger's exception as it is, also one that a failed rollback hides. */
    static LedgerException toLedgerException(String task, RuntimeException failure) {
        Throwable first =
                failure instanceof TransactionSystemException hiding ? hiding.getOriginalException() : failure;
        if (first instanceof LedgerException own) {
            return own;
        }
        SQLException cause = findSqlException(failure);
        if (cause == null) {
            return new LedgerException(
                    "The ledger could not %s: %s"
                            .formatted(task, failure.getClass().getSimpleName()),
                    withoutText(failure, "", 0));
        }
        String state = cause.getSQLState() == null ? "" : cause.getSQLState();
        String text = isHarmless(state) ? ": " + cause.getMessage() : "";
        String told =
                "The ledger could not %s: the database answered with SQL state '%s'%s".formatted(task, state, text);
        SQLException shown = withoutText(cause, state, cause.getErrorCode());
        return state.startsWith(FAULTY_VALUE) ? new UnstorableException(told, shown) : new LedgerException(told, shown);
    }

    /** Pools speak of their own troubles without an SQL state or with that of the connection they could not open. */
    private static boolean isHarmless(String state) {
        return state.isEmpty() || (state.length() == 5 && HARMLESS.contains(state.substring(0, 2)));
    }

    private static SQLException withoutText(Throwable cause, String state, int code) {
        SQLException copy = new SQLException(cause.getClass().getName(), state, code);
        copy.setStackTrace(cause.getStackTrace());
        return copy;
    }

    private static @Nullable SQLException findSqlException(Throwable failure) {
        Throwable current = failure;
        while (current != null) {
            if (current instanceof SQLException found) {
                return found;
            }
            current = current.getCause();
        }
        return null;
    }
}
