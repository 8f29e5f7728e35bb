package xyz.cr3dentials.camel.service;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.http.ApiException;
import xyz.cr3dentials.camel.http.AuthenticationException;
import xyz.cr3dentials.camel.http.RateLimitedException;
import xyz.cr3dentials.camel.http.UnavailableException;
import xyz.cr3dentials.camel.http.UndecodableAnswerException;
import xyz.cr3dentials.camel.http.budget.BudgetStoreException;

/** In what way a vendor is to blame for a failure; another node would not do better. */
enum VendorTrouble {
    /** No answer, or one that says the vendor is out of order. */
    UNAVAILABLE,
    /** The vendor does not accept the API key. */
    KEY_REFUSED,
    /** The key's request limit is used up. */
    LIMITED,
    /** The answer is not what the vendor documents. */
    UNREADABLE,
    /** Anything else that the vendor answered. */
    REFUSED;

    /** Returns the vendor's trouble that a failure comes from; empty when it comes from anything else. */
    static Optional<VendorTrouble> of(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ApiException refusal) {
                // Requests that wait for our own database are not the vendor's fault.
                return refusal.getCause() instanceof BudgetStoreException
                        ? Optional.empty()
                        : Optional.of(ofRefusal(refusal));
            }
        }
        return Optional.empty();
    }

    private static VendorTrouble ofRefusal(ApiException refusal) {
        if (refusal instanceof AuthenticationException) {
            return KEY_REFUSED;
        }
        if (refusal instanceof RateLimitedException) {
            return LIMITED;
        }
        if (refusal instanceof UndecodableAnswerException) {
            return UNREADABLE;
        }
        return refusal instanceof UnavailableException ? UNAVAILABLE : REFUSED;
    }
}
