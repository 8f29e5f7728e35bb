package xyz.cr3dentials.camel.component.cr3dentials;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The static header that the Partner Portal can add to every webhook. */
final class WebhookHeader {

    private final String name;
    private final byte[] expected;

    WebhookHeader(Cr3dentialsConfiguration options) {
        this.name = Objects.requireNonNullElse(options.getWebhookHeaderName(), "");
        this.expected = utf8(Objects.requireNonNullElse(options.getWebhookHeaderSecret(), ""));
    }

    String name() {
        return name;
    }

    /** Tells whether a header was agreed on. */
    boolean isAgreed() {
        return !name.isBlank() && expected.length > 0;
    }

    /**
     * Tells whether a value is the agreed one, in a time that does not tell how much of it is right; never so while none
     * is agreed on.
     */
    boolean matches(@Nullable String value) {
        return isAgreed() && value != null && MessageDigest.isEqual(expected, utf8(value));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
