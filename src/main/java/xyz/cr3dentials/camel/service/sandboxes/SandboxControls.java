package xyz.cr3dentials.camel.service.sandboxes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.sandbox.SandboxAnswer;
import xyz.cr3dentials.camel.sandbox.SandboxRequest;
import xyz.cr3dentials.camel.sandbox.VendorSandbox;
import xyz.cr3dentials.camel.sandbox.scenario.Scenario;
import xyz.cr3dentials.camel.sandbox.scenario.Scenarios;
import xyz.cr3dentials.camel.service.platformhttp.ProblemResponse;

/** The controls of all stand-ins under one roof: what there is, each one's own controls, and scenarios. Thread-safe. */
final class SandboxControls {

    /** The path that the controls lie at, at the stand-ins as here. */
    static final String BASE = "/sandbox/control";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SCENARIOS = "/scenarios/";

    private final Map<String, VendorSandbox<?>> standIns;

    SandboxControls(Map<String, VendorSandbox<?>> standIns) {
        this.standIns = Collections.unmodifiableMap(new LinkedHashMap<>(standIns));
    }

    /**
     * Answers a request.
     *
     * @param request its path is what stands behind {@link #BASE}
     */
    SandboxAnswer answer(SandboxRequest request) {
        String path = request.path();
        if (path.isEmpty() || path.equals("/")) {
            return request.method().equals("GET") ? SandboxAnswer.json(200, overview()) : notAllowed("GET");
        }
        if (path.equals("/reset")) {
            return request.method().equals("POST") ? reset() : notAllowed("POST");
        }
        int end = path.indexOf('/', 1);
        String vendor = path.substring(1, end < 0 ? path.length() : end);
        String rest = end < 0 ? "" : path.substring(end);
        VendorSandbox<?> standIn = standIns.get(vendor);
        if (standIn == null) {
            return problem(
                    404, "Not Found", "No stand-in of that vendor runs here; there is " + standIns.keySet() + ".");
        }
        return rest.startsWith(SCENARIOS)
                ? scenario(standIn, rest.substring(SCENARIOS.length()), request)
                : standIn.control(under(BASE + rest, request));
    }

    private ObjectNode overview() {
        ObjectNode overview = JSON.createObjectNode();
        ArrayNode vendors = overview.putArray("vendors");
        standIns.forEach((vendor, standIn) -> {
            ObjectNode shown = vendors.addObject().put("vendor", vendor).put("controlUrl", standIn.controlUrl());
            shown.setAll(state(standIn));
        });
        ArrayNode scenarios = overview.putArray("scenarios");
        for (Scenario scenario : Scenarios.ALL) {
            List<String> activeAt = activeAt(scenario);
            ObjectNode shown = scenarios
                    .addObject()
                    .put("name", scenario.name())
                    .put("title", scenario.title())
                    .put("description", scenario.description());
            shown.set("vendors", JSON.valueToTree(standIns.keySet()));
            shown.put("active", !activeAt.isEmpty());
            shown.set("activeAt", JSON.valueToTree(activeAt));
        }
        return overview;
    }

    private List<String> activeAt(Scenario scenario) {
        return standIns.entrySet().stream()
                .filter(each -> scenario.isActive(each.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static ObjectNode state(VendorSandbox<?> standIn) {
        SandboxAnswer state = standIn.control(new SandboxRequest("GET", BASE, Map.of(), Map.of(), ""));
        try {
            return (ObjectNode) JSON.readTree(state.body());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The stand-in's state is no JSON", e);
        }
    }

    private SandboxAnswer reset() {
        standIns.values().forEach(VendorSandbox::repair);
        return done("Everything is as it was at the start, except the sessions; watch the table ending right.");
    }

    private static SandboxAnswer scenario(VendorSandbox<?> standIn, String name, SandboxRequest request) {
        Optional<Scenario> scenario = Scenarios.find(name);
        if (scenario.isEmpty()) {
            return problem(
                    404,
                    "Not Found",
                    "No such scenario; there is "
                            + Scenarios.ALL.stream().map(Scenario::name).toList() + ".");
        }
        return switch (request.method()) {
            case "DELETE" -> done(scenario.get().end(standIn));
            case "POST" -> turn(standIn, scenario.get(), isOn(request.body()));
            default -> notAllowed("POST, DELETE");
        };
    }

    private static SandboxAnswer turn(VendorSandbox<?> standIn, Scenario scenario, @Nullable Boolean on) {
        if (on == null) {
            return problem(400, "Bad Request", "The body must be {\"on\":true} or {\"on\":false}.");
        }
        try {
            return done(on ? scenario.begin(standIn) : scenario.end(standIn));
        } catch (IllegalStateException e) {
            return problem(409, "Conflict", String.valueOf(e.getMessage()));
        }
    }

    /** Null when the body says something else. */
    private static @Nullable Boolean isOn(String body) {
        try {
            JsonNode json = JSON.readTree(body);
            if (json.size() != 1 || !json.path("on").isBoolean()) {
                return null;
            }
            return json.get("on").booleanValue();
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    private static SandboxRequest under(String path, SandboxRequest request) {
        return new SandboxRequest(request.method(), path, request.query(), request.headers(), request.body());
    }

    /** One plain sentence about what has been done. */
    private static SandboxAnswer done(String sentence) {
        return SandboxAnswer.json(200, JSON.createObjectNode().put("done", sentence));
    }

    static SandboxAnswer problem(int status, String title, String detail) {
        return SandboxAnswer.of(status, "application/problem+json", new ProblemResponse(status, title, detail).json());
    }

    private static SandboxAnswer notAllowed(String allowed) {
        return problem(405, "Method Not Allowed", "This path serves " + allowed + ".");
    }
}
