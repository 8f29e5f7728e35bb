package xyz.cr3dentials.camel.component.cr3dentials;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the option {@code webhookSecret}: {@code keyId:secret}, several separated by commas. */
public final class WebhookSecrets {

    private static final String DEFAULT_KEY_ID = "default";

    private WebhookSecrets() {}

    /**
     * Returns the keys in the option's order, empty when it is not set.
     *
     * @throws IllegalArgumentException when one of them is malformed; its text holds no secret
     */
    public static List<WebhookKey> parse(@Nullable String option) {
        List<WebhookKey> keys = new ArrayList<>();
        if (option != null && !option.isBlank()) {
            for (String entry : option.split(",", -1)) {
                String text = entry.strip();
                int colon = text.indexOf(':');
                keys.add(
                        colon < 0
                                ? new WebhookKey(DEFAULT_KEY_ID, text)
                                : new WebhookKey(text.substring(0, colon), text.substring(colon + 1)));
            }
        }
        return keys;
    }
}
