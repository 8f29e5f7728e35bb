package xyz.cr3dentials.camel.service.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.http.AmbiguousCreateException;
import xyz.cr3dentials.camel.http.ApiException;
import xyz.cr3dentials.camel.http.AuthenticationException;
import xyz.cr3dentials.camel.http.InvalidRequestException;
import xyz.cr3dentials.camel.http.NotFoundException;
import xyz.cr3dentials.camel.http.RateLimitedException;
import xyz.cr3dentials.camel.http.UnavailableException;
import xyz.cr3dentials.camel.ledger.LedgerException;

/**
 * A failure as the caller of the REST flows sees it (RFC 9457).
 *
 * @param title the kind of failure
 * @param status HTTP status code
 * @param detail what happened and what to do
 * @param errors one text for each violated rule, naming the field and the remedy
 * @param intentId the id under which a creation with a lost answer was recorded
 * @param exchangeId the id to look for in the service's log
 * @param retryAfter how long to wait before the next request
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Problem(
        String title,
        int status,
        String detail,
        List<String> errors,
        @Nullable String intentId,
        String exchangeId,

        @com.fasterxml.jackson.annotation.JsonIgnore @Nullable
        Duration retryAfter) {

    private static final Duration LEDGER_RETRY = Duration.ofSeconds(5);

    /** Tells the caller what a failure means for him; a failure of unknown kind says nothing but where to look. */
    static Problem of(Throwable failure, String exchangeId) {
        if (failure instanceof ApiException vendorFailure) {
            return ofVendorFailure(vendorFailure, exchangeId);
        }
        if (failure instanceof LedgerException) {
            return new Problem(
                    "The session ledger is unavailable",
                    503,
                    "The service's database does not answer, or not in time. Try again in a moment; the service's log"
                            + " names the cause under the exchange id.",
                    List.of(),
                    null,
                    exchangeId,
                    LEDGER_RETRY);
        }
        return new Problem(
                "Internal error",
                500,
                "The service failed to handle the request; its log names the cause under the exchange id.",
                List.of(),
                null,
                exchangeId,
                null);
    }

    private static Problem ofVendorFailure(ApiException failure, String exchangeId) {
        Kind kind = Kind.of(failure);
        String intentId = failure instanceof AmbiguousCreateException ambiguous ? ambiguous.getIntentId() : null;
        return new Problem(
                kind.title,
                kind.status,
                kind.detail == null ? String.valueOf(failure.getMessage()) : kind.detail,
                kind == Kind.INVALID ? failure.getMessages() : List.of(),
                intentId,
                exchangeId,
                failure.getRetryDelay());
    }

    private enum Kind {
        INVALID("Invalid request", 400, null),
        NOT_FOUND("Not found", 404, null),
        RATE_LIMITED("Too many requests", 429, null),
        AUTHENTICATION(
                "The vendor refused the service's API key",
                502,
                "The service cannot reach its account at the vendor; its operator has to check the API key."),
        AMBIGUOUS("The vendor's answer was lost", 504, null),
        UNAVAILABLE("The vendor is unavailable", 503, null),
        OTHER("The vendor's answer could not be used", 502, null);

        private final String title;
        private final int status;
        private final @Nullable String detail;

        Kind(String title, int status, @Nullable String detail) {
            this.title = title;
            this.status = status;
            this.detail = detail;
        }

        static Kind of(ApiException failure) {
            if (failure instanceof InvalidRequestException) {
                return INVALID;
            }
            if (failure instanceof NotFoundException) {
                return NOT_FOUND;
            }
            if (failure instanceof RateLimitedException) {
                return RATE_LIMITED;
            }
            if (failure instanceof AuthenticationException) {
                return AUTHENTICATION;
            }
            if (failure instanceof AmbiguousCreateException) {
                return AMBIGUOUS;
            }
            return failure instanceof UnavailableException ? UNAVAILABLE : OTHER;
        }
    }
}
