package xyz.cr3dentials.camel.service.operations;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.ledger.DeliveryFailure;
import xyz.cr3dentials.camel.ledger.SessionEntry;

/** Writes what the ledger knows of a session, its reference masked. */
final class SessionJson {

    private SessionJson() {}

    static ObjectNode of(SessionEntry session) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("vendor", session.key().account().vendor())
                .put("account", session.key().account().name())
                .put("sessionId", session.key().sessionId())
                .put("state", session.state().name())
                .put("status", session.status().isEmpty() ? null : session.status())
                .put("reference", PersonalDataMask.maskReference(session.reference()))
                .put("knownSince", text(session.knownSince()))
                .put("createdAt", text(session.createdAt()))
                .put("completedAt", text(session.completedAt()))
                .put("expiresAt", text(session.expiresAt()))
                .put(
                        "learntBy",
                        session.learntBy() == null ? null : session.learntBy().name())
                .put("learntAt", text(session.learntAt()))
                .put("attempts", session.attempts())
                .put("settledAt", text(session.settledAt()))
                .put("dueAt", text(session.dueAt()));
        DeliveryFailure failure = session.failure();
        if (failure == null) {
            return json.putNull("failure");
        }
        json.putObject("failure").put("cause", failure.causeClass()).put("place", failure.failedAt());
        return json;
    }

    static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
