package xyz.cr3dentials.camel.sandbox.deepidv;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.sandbox.SandboxAnswer;
import xyz.cr3dentials.camel.sandbox.SandboxRequest;
import xyz.cr3dentials.camel.sandbox.SessionView;
import xyz.cr3dentials.camel.sandbox.Switches;

/** The four endpoints, once a request has been let in. */
final class SessionsApi {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SANDBOX_KEY =
            "This is a sandbox API key. Use a live API key to create or modify resources.";

    private final Sessions sessions;
    private final StatusWalk walk;
    private final SessionView<SandboxSession> view;
    private final Switches switches;
    private final SessionJson json;
    private final SessionList lists;
    private final ErrorAnswers errors;
    private final CreateRequestCheck check;
    private final Organization organization;

    SessionsApi(
            Sessions sessions,
            StatusWalk walk,
            SessionView<SandboxSession> view,
            Switches switches,
            SessionJson json,
            SessionList lists,
            ErrorAnswers errors,
            Organization organization) {
        this.sessions = sessions;
        this.walk = walk;
        this.view = view;
        this.switches = switches;
        this.json = json;
        this.lists = lists;
        this.errors = errors;
        this.organization = organization;
        this.check = new CreateRequestCheck(switches);
    }

    SandboxAnswer answer(Operation operation, SandboxRequest request, String key) {
        if (!request.method().equals("GET") && switches.get(DeepidvSwitches.SANDBOX_KEY)) {
            return errors.text(403, SANDBOX_KEY);
        }
        return switch (operation) {
            case createSession -> create(request, key);
            case getSession -> get(Operation.sessionId(request.path()), key);
            case listSessions -> list(request, key);
            case updateStatus -> update(request, key);
            case unknown -> errors.text(404, "Not found");
        };
    }

    private SandboxAnswer create(SandboxRequest request, String key) {
        JsonNode body = body(request);
        String problem = body == null ? "The body must be a JSON object" : check.problem(body);
        if (body == null || problem != null) {
            return errors.text(400, String.valueOf(problem));
        }
        if (switches.get(DeepidvSwitches.BALANCE_TOO_LOW)) {
            return errors.text(402, "The token balance is too low");
        }
        String workflow = RequestFields.of(body, "workflow_id").textValue();
        String only = switches.get(DeepidvSwitches.ONLY_WORKFLOW);
        if (workflow != null && !only.isEmpty() && !only.equals(workflow)) {
            return errors.text(404, "Workflow not found");
        }
        SandboxSession session = sessions.create(key, body);
        return session == null ? errors.plain(503) : SandboxAnswer.json(200, json.created(session));
    }

    private SandboxAnswer get(String sessionId, String key) {
        SandboxSession session = view.find(sessionId, key);
        return session == null ? errors.text(404, "Session not found") : SandboxAnswer.json(200, json.details(session));
    }

    private SandboxAnswer list(SandboxRequest request, String key) {
        SessionList.Query query;
        try {
            query = lists.read(request);
        } catch (IllegalArgumentException e) {
            return errors.text(400, String.valueOf(e.getMessage()));
        }
        List<SandboxSession> own = view.seenBy(key);
        SessionList.Page page = lists.page(query, query.isOrganizationWide() ? organization.sessions() : own);
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode rows = answer.putArray("sessions");
        page.sessions().forEach(session -> rows.add(json.sessionRecord(session)));
        answer.put("next_token", page.nextToken());
        return SandboxAnswer.json(200, answer);
    }

    private SandboxAnswer update(SandboxRequest request, String key) {
        String id = Operation.sessionId(request.path());
        JsonNode body = body(request);
        String status = body == null ? null : body.path("new_status").textValue();
        if (status == null || !Statuses.DECISIONS.contains(status)) {
            return errors.text(400, "new_status must be VERIFIED or REJECTED");
        }
        if (view.find(id, key) == null) {
            return errors.text(404, "Session not found");
        }
        SandboxSession decided = walk.finish(id, status);
        return decided == null
                ? errors.text(400, "The session has been decided already")
                : SandboxAnswer.json(200, json.decided(decided));
    }

    private static @Nullable JsonNode body(SandboxRequest request) {
        try {
            JsonNode body = JSON.readTree(request.body());
            return body.isObject() ? body : null;
        } catch (JsonProcessingException e) {
            return null; // the caller says what was expected
        }
    }

    /** Shows what all keys together have made. */
    @FunctionalInterface
    interface Organization {

        List<SandboxSession> sessions();
    }
}
