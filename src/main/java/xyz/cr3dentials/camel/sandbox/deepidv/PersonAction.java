package xyz.cr3dentials.camel.sandbox.deepidv;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What a person can do on the hosted page, and what the redirect says of it. */
enum PersonAction {
    SUBMIT("success", null),
    RETRY_LATER("failed", "document_unreadable"),
    FAIL("failed", "face_mismatch"),
    ABANDON("abandoned", "user_cancelled");

    private final String status;
    private final @Nullable String reason;

    PersonAction(String status, @Nullable String reason) {
        this.status = status;
        this.reason = reason;
    }

    static @Nullable PersonAction of(@Nullable String name) {
        return Arrays.stream(values())
                .filter(action -> action.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    String status() {
        return status;
    }

    @Nullable
    String reason() {
        return reason;
    }
}
