package xyz.cr3dentials.camel.sandbox;

import java.time.Instant;
import java.util.Set;
import java.util.function.Supplier;
import xyz.cr3dentials.camel.sandbox.SandboxAnswer.Transmission;

/** What every request to a vendor's API passes first: the log, planned faults, the key and the rate limit. */
public final class RequestGate {

    private static final String WITHOUT_KEY = "";

    private final GuardedApi api;
    private final FaultPlan faults;
    private final RequestLog log;
    private final SandboxTime time;
    private final Supplier<Set<String>> keys;

    /** Guards an API; the keys are those accepted at the moment. */
    public RequestGate(GuardedApi api, FaultPlan faults, RequestLog log, SandboxTime time, Supplier<Set<String>> keys) {
        this.api = api;
        this.faults = faults;
        this.log = log;
        this.time = time;
        this.keys = keys;
    }

    /** Answers a request, rightly or wrongly. */
    public SandboxAnswer answer(SandboxRequest request) {
        String operation = api.operation(request);
        log.arrived(operation, now());
        Fault fault = faults.take(operation);
        SandboxAnswer answer = fault == null
                ? letIn(request)
                : FaultPlan.apply(fault, status -> failure(status, fault), () -> letIn(request));
        int seen = answer.transmission() == Transmission.CUT ? 0 : answer.status();
        log.answered(operation, request.path(), seen, now());
        return answer;
    }

    private SandboxAnswer letIn(SandboxRequest request) {
        String key = api.presentedKey(request);
        boolean known = key != null && keys.get().contains(key);
        RateLimit.Verdict verdict = api.admit(key != null && known ? key : WITHOUT_KEY);
        SandboxAnswer answer;
        if (!verdict.allowed()) {
            answer = api.error(429, verdict);
        } else if (key == null || !known) {
            answer = api.error(401, verdict);
        } else {
            answer = api.answer(request, key);
        }
        return answer.with(api.headers(verdict));
    }

    /** A gateway in front of the vendor answers 503 without rate-limit headers; the vendor itself never does. */
    private SandboxAnswer failure(int status, Fault fault) {
        RateLimit.Verdict verdict = endingWith(fault, api.pretended(status == 429));
        SandboxAnswer answer = api.error(status, verdict);
        return status == 503 ? answer : answer.with(api.headers(verdict));
    }

    /** A fault that has an end tells it as the vendor would: the window begins anew then. */
    private static RateLimit.Verdict endingWith(Fault fault, RateLimit.Verdict verdict) {
        Instant until = fault.until();
        return until == null || verdict.allowed()
                ? verdict
                : new RateLimit.Verdict(false, verdict.limit(), verdict.remaining(), until);
    }

    private Instant now() {
        return time.clock().instant();
    }
}
