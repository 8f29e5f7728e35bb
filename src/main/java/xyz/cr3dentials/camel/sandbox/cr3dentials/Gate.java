package xyz.cr3dentials.camel.sandbox.cr3dentials;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.sandbox.Fault;
import xyz.cr3dentials.camel.sandbox.FaultPlan;
import xyz.cr3dentials.camel.sandbox.RateLimit;
import xyz.cr3dentials.camel.sandbox.RequestLog;
import xyz.cr3dentials.camel.sandbox.SandboxAnswer;
import xyz.cr3dentials.camel.sandbox.SandboxAnswer.Transmission;
import xyz.cr3dentials.camel.sandbox.SandboxRequest;
import xyz.cr3dentials.camel.sandbox.SandboxTime;
import xyz.cr3dentials.camel.sandbox.Switches;
import xyz.cr3dentials.camel.sandbox.cr3dentials.Cr3dentialsSwitches.ResetUnit;

/** What every request to the API passes first: the log, planned faults, the key and the rate limit. */
final class Gate {

    private static final String WITHOUT_KEY = "";

    private final PartnerApi api;
    private final ErrorAnswers errors;
    private final FaultPlan faults;
    private final RequestLog log;
    private final Switches switches;
    private final SandboxTime time;
    private final Supplier<Set<String>> keys;
    private final RateLimit limit = new RateLimit();

    Gate(
            PartnerApi api,
            ErrorAnswers errors,
            FaultPlan faults,
            RequestLog log,
            Switches switches,
            SandboxTime time,
            Supplier<Set<String>> keys) {
        this.api = api;
        this.errors = errors;
        this.faults = faults;
        this.log = log;
        this.switches = switches;
        this.time = time;
        this.keys = keys;
    }

    SandboxAnswer answer(SandboxRequest request) {
        Operation operation = Operation.of(request);
        log.arrived(operation.name(), now());
        Fault fault = faults.take(operation.name());
        SandboxAnswer answer = fault == null
                ? letIn(operation, request)
                : FaultPlan.apply(fault, this::failure, () -> letIn(operation, request));
        int seen = answer.transmission() == Transmission.CUT ? 0 : answer.status();
        log.answered(operation.name(), request.path(), seen, now());
        return answer;
    }

    private SandboxAnswer letIn(Operation operation, SandboxRequest request) {
        String key = presentedKey(request);
        boolean known = key != null && keys.get().contains(key);
        RateLimit.Verdict verdict = limit.take(
                key != null && known ? key : WITHOUT_KEY,
                switches.get(Cr3dentialsSwitches.REQUESTS_PER_WINDOW),
                windowLength(),
                switches.get(Cr3dentialsSwitches.WINDOW),
                now());
        SandboxAnswer answer;
        if (!verdict.allowed()) {
            answer = errors.plain(429);
        } else if (key == null || !known) {
            answer = errors.plain(401);
        } else {
            answer = api.answer(operation, request, key);
        }
        return answer.with(headers(verdict));
    }

    /** A gateway in front of the vendor answers 503 without rate-limit headers; the vendor itself never does. */
    private SandboxAnswer failure(int status) {
        SandboxAnswer answer = errors.plain(status);
        int most = switches.get(Cr3dentialsSwitches.REQUESTS_PER_WINDOW);
        Instant reset = now().plus(windowLength());
        return status == 503 ? answer : answer.with(headers(new RateLimit.Verdict(status != 429, most, 0, reset)));
    }

    private Map<String, String> headers(RateLimit.Verdict verdict) {
        Map<String, String> headers = new LinkedHashMap<>();
        long reset = verdict.reset().toEpochMilli();
        boolean millis = switches.get(Cr3dentialsSwitches.RESET_UNIT) == ResetUnit.MILLISECONDS;
        headers.put("X-RateLimit-Limit", String.valueOf(verdict.limit()));
        headers.put("X-RateLimit-Remaining", String.valueOf(verdict.remaining()));
        headers.put("X-RateLimit-Reset", String.valueOf(millis ? reset : seconds(reset)));
        if (!verdict.allowed() && switches.get(Cr3dentialsSwitches.RETRY_AFTER)) {
            long wait = Math.max(0, reset - now().toEpochMilli());
            headers.put("Retry-After", String.valueOf(seconds(wait)));
        }
        return headers;
    }

    /** Rounded up, so who waits until the shown time finds the window over. */
    private static long seconds(long millis) {
        return -Math.floorDiv(-millis, 1000L);
    }

    private static @Nullable String presentedKey(SandboxRequest request) {
        String key = request.header("x-api-key");
        String authorization = request.header("Authorization");
        if (key == null && authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return authorization.substring(7).strip();
        }
        return key;
    }

    private Duration windowLength() {
        return Duration.ofMillis(switches.get(Cr3dentialsSwitches.WINDOW_MILLIS));
    }

    private Instant now() {
        return time.clock().instant();
    }
}
