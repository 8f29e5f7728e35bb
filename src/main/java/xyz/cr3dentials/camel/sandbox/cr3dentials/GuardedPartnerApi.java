package xyz.cr3dentials.camel.sandbox.cr3dentials;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.sandbox.GuardedApi;
import xyz.cr3dentials.camel.sandbox.RateLimit;
import xyz.cr3dentials.camel.sandbox.SandboxAnswer;
import xyz.cr3dentials.camel.sandbox.SandboxRequest;
import xyz.cr3dentials.camel.sandbox.SandboxTime;
import xyz.cr3dentials.camel.sandbox.Switches;
import xyz.cr3dentials.camel.sandbox.WindowLimit;
import xyz.cr3dentials.camel.sandbox.cr3dentials.Cr3dentialsSwitches.ResetUnit;

/** The Partner API behind its key and its rate limit: either key header, and the three documented answer headers. */
final class GuardedPartnerApi implements GuardedApi {

    private final PartnerApi api;
    private final ErrorAnswers errors;
    private final Switches switches;
    private final WindowLimit limit;

    GuardedPartnerApi(PartnerApi api, ErrorAnswers errors, Switches switches, SandboxTime time) {
        this.api = api;
        this.errors = errors;
        this.switches = switches;
        limit = new WindowLimit(switches, time);
    }

    @Override
    public String operation(SandboxRequest request) {
        return Operation.of(request).name();
    }

    @Override
    public @Nullable String presentedKey(SandboxRequest request) {
        String key = request.header("x-api-key");
        return key == null ? GuardedApi.bearer(request) : key;
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
        Map<String, String> headers = new LinkedHashMap<>();
        long reset = verdict.reset().toEpochMilli();
        boolean millis = switches.get(Cr3dentialsSwitches.RESET_UNIT) == ResetUnit.MILLISECONDS;
        headers.put("X-RateLimit-Limit", String.valueOf(verdict.limit()));
        headers.put("X-RateLimit-Remaining", String.valueOf(verdict.remaining()));
        headers.put("X-RateLimit-Reset", String.valueOf(millis ? reset : RateLimit.wholeSeconds(reset)));
        if (!verdict.allowed() && switches.get(Cr3dentialsSwitches.RETRY_AFTER)) {
            headers.put("Retry-After", String.valueOf(limit.secondsUntilReset(verdict)));
        }
        return headers;
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
