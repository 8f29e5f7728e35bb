package xyz.cr3dentials.camel.sandbox.verilock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.sandbox.Switches;
import xyz.cr3dentials.camel.sandbox.verilock.VerilockSwitches.Spelling;

/** Writes sessions in the spelling of either generation of the documentation. */
final class SessionJson {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> STEPS = List.of("document", "selfie", "face_match");

    private final Switches switches;
    private final Function<String, String> hostedUrl;

    /** The function makes an address of the hosted page from its last segment. */
    SessionJson(Switches switches, Function<String, String> hostedUrl) {
        this.switches = switches;
        this.hostedUrl = hostedUrl;
    }

    ObjectNode created(SandboxSession session) {
        ObjectNode json = JSON.createObjectNode().put("id", session.sessionId());
        if (isNewer()) {
            json.put("session_token", session.sessionToken());
        }
        putAddress(json, session);
        return json.put("status", session.status()).put("expires_at", time(session.expiresAt()));
    }

    ObjectNode details(SandboxSession session) {
        ObjectNode json = row(session);
        JsonNode request = session.request();
        STEPS.forEach(json.putArray("steps")::add);
        String name = request.path("applicant_name").asText("");
        int space = name.lastIndexOf(' ');
        json.putObject("applicant")
                .put("first_name", space < 0 ? name : name.substring(0, space))
                .put("last_name", space < 0 ? "" : name.substring(space + 1))
                .put("email", request.path("applicant_email").textValue())
                .putNull("date_of_birth")
                .putNull("nationality");
        json.set("results", results(session.status()));
        if (isNewer() && request.path("metadata").isObject()) {
            json.set("metadata", request.get("metadata"));
        }
        if (isNewer() && request.path("monitoring_enabled").asBoolean()) {
            json.put("monitoring_enabled", true)
                    .put(
                            "monitoring_frequency",
                            request.path("monitoring_frequency").asText("daily"))
                    .putNull("last_monitoring_at");
        }
        putAddress(json, session);
        return json;
    }

    /** A list's row; the documents say only that it is a session. */
    ObjectNode row(SandboxSession session) {
        ObjectNode json = JSON.createObjectNode()
                .put("id", session.sessionId())
                .put("type", "kyc")
                .put("status", session.status());
        if (isNewer()) {
            json.put("external_id", session.externalId());
        }
        if (isOlder()) {
            json.put("reference_id", session.externalId());
        }
        json.put("created_at", time(session.createdAt()));
        if (session.completedAt() != null || switches.get(VerilockSwitches.COMPLETED_AT_NULL)) {
            json.put("completed_at", time(session.completedAt()));
        }
        return json;
    }

    ObjectNode page(SessionList.Page page) {
        ObjectNode json = JSON.createObjectNode();
        ArrayNode rows = json.putArray("data");
        page.sessions().forEach(session -> rows.add(row(session)));
        json.putObject("meta")
                .put("current_page", page.currentPage())
                .put("last_page", page.lastPage())
                .put("per_page", page.perPage())
                .put("total", page.total());
        return json;
    }

    static @Nullable String time(@Nullable Instant moment) {
        return moment == null ? null : moment.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private void putAddress(ObjectNode json, SandboxSession session) {
        if (isNewer()) {
            json.put("session_url", hostedUrl.apply(session.sessionToken()));
        }
        if (isOlder()) {
            json.put("hosted_url", hostedUrl.apply(session.sessionId()));
        }
    }

    private static ObjectNode results(String status) {
        ObjectNode results = JSON.createObjectNode();
        boolean decided = status.equals(Statuses.APPROVED) || status.equals(Statuses.DECLINED);
        String open = status.equals(Statuses.PROCESSING) ? "pending" : "not_started";
        for (String step : STEPS) {
            boolean failed = status.equals(Statuses.DECLINED) && step.equals("face_match");
            ObjectNode result = results.putObject(step);
            result.put("status", !decided ? open : failed ? Statuses.DECLINED : Statuses.APPROVED);
            if (decided) {
                result.put("score", failed ? 0.31 : 0.97);
            }
            result.putObject("details");
        }
        return results;
    }

    private boolean isNewer() {
        return switches.get(VerilockSwitches.SPELLING) != Spelling.OLDER;
    }

    private boolean isOlder() {
        return switches.get(VerilockSwitches.SPELLING) != Spelling.NEWER;
    }
}
