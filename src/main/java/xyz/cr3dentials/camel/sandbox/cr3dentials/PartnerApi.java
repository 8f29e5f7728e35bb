package xyz.cr3dentials.camel.sandbox.cr3dentials;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import xyz.cr3dentials.camel.sandbox.SandboxAnswer;
import xyz.cr3dentials.camel.sandbox.SandboxRequest;
import xyz.cr3dentials.camel.sandbox.SessionView;
import xyz.cr3dentials.camel.sandbox.Switches;

/** The four endpoints, once a request has been let in. */
final class PartnerApi {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Sessions sessions;
    private final SessionView<SandboxSession> view;
    private final Switches switches;
    private final SessionJson json;
    private final SessionList lists;
    private final ErrorAnswers errors;
    private final CreateRequestCheck check;

    PartnerApi(
            Sessions sessions,
            SessionView<SandboxSession> view,
            Switches switches,
            SessionJson json,
            SessionList lists,
            ErrorAnswers errors) {
        this.sessions = sessions;
        this.view = view;
        this.switches = switches;
        this.json = json;
        this.lists = lists;
        this.errors = errors;
        this.check = new CreateRequestCheck(switches);
    }

    SandboxAnswer answer(Operation operation, SandboxRequest request, String key) {
        return switch (operation) {
            case listPlatforms -> SandboxAnswer.json(200, json.enveloped(json.platforms()));
            case createSession -> create(request, key);
            case getSession -> get(Operation.sessionId(request.path()), key);
            case listSessions -> list(request, key);
            case unknown -> errors.text(404, "Cannot " + request.method() + " " + request.path());
        };
    }

    private SandboxAnswer create(SandboxRequest request, String key) {
        if (!request.hasContentType("application/json")) {
            return errors.text(400, "Content-Type must be application/json");
        }
        JsonNode body;
        try {
            body = JSON.readTree(request.body());
        } catch (JsonProcessingException e) {
            return errors.text(400, "The body is not valid JSON");
        }
        if (!body.isObject()) {
            return errors.text(400, "The body must be a JSON object");
        }
        List<String> problems = check.problems(body);
        if (!problems.isEmpty()) {
            return errors.violations(problems);
        }
        DemoPlatform platform = DemoPlatform.find(body.path("platformId").longValue());
        if (platform == null || !platform.isActive()) {
            int code = switches.get(Cr3dentialsSwitches.UNKNOWN_PLATFORM_CODE);
            String problem = "platformId does not name an active platform";
            return code == 400 ? errors.violations(List.of(problem)) : errors.text(code, problem);
        }
        SandboxSession session = sessions.create(key, body);
        return session == null
                ? errors.plain(503)
                : SandboxAnswer.json(
                        switches.get(Cr3dentialsSwitches.CREATE_CODE), json.enveloped(json.created(session)));
    }

    private SandboxAnswer get(String sessionId, String key) {
        SandboxSession session = view.find(sessionId, key);
        return session == null
                ? errors.text(404, "Session not found")
                : SandboxAnswer.json(200, json.enveloped(json.details(session)));
    }

    private SandboxAnswer list(SandboxRequest request, String key) {
        List<String> problems = new ArrayList<>();
        SessionList.Query query = lists.read(request, problems);
        if (!problems.isEmpty()) {
            return errors.violations(problems);
        }
        SessionList.Page page = lists.page(query, view.seenBy(key));
        ObjectNode data = JSON.createObjectNode();
        ArrayNode rows = data.putArray("sessions");
        page.sessions().forEach(session -> rows.add(json.row(session)));
        data.put("total", page.total()).put("limit", page.limit()).put("offset", page.offset());
        return SandboxAnswer.json(200, json.enveloped(data));
    }
}
