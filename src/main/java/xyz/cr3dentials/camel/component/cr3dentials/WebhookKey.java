package xyz.cr3dentials.camel.component.cr3dentials;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * One secret that webhook tokens are signed with.
 *
 * @param keyId public name of the key, 1 to 16 letters, digits, {@code -} or {@code _}; part of every token
 * @param secret at least 32 bytes in UTF-8
 */
public record WebhookKey(String keyId, String secret) {

    private static final int MINIMUM_BYTES = 32;
    private static final Pattern KEY_ID = Pattern.compile("[A-Za-z0-9_-]{1,16}");

    /** Checks both parts; the exception's text never holds the secret. */
    public WebhookKey {
        if (!KEY_ID.matcher(keyId).matches()) {
            throw new IllegalArgumentException(
                    "webhook key id: use 1 to 16 letters, digits, '-' or '_', for example 'k1'");
        }
        int bytes = secret.getBytes(StandardCharsets.UTF_8).length;
        if (bytes < MINIMUM_BYTES) {
            throw new IllegalArgumentException(
                    "webhook secret of key '%s': has %s bytes, needs at least %s; generate one with 'openssl rand -base64 32'"
                            .formatted(keyId, bytes, MINIMUM_BYTES));
        }
    }

    /** Names the key, never the secret. */
    @Override
    public String toString() {
        return "WebhookKey[keyId=%s]".formatted(keyId);
    }
}
