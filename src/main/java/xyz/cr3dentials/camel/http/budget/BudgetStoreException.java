package xyz.cr3dentials.camel.http.budget;

import org.jspecify.annotations.Nullable;

/** The store of a request budget could not be reached or used; the text names the remedy and holds no secret. */
public final class BudgetStoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Creates the exception with what happened and what to do about it. */
    public BudgetStoreException(String text, @Nullable Throwable cause) {
        super(text, cause);
    }
}
