package xyz.cr3dentials.camel.sandbox;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A vendor's API as {@link RequestGate} sees it. Implementations are thread-safe. */
public interface GuardedApi {

    /** The name of the operation asked for, as faults and the request log use it. */
    String operation(SandboxRequest request);

    /** The API key a request carries, or null. */
    @Nullable
    String presentedKey(SandboxRequest request);

    /** Asks the rate limit for one request of a key; empty for callers without a right one. */
    RateLimit.Verdict admit(String key);

    /** Forgets what requests have come, so that every key may send as many as after a long rest. */
    void forgetRequests();

    /**
     * The state of the rate limit beside a planned failure.
     *
     * @param refused whether the failure pretends that the limit is used up
     */
    RateLimit.Verdict pretended(boolean refused);

    /** What an answer's headers say of the rate limit. */
    Map<String, String> headers(RateLimit.Verdict verdict);

    /** The vendor's error answer for a code that needs no explanation: 401, 429, 500, 503. */
    SandboxAnswer error(int status, RateLimit.Verdict verdict);

    /** Carries a request out that has been let in. */
    SandboxAnswer answer(SandboxRequest request, String key);

    /** The key in {@code Authorization: Bearer <key>}, or null. */
    static @Nullable String bearer(SandboxRequest request) {
        String authorization = request.header("Authorization");
        return authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, 7)
                ? authorization.substring(7).strip()
                : null;
    }
}
