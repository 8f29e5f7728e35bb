package xyz.cr3dentials.camel.http.pipeline;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.hc.client5.http.ClientProtocolException;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.http.AmbiguousCreateException;
import xyz.cr3dentials.camel.http.ApiException;
import xyz.cr3dentials.camel.http.AuthenticationException;
import xyz.cr3dentials.camel.http.InvalidRequestException;
import xyz.cr3dentials.camel.http.NotFoundException;
import xyz.cr3dentials.camel.http.PaymentRequiredException;
import xyz.cr3dentials.camel.http.RateLimitedException;
import xyz.cr3dentials.camel.http.UnavailableException;
import xyz.cr3dentials.camel.http.UndecodableAnswerException;
import xyz.cr3dentials.camel.http.budget.RateLimitStatus;

/** Turns a refusal or a failed attempt into the exception whose name says what it means. */
final class ErrorMapper {

    private final String vendor;
    private final Clock clock;
    private final UnaryOperator<String> redact;
    private final Supplier<RateLimitStatus> budget;

    ErrorMapper(String vendor, Clock clock, UnaryOperator<String> redact, Supplier<RateLimitStatus> budget) {
        this.vendor = vendor;
        this.clock = clock;
        this.redact = redact;
        this.budget = budget;
    }

    ApiException map(ApiRequest request, ApiResponse response) {
        int status = response.status();
        List<String> messages = status < 400 ? List.of() : ErrorAnswer.messages(response, redaction(request));
        String said = (messages.isEmpty() ? "" : " The vendor says: " + String.join("; ", messages) + ".")
                + ErrorAnswer.requestId(response, redaction(request));
        String operation = request.operation();
        if (status >= 500 || status == 408) {
            return failed(request, response, messages, said);
        }
        return switch (status) {
            case 401 ->
                new AuthenticationException(
                        vendor,
                        "%s was refused with HTTP 401: the API key is missing, wrong, expired or revoked.%s Check the option apiKey."
                                .formatted(operation, said),
                        status,
                        messages);
            case 402 ->
                new PaymentRequiredException(
                        vendor,
                        "%s was refused with HTTP 402: the account's balance with the vendor is too low.%s Top it up, then try again."
                                .formatted(operation, said),
                        status,
                        messages);
            case 403 ->
                new AuthenticationException(
                        vendor,
                        "%s was refused with HTTP 403: the API key may not do this.%s Use a key with the right to it."
                                .formatted(operation, said),
                        status,
                        messages);
            case 404 ->
                new NotFoundException(
                        vendor,
                        "%s found nothing (HTTP 404): the id is unknown or belongs to another API key, or the base URL is wrong.%s"
                                .formatted(operation, said),
                        status,
                        messages);
            case 407 ->
                new UnavailableException(
                        vendor,
                        "%s did not reach the vendor: the HTTP proxy demands authentication (HTTP 407). Set it on the camel-http component."
                                .formatted(operation),
                        status,
                        messages,
                        null,
                        null);
            case 429 -> rateLimited(operation, messages, said);
            default -> status >= 400 ? invalid(operation, status, messages, said) : misdirected(operation, status);
        };
    }

    ApiException map(ApiRequest request, TransportFailure failure) {
        Throwable cause = withoutAnswer(failure.getCause());
        String operation = request.operation();
        if (failure.kind() == TransportFailure.Kind.NOT_SENT) {
            return new UnavailableException(
                    vendor,
                    "%s was not sent: %s. Check the base URL, the network, and the proxy and TLS settings of the camel-http component."
                            .formatted(operation, failure.reason()),
                    0,
                    List.of(),
                    null,
                    cause);
        }
        if (request.kind() == ApiRequest.Kind.CREATE) {
            return ambiguous(operation, failure.reason(), 0, List.of(), cause);
        }
        if (failure.kind() == TransportFailure.Kind.ANSWER_TOO_LARGE) {
            return new UndecodableAnswerException(
                    vendor,
                    "The answer to %s was not read: %s. Ask for smaller pages, or let more be read (maximumAnswerSize)."
                            .formatted(operation, failure.reason()),
                    0);
        }
        return new UnavailableException(
                vendor,
                "%s got no answer: %s. %s".formatted(operation, failure.reason(), remedy(request)),
                0,
                List.of(),
                null,
                cause);
    }

    /** Says that a creation succeeded at the vendor but left us without its result. */
    AmbiguousCreateException unreadableCreation(ApiRequest request, UndecodableAnswerException cause) {
        return ambiguous(
                request.operation(), "its answer cannot be decoded", cause.getHttpResponseCode(), List.of(), cause);
    }

    private ApiException failed(ApiRequest request, ApiResponse response, List<String> messages, String said) {
        int status = response.status();
        if (request.kind() == ApiRequest.Kind.CREATE) {
            return ambiguous(request.operation(), "it failed with HTTP " + status + "." + said, status, messages, null);
        }
        return new UnavailableException(
                vendor,
                "%s failed at the vendor with HTTP %s.%s %s"
                        .formatted(
                                request.operation(),
                                status,
                                said,
                                request.kind() == ApiRequest.Kind.READ ? "Try again later." : remedy(request)),
                status,
                messages,
                RetryHint.of(response.withoutRateLimit(), clock.instant()),
                null);
    }

    private static String remedy(ApiRequest request) {
        return request.kind() == ApiRequest.Kind.READ
                ? "It can be repeated."
                : "The change may have been made or not: read it back before you repeat it.";
    }

    private AmbiguousCreateException ambiguous(
            String operation, String why, int status, List<String> messages, @Nullable Throwable cause) {
        return new AmbiguousCreateException(
                vendor,
                ("%s was sent, but %s%s The vendor may have created it or not, so it is not repeated:"
                                + " look for it in the list or wait for its webhook.")
                        .formatted(operation, why, why.endsWith(".") ? "" : "."),
                status,
                messages,
                cause);
    }

    private RateLimitedException rateLimited(String operation, List<String> messages, String said) {
        Instant until = budget.get().pausedUntil();
        Duration wait = until == null ? Duration.ZERO : Duration.between(clock.instant(), until);
        return new RateLimitedException(
                vendor,
                "%s was refused with HTTP 429: the request limit of the API key is used up for another %s.%s Send fewer requests with this key."
                        .formatted(operation, Waiting.inWords(wait), said),
                429,
                messages,
                wait);
    }

    private InvalidRequestException invalid(String operation, int status, List<String> messages, String said) {
        return new InvalidRequestException(
                vendor,
                "%s was refused with HTTP %s: the request is not acceptable.%s".formatted(operation, status, said),
                status,
                messages);
    }

    private UnavailableException misdirected(String operation, int status) {
        return new UnavailableException(
                vendor,
                ("%s was answered with HTTP %s, a redirect or another code that is no result. The API key is never sent"
                                + " to another address, so it was not followed: set the option baseUrl to the API's final"
                                + " address.")
                        .formatted(operation, status),
                status,
                List.of(),
                null,
                null);
    }

    private UnaryOperator<String> redaction(ApiRequest request) {
        RequestRedaction ofRequest = RequestRedaction.of(request);
        return text -> ofRequest.apply(redact.apply(text));
    }

    /** Returns the cause unless its text may quote the answer, as a parser's does. */
    private static @Nullable Throwable withoutAnswer(@Nullable Throwable cause) {
        return cause instanceof ClientProtocolException ? null : cause;
    }
}
