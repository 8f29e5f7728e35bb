package xyz.cr3dentials.camel.sandbox.deepidv;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.sandbox.Switches;
import xyz.cr3dentials.camel.sandbox.deepidv.DeepidvSwitches.CreatedId;
import xyz.cr3dentials.camel.sandbox.deepidv.DeepidvSwitches.Spelling;
import xyz.cr3dentials.camel.sandbox.deepidv.DeepidvSwitches.WebhookData;

/** Writes sessions and webhooks with the fields the documentation gives them. */
final class SessionJson {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final int LIVENESS_SCORE = 97;

    private final Switches switches;
    private final Function<SandboxSession, String> sessionUrl;

    SessionJson(Switches switches, Function<SandboxSession, String> sessionUrl) {
        this.switches = switches;
        this.sessionUrl = sessionUrl;
    }

    ObjectNode created(SandboxSession session) {
        ObjectNode json = JSON.createObjectNode();
        json.put(switches.get(DeepidvSwitches.CREATED_ID) == CreatedId.ID ? "id" : "idv_id", session.sessionId());
        json.put("session_url", sessionUrl.apply(session));
        String reference = session.requested("external_id");
        if (reference != null) {
            boolean camel = switches.get(DeepidvSwitches.CREATED_SPELLING) == Spelling.CAMEL;
            json.put(camel ? "externalId" : "external_id", reference);
        }
        if (switches.get(DeepidvSwitches.EXPIRY_SHOWN)) {
            json.put("expires_at", time(session.expiresAt()));
        }
        json.putArray("links");
        return json;
    }

    /** The answer to a read. */
    ObjectNode details(SandboxSession session) {
        ObjectNode json = decided(session);
        ObjectNode links = json.putObject("resource_links");
        if (session.submittedAt() != null) {
            // A reserved name: there are no pictures, and clients treat the address as opaque.
            links.put("document", "https://files.deepidv-sandbox.example/" + session.sessionId());
        }
        json.putObject("user")
                .put("first_name", session.requested("first_name"))
                .put("last_name", session.requested("last_name"))
                .put("email", session.requested("email"))
                .put("phone", session.requested("phone"));
        json.putObject("sender_user").put("id", "usr_sandbox_sender");
        return json;
    }

    /** The answer to a decision: the record alone. */
    ObjectNode decided(SandboxSession session) {
        return JSON.createObjectNode().set("session_record", sessionRecord(session));
    }

    ObjectNode webhook(String type, SandboxSession session) {
        boolean flat = switches.get(DeepidvSwitches.WEBHOOK_DATA) == WebhookData.FLAT;
        return JSON.createObjectNode().put("type", type).set("data", flat ? sessionRecord(session) : decided(session));
    }

    ObjectNode sessionRecord(SandboxSession session) {
        ObjectNode json = JSON.createObjectNode();
        json.put("id", session.sessionId());
        json.put("organization_id", "org_sandbox");
        json.put("user_id", "usr_" + session.sessionId().substring(0, 8));
        json.put("sender_user_id", "usr_sandbox_sender");
        putIfSet(json, "external_id", session.requested("external_id"));
        json.put("status", session.status());
        json.put("type", "session");
        json.put("session_progress", session.progress());
        json.put("created_at", time(session.createdAt()));
        json.put("updated_at", time(session.updatedAt()));
        putIfSet(json, "submitted_at", time(session.submittedAt()));
        putIfSet(json, "workflow_id", session.requested("workflow_id"));
        putIfSet(json, "redirect_url", session.requested("redirect_url"));
        if (switches.get(DeepidvSwitches.EXPIRY_SHOWN)) {
            json.put("expires_at", time(session.expiresAt()));
        }
        if (session.submittedAt() != null) {
            json.putObject("meta_data").put("applicantSubmissionIp", "192.0.2.1");
            json.putObject("analysis_data").put("faceliveness_score", LIVENESS_SCORE);
        }
        return switches.get(DeepidvSwitches.RECORD_SPELLING) == Spelling.SNAKE ? json : inCamelCase(json);
    }

    private static ObjectNode inCamelCase(ObjectNode json) {
        ObjectNode camel = JSON.createObjectNode();
        json.properties().forEach(field -> camel.set(RequestFields.camelCase(field.getKey()), field.getValue()));
        return camel;
    }

    private static void putIfSet(ObjectNode json, String name, @Nullable String value) {
        if (value != null) {
            json.put(name, value);
        }
    }

    private static @Nullable String time(@Nullable Instant moment) {
        return moment == null ? null : TIME.format(moment);
    }
}
