package xyz.cr3dentials.camel.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * Control over HTTP, for curl: {@code GET /sandbox/control} shows everything, {@code POST} to {@code switches},
 * {@code faults}, {@code sessions}, {@code sessions/{id}}, {@code webhooks}, {@code clock} and {@code forget} below it
 * changes something.
 *
 * <p>Bodies must be declared as JSON, so that no web page on the same machine can post here from a form.
 */
final class ControlApi {

    static final String BASE = "/sandbox/control";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_AT_ONCE = 100_000;
    private static final int MOST_COPIES = 100;
    private static final String GONE = "The session is unknown or has ended already";

    private final VendorSandbox<?> sandbox;

    ControlApi(VendorSandbox<?> sandbox) {
        this.sandbox = sandbox;
    }

    SandboxAnswer answer(SandboxRequest request) {
        String what = request.path().substring(BASE.length());
        try {
            return switch (request.method() + " " + (what.startsWith("/sessions/") ? "/sessions/{id}" : what)) {
                case "GET ", "GET /" -> SandboxAnswer.json(200, state());
                case "POST /switches" -> switches(body(request));
                case "DELETE /switches" -> resetSwitches();
                case "POST /faults" -> fault(body(request));
                case "DELETE /faults" -> clearFaults();
                case "GET /sessions" -> SandboxAnswer.json(200, sessions());
                case "POST /sessions" -> spawn(body(request));
                case "POST /sessions/{id}" -> move(what.substring("/sessions/".length()), body(request));
                case "POST /forget" -> forget(body(request));
                case "GET /webhooks" -> SandboxAnswer.json(200, deliveries());
                case "POST /webhooks" -> fire(body(request));
                case "POST /clock" -> clock(body(request));
                case "DELETE /requests" -> clearRequests();
                default -> problem(404, "No such control: " + request.method() + " " + request.path());
            };
        } catch (IllegalArgumentException | IllegalStateException e) {
            return problem(400, String.valueOf(e.getMessage()));
        }
    }

    private ObjectNode state() {
        ObjectNode state = JSON.createObjectNode();
        state.put("baseUrl", sandbox.baseUrl());
        state.set("switches", sandbox.switches().describe());
        ArrayNode faults = state.putArray("faults");
        sandbox.faults().inForce().forEach(fault -> faults.add(show(fault)));
        state.set("clock", clock());
        state.put("faultKinds", Arrays.toString(Fault.Kind.values()));
        RequestLog log = sandbox.requestLog();
        ObjectNode requests = state.putObject("requests");
        requests.put("total", log.total());
        requests.put("highestInSixtySeconds", log.highestInSixtySeconds());
        requests.set("byOperation", JSON.valueToTree(log.byOperation()));
        requests.set("byStatus", JSON.valueToTree(log.byStatus()));
        Map<String, Integer> byStatus = new TreeMap<>();
        sandbox.sessions().forEach(session -> byStatus.merge(session.status(), 1, Integer::sum));
        state.set("sessions", JSON.valueToTree(byStatus));
        return state;
    }

    /** Ids and statuses only: tokens and personal data stay inside. */
    private ArrayNode sessions() {
        ArrayNode all = JSON.createArrayNode();
        sandbox.sessions().forEach(session -> all.addObject()
                .put("sessionId", session.sessionId())
                .put("status", session.status())
                .put("foreign", session.foreign()));
        return all;
    }

    private SandboxAnswer switches(JsonNode changes) {
        sandbox.switches().set(changes);
        return SandboxAnswer.json(200, sandbox.switches().describe());
    }

    private SandboxAnswer resetSwitches() {
        sandbox.switches().reset();
        return SandboxAnswer.json(200, sandbox.switches().describe());
    }

    private SandboxAnswer fault(JsonNode body) {
        Fault.Kind kind = kind(body.path("kind").asText());
        long millis = body.path("forMillis").asLong(0);
        if (millis > 0) {
            sandbox.faults().during(Duration.ofMillis(millis), complete(Fault.next(1, kind), body));
        } else {
            sandbox.faults().add(complete(Fault.next(number(body, "times", 1, 1_000_000), kind), body));
        }
        return SandboxAnswer.json(200, state().get("faults"));
    }

    private Fault complete(Fault fault, JsonNode body) {
        String operation = body.path("operation").textValue();
        Fault complete = body.has("delayMillis")
                ? fault.delayed(Duration.ofMillis(number(body, "delayMillis", 0, Integer.MAX_VALUE)))
                : fault;
        if (operation == null) {
            return complete;
        }
        if (!sandbox.operations().contains(operation)) {
            throw new IllegalArgumentException("operation must be one of " + sandbox.operations());
        }
        return complete.on(operation);
    }

    private SandboxAnswer clearFaults() {
        sandbox.faults().clear();
        return SandboxAnswer.json(200, JSON.createArrayNode());
    }

    private SandboxAnswer clearRequests() {
        sandbox.requestLog().clear();
        return SandboxAnswer.json(200, state().get("requests"));
    }

    private SandboxAnswer spawn(JsonNode body) {
        int count = number(body, "count", 1, MOST_AT_ONCE);
        String status = body.path("status").textValue();
        int made = status == null
                ? sandbox.spawn(count)
                : sandbox.spawnEnded(
                        count, status, Duration.ofSeconds(number(body, "secondsAgo", 0, Integer.MAX_VALUE)));
        return SandboxAnswer.json(200, JSON.createObjectNode().put("made", made));
    }

    private SandboxAnswer move(String sessionId, JsonNode body) {
        if (body.has("finishing")) {
            if (!body.path("finishing").asText().equals(CommonSwitches.Finishing.MANUAL.name())) {
                throw new IllegalArgumentException("finishing must be MANUAL for a single session");
            }
            return sandbox.leaveToPerson(sessionId)
                    ? SandboxAnswer.json(200, JSON.createObjectNode().put("finishing", "MANUAL"))
                    : problem(409, GONE);
        }
        String status = body.path("status").asText();
        boolean moved = sandbox.terminalStatuses().contains(status)
                ? sandbox.finish(sessionId, status)
                : sandbox.hold(sessionId, status);
        return moved ? SandboxAnswer.json(200, JSON.createObjectNode().put("status", status)) : problem(409, GONE);
    }

    private SandboxAnswer fire(JsonNode body) {
        String sessionId = body.path("sessionId").asText();
        boolean forged = flag(body, "forged", false);
        int copies = number(body, "copies", 1, MOST_COPIES);
        int sent = 0;
        for (int copy = 0; copy < copies; copy++) {
            sent += sandbox.fireWebhook(sessionId, forged);
        }
        return sent > 0
                ? SandboxAnswer.json(200, JSON.createObjectNode().put("sent", sent))
                : problem(409, "The session is unknown, has no webhook address, or nothing to tell in its status");
    }

    /** Without addresses, whose tokens are secrets. */
    private ArrayNode deliveries() {
        ArrayNode all = JSON.createArrayNode();
        sandbox.webhookDeliveries().forEach(delivery -> all.addObject()
                .put("at", delivery.at().toString())
                .put("sessionId", delivery.sessionId())
                .put("status", delivery.status())
                .put("attempt", delivery.attempt())
                .put("answer", delivery.answer()));
        return all;
    }

    private SandboxAnswer clock(JsonNode body) {
        if (!body.has("stopped")) {
            throw new IllegalArgumentException("stopped must be true or false");
        }
        if (flag(body, "stopped", false)) {
            sandbox.stopClock();
        } else {
            sandbox.startClock();
        }
        return SandboxAnswer.json(200, clock());
    }

    private ObjectNode clock() {
        return JSON.createObjectNode()
                .put("stopped", sandbox.isClockStopped())
                .put("now", sandbox.time().clock().instant().toString());
    }

    private SandboxAnswer forget(JsonNode body) {
        int gone = sandbox.forgetEnded(Duration.ofSeconds(number(body, "endedSecondsAgo", 0, Integer.MAX_VALUE)));
        return SandboxAnswer.json(200, JSON.createObjectNode().put("forgotten", gone));
    }

    private static ObjectNode show(Fault fault) {
        ObjectNode shown = JSON.createObjectNode().put("kind", fault.kind().name());
        shown.put("operation", fault.operation());
        shown.put("times", fault.times());
        shown.put("until", fault.until() == null ? null : fault.until().toString());
        return shown.put("delayMillis", fault.delay().toMillis());
    }

    private static Fault.Kind kind(String name) {
        return Arrays.stream(Fault.Kind.values())
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("kind must be one of " + Arrays.toString(Fault.Kind.values())));
    }

    private static boolean flag(JsonNode body, String field, boolean absent) {
        JsonNode value = body.path(field);
        if (!value.isMissingNode() && !value.isBoolean()) {
            throw new IllegalArgumentException(field + " must be true or false");
        }
        return value.asBoolean(absent);
    }

    /** The lower bound stands in for an absent number. */
    private static int number(JsonNode body, String field, int least, int most) {
        JsonNode value = body.path(field);
        if (value.isMissingNode()) {
            return least;
        }
        if (!value.isInt() || value.intValue() < least || value.intValue() > most) {
            throw new IllegalArgumentException(field + " must be a whole number from " + least + " to " + most);
        }
        return value.intValue();
    }

    private static JsonNode body(SandboxRequest request) {
        if (!request.hasContentType("application/json")) {
            throw new IllegalArgumentException("Send JSON with the header Content-Type: application/json");
        }
        JsonNode body;
        try {
            body = JSON.readTree(request.body());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The body is not valid JSON", e);
        }
        if (!body.isObject()) {
            throw new IllegalArgumentException("The body must be a JSON object");
        }
        return body;
    }

    private static SandboxAnswer problem(int status, String message) {
        return SandboxAnswer.json(
                status, JSON.createObjectNode().put("statusCode", status).put("message", message));
    }
}
