package xyz.cr3dentials.camel.sandbox.deepidv;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.sandbox.GuardedApi;
import xyz.cr3dentials.camel.sandbox.RateLimit;
import xyz.cr3dentials.camel.sandbox.SandboxAnswer;
import xyz.cr3dentials.camel.sandbox.SandboxRequest;
import xyz.cr3dentials.camel.sandbox.SandboxTime;
import xyz.cr3dentials.camel.sandbox.Switches;

/** The API behind its key and its rate limit; the documentation names no header of the limit. */
final class GuardedSessionsApi implements GuardedApi {

    private final SessionsApi api;
    private final ErrorAnswers errors;
    private final Switches switches;
    private final PaceLimit limit;

    GuardedSessionsApi(SessionsApi api, ErrorAnswers errors, Switches switches, SandboxTime time) {
        this.api = api;
        this.errors = errors;
        this.switches = switches;
        limit = new PaceLimit(switches, time);
    }

    @Override
    public String operation(SandboxRequest request) {
        return Operation.of(request).name();
    }

    @Override
    public @Nullable String presentedKey(SandboxRequest request) {
        return request.header("x-api-key");
    }

    @Override
    public RateLimit.Verdict admit(String key) {
        return limit.take(key);
    }

    @Override
    public void forgetRequests() {
        limit.clear();
    }

    @Override
    public RateLimit.Verdict pretended(boolean refused) {
        return limit.pretended(refused);
    }

    @Override
    public Map<String, String> headers(RateLimit.Verdict verdict) {
        return !verdict.allowed() && switches.get(DeepidvSwitches.RETRY_AFTER)
                ? Map.of("Retry-After", String.valueOf(limit.secondsUntil(verdict)))
                : Map.of();
    }

    @Override
    public SandboxAnswer error(int status, RateLimit.Verdict verdict) {
        return errors.plain(status);
    }

    @Override
    public SandboxAnswer answer(SandboxRequest request, String key) {
        return api.answer(Operation.of(request), request, key);
    }
}
