package xyz.cr3dentials.camel.sandbox.cr3dentials;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.sandbox.Switches;

/** Writes platforms, sessions and webhooks with the fields the documentation gives them. */
final class SessionJson {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter WITH_MILLISECONDS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final Instant PLATFORMS_SINCE = Instant.parse("2026-02-03T08:00:00Z");

    private final Switches switches;
    private final Function<SandboxSession, String> embedUrl;

    SessionJson(Switches switches, Function<SandboxSession, String> embedUrl) {
        this.switches = switches;
        this.embedUrl = embedUrl;
    }

    JsonNode enveloped(JsonNode data) {
        if (!switches.get(Cr3dentialsSwitches.ENVELOPE)) {
            return data;
        }
        return JSON.createObjectNode().put("status", "success").set("data", data);
    }

    ArrayNode platforms() {
        ArrayNode all = JSON.createArrayNode();
        for (DemoPlatform platform : DemoPlatform.ALL) {
            ObjectNode one = all.addObject();
            one.put("id", platform.id());
            one.put("name", platform.name());
            one.put("displayName", platform.displayName());
            one.put("description", platform.description());
            one.put("icon", platform.icon());
            one.put("loginUrl", platform.loginUrl());
            one.put("allowCustomUrl", platform.allowCustomUrl());
            one.putNull("config");
            one.put("isActive", platform.isActive());
            one.put("createdAt", time(PLATFORMS_SINCE));
            one.putNull("updatedAt");
        }
        return all;
    }

    ObjectNode created(SandboxSession session) {
        ObjectNode json = JSON.createObjectNode().put("sessionId", session.sessionId());
        if (switches.get(Cr3dentialsSwitches.STATUS_IN_CREATE)) {
            json.put("status", session.status());
        }
        json.put("embedUrl", embedUrl.apply(session));
        json.put("platformId", session.platformId());
        json.put("expiresAt", time(session.expiresAt()));
        json.put("createdAt", time(session.createdAt()));
        putReference(json, session);
        return json;
    }

    ObjectNode details(SandboxSession session) {
        boolean failed = session.status().equals(Statuses.ERROR);
        boolean proven = session.status().equals(Statuses.COMPLETED);
        DemoPlatform platform = DemoPlatform.of(session);
        ObjectNode json = JSON.createObjectNode();
        json.put("sessionId", session.sessionId());
        json.put("status", session.status());
        json.put("progress", session.progress());
        json.put("embedUrl", embedUrl.apply(session));
        // A reserved name: nothing streams here, and clients treat the address as opaque.
        json.put(
                "streamUrl",
                session.isTerminal()
                        ? null
                        : "wss://stream.cr3dentials-sandbox.example/session/" + session.sessionId());
        json.put("platformId", session.platformId());
        json.putObject("platform")
                .put("id", session.platformId())
                .put("name", platform.name())
                .put("displayName", platform.displayName())
                .put("icon", platform.icon())
                .put("loginUrl", platform.loginUrl());
        json.put("expiresAt", time(session.expiresAt()));
        json.put("createdAt", time(session.createdAt()));
        json.put("completedAt", time(session.completedAt()));
        json.put("errorMessage", failed ? "The sandbox was told to fail this verification" : null);
        json.put("errorCode", failed ? "SANDBOX_ERROR" : null);
        if (proven || switches.get(Cr3dentialsSwitches.ATTESTATION_ALWAYS)) {
            json.put("hasAttestation", proven);
        }
        json.set("extractedData", extractedData(session));
        putReference(json, session);
        return json;
    }

    ObjectNode row(SandboxSession session) {
        return JSON.createObjectNode()
                .put("sessionId", session.sessionId())
                .put("status", session.status())
                .put("platformId", session.platformId())
                .put("createdAt", time(session.createdAt()))
                .put("completedAt", time(session.completedAt()));
    }

    ObjectNode webhook(SandboxSession session) {
        boolean echoed = switches.get(Cr3dentialsSwitches.ECHO_REFERENCE);
        ObjectNode json = JSON.createObjectNode();
        json.put("sessionId", session.sessionId());
        json.put("status", session.status());
        json.put("platformId", session.platformId());
        json.put("externalReferenceId", echoed ? session.externalReferenceId() : null);
        json.set("extractedData", extractedData(session));
        json.put("proofHash", session.status().equals(Statuses.COMPLETED) ? sha256(session.sessionId()) : null);
        json.put("completedAt", time(session.completedAt()));
        json.putObject("metadata");
        return json;
    }

    private JsonNode extractedData(SandboxSession session) {
        boolean withheld =
                session.status().equals(Statuses.PARTIAL_COMPLETE) && !switches.get(Cr3dentialsSwitches.PARTIAL_DATA);
        return Statuses.hasData(session.status()) && !withheld
                ? JSON.valueToTree(DemoPlatform.of(session).extractedData())
                : JSON.nullNode();
    }

    private void putReference(ObjectNode json, SandboxSession session) {
        if (session.externalReferenceId() != null && switches.get(Cr3dentialsSwitches.ECHO_REFERENCE)) {
            json.put("externalReferenceId", session.externalReferenceId());
        }
    }

    private @Nullable String time(@Nullable Instant moment) {
        if (moment == null) {
            return null;
        }
        return switches.get(Cr3dentialsSwitches.MILLISECONDS)
                ? WITH_MILLISECONDS.format(moment)
                : moment.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
