package xyz.cr3dentials.camel.component.cr3dentials;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.session.WebhookKey;

/** Reads the option {@code webhookSecret}: {@code keyId:secret}, several separated by commas, the first signs. */
final class WebhookSecrets {

    /** The key id of a secret that is given without one. */
    private static final String UNNAMED = "k1";

    private WebhookSecrets() {}

    /**
     * Returns the keys.
     *
     * @throws IllegalArgumentException when there is none or one is too short; the text never holds a secret
     */
    static List<WebhookKey> parse(@Nullable String option) {
        List<WebhookKey> keys = new ArrayList<>();
        for (String part : option == null ? new String[0] : option.split(",", -1)) {
            String entry = part.trim();
            if (!entry.isEmpty()) {
                int colon = entry.indexOf(':');
                keys.add(
                        colon < 0
                                ? new WebhookKey(UNNAMED, entry)
                                : new WebhookKey(entry.substring(0, colon), entry.substring(colon + 1)));
            }
        }
        if (keys.isEmpty()) {
            throw new IllegalArgumentException(
                    "webhookSecret: missing; set keyId:secret with a secret of at least 32 bytes, for example from 'openssl rand -base64 32'");
        }
        return keys;
    }
}
