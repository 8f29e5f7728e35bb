package xyz.cr3dentials.camel.service;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import xyz.cr3dentials.camel.component.verilock.VerilockEvents;

/** Webhooks as the vendors send them, with genuine signatures. */
final class SignedEvents {

    static final String SECRET = "whsec-of-the-test-with-32-characters-or-more";

    private static final ObjectMapper JSON = new ObjectMapper();

    private SignedEvents() {}

    /** Posts one of Verilock's events and returns the answer's status; 0 when there was none. */
    static int verilock(BootableJarProcess service, String event, String id, String sessionId, String status)
            throws InterruptedException {
        ObjectNode body = JSON.createObjectNode().put("event", event).put("webhook_id", id);
        ObjectNode data = body.putObject("data").put("session_id", sessionId);
        if (VerilockEvents.ENDS.contains(event)) {
            data.put("status", status);
        }
        return post(service, "/webhooks/verilock", body.toString(), "X-Verilock-Signature", signature(body.toString()));
    }

    /** Posts one of deepidv's events in the same way. */
    static int deepidv(BootableJarProcess service, String type, String sessionId, String updatedAt)
            throws InterruptedException {
        ObjectNode body = JSON.createObjectNode().put("type", type);
        body.putObject("data").put("id", sessionId).put("updated_at", updatedAt);
        return post(service, "/webhooks/deepidv", body.toString(), "deepidv-signature", SECRET);
    }

    private static int post(BootableJarProcess service, String path, String body, String header, String value)
            throws InterruptedException {
        try {
            return service.send(HttpRequest.newBuilder(service.uri(path))
                            .header("Content-Type", "application/json")
                            .header(header, value)
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build())
                    .statusCode();
        } catch (IOException e) {
            // Killed, or not up again yet.
            return 0;
        }
    }

    private static String signature(String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA256 is part of every Java platform", e);
        }
    }
}
