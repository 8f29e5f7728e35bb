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
        SessionEntry.Progress progress = session.progress();
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("vendor", session.key().account().vendor())
                .put("account", session.key().account().name())
                .put("sessionId", session.key().sessionId())
                .put("state", session.state().name())
                .put(
                        "status",
                        session.told().status().isEmpty()
                                ? null
                                : session.told().status())
                .put("reference", PersonalDataMask.maskReference(session.told().reference()))
                .put("knownSince", text(session.knownSince()))
                .put("createdAt", text(session.told().createdAt()))
                .put("completedAt", text(session.told().completedAt()))
                .put("expiresAt", text(session.told().expiresAt()))
                .put(
                        "learntBy",
                        progress.learntBy() == null ? null : progress.learntBy().name())
                .put("learntAt", text(progress.learntAt()))
                .put("attempts", progress.attempts())
                .put("settledAt", text(progress.settledAt()))
                .put("dueAt", text(progress.dueAt()));
        DeliveryFailure failure = progress.failure();
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
