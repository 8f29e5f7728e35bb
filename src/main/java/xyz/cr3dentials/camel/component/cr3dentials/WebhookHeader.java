package xyz.cr3dentials.camel.component.cr3dentials;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/** The static header that the Partner Portal can add to every webhook, if one was agreed on. */
final class WebhookHeader {

    private final @Nullable String name;
    private final byte[] expected;

    WebhookHeader(Cr3dentialsConfiguration options) {
        String secret = options.getWebhookHeaderSecret();
        this.name = options.getWebhookHeaderName();
        this.expected = utf8(secret == null ? "" : secret);
    }

    /** Tells whether the message carries the header, in a time that does not tell how much of its value is right. */
    boolean isOn(Message message) {
        return name == null || MessageDigest.isEqual(expected, utf8(message.getHeader(name, "", String.class)));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
