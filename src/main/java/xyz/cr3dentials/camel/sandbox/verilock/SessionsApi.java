package xyz.cr3dentials.camel.sandbox.verilock;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.sandbox.GuardedApi;
import xyz.cr3dentials.camel.sandbox.RateLimit;
import xyz.cr3dentials.camel.sandbox.SandboxAnswer;
import xyz.cr3dentials.camel.sandbox.SandboxRequest;
import xyz.cr3dentials.camel.sandbox.SessionView;
import xyz.cr3dentials.camel.sandbox.Switches;
import xyz.cr3dentials.camel.sandbox.WindowLimit;

/** The operations on sessions, with the vendor's key, headers and errors. */
final class SessionsApi implements GuardedApi {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Sessions sessions;
    private final SessionView<SandboxSession> view;
    private final SessionJson json;
    private final SessionList lists;
    private final Switches switches;
    private final WindowLimit limit;
    private final ErrorAnswers errors;
    private final CreateRequestCheck check;

    SessionsApi(
            Sessions sessions,
            SessionView<SandboxSession> view,
            SessionJson json,
            SessionList lists,
            Switches switches,
            WindowLimit limit) {
        this.sessions = sessions;
        this.view = view;
        this.json = json;
        this.lists = lists;
        this.switches = switches;
        this.limit = limit;
        errors = new ErrorAnswers(switches);
        check = new CreateRequestCheck(switches);
    }

    @Override
    public String operation(SandboxRequest request) {
        return Operation.of(request).name();
    }

    @Override
    public @Nullable String presentedKey(SandboxRequest request) {
        String key = GuardedApi.bearer(request);
        return key == null && switches.get(VerilockSwitches.KEY_HEADER) ? request.header("X-API-Key") : key;
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
        if (switches.get(VerilockSwitches.RATE_LIMIT_HEADERS)) {
            headers.put("X-RateLimit-Limit", String.valueOf(verdict.limit()));
            headers.put("X-RateLimit-Remaining", String.valueOf(verdict.remaining()));
        }
        if (!verdict.allowed() && switches.get(VerilockSwitches.RETRY_AFTER)) {
            headers.put("Retry-After", String.valueOf(limit.secondsUntilReset(verdict)));
        }
        return headers;
    }

    @Override
    public SandboxAnswer error(int status, RateLimit.Verdict verdict) {
        return status == 429 ? errors.limited(limit.secondsUntilReset(verdict)) : errors.plain(status);
    }

    @Override
    public SandboxAnswer answer(SandboxRequest request, String key) {
        return switch (Operation.of(request)) {
            case createSession -> create(request, key);
            case getSession -> get(Operation.sessionId(request.path()), key);
            case listSessions -> list(request, key);
            case unknown -> errors.plain(404);
        };
    }

    private SandboxAnswer create(SandboxRequest request, String key) {
        JsonNode body;
        try {
            body = JSON.readTree(request.body());
        } catch (JsonProcessingException e) {
            return errors.text(400, "The body is not valid JSON.");
        }
        if (!request.hasContentType("application/json") || !body.isObject()) {
            return errors.text(400, "The body must be a JSON object, declared as application/json.");
        }
        FieldProblems problems = check.problems(body);
        if (!problems.isEmpty()) {
            return errors.violations(problems);
        }
        SandboxSession session = sessions.create(key, body);
        return session == null ? errors.plain(503) : SandboxAnswer.json(201, json.created(session));
    }

    private SandboxAnswer get(String sessionId, String key) {
        SandboxSession session = view.find(sessionId, key);
        return session == null ? errors.plain(404) : SandboxAnswer.json(200, json.details(session));
    }

    private SandboxAnswer list(SandboxRequest request, String key) {
        FieldProblems problems = new FieldProblems();
        SessionList.Query query = lists.read(request, problems);
        return problems.isEmpty()
                ? SandboxAnswer.json(200, json.page(lists.page(query, view.seenBy(key))))
                : errors.violations(problems);
    }
}
