package xyz.cr3dentials.camel.http.budget.jdbc;

import java.sql.SQLException;
import java.util.Set;
import xyz.cr3dentials.camel.http.budget.BudgetStoreException;

/** Says what is wrong with the database, without texts that could quote a row or an address with a password. */
final class BudgetFailures {

    /** Rights, unknown table or column: the database answers, but not to this user. */
    private static final String NOT_ALLOWED = "42";

    /** Of these kinds the database's own words quote no data. */
    private static final Set<String> HARMLESS = Set.of("28", "3D", "42", "53", "57");

    private BudgetFailures() {}

    static BudgetStoreException of(SQLException failure) {
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        String kind = state.length() == 5 ? state.substring(0, 2) : "";
        String detail = "SQL state '%s'%s".formatted(state, HARMLESS.contains(kind) ? ", " + failure.getMessage() : "");
        String remedy = kind.equals(NOT_ALLOWED)
                ? "The request budget's tables %s cannot be used (%s); give the database's user the rights to create, read and change them."
                        .formatted(BudgetStatements.TABLES, detail)
                : "The request budget's database cannot be used (%s); see that it runs and that its DataSource reaches it."
                        .formatted(detail);
        SQLException withoutText = new SQLException(failure.getClass().getName(), state, failure.getErrorCode());
        withoutText.setStackTrace(failure.getStackTrace());
        return new BudgetStoreException(remedy, withoutText);
    }
}
