package xyz.cr3dentials.camel.api.deepidv;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks the header that proves a webhook: the vendor sends the signing secret itself, it computes no MAC. Several secrets
 * are accepted, so that one can be changed while deliveries of the other are under way. Immutable, thread-safe.
 */
public final class WebhookSecretHeader {

    /** The header's name. */
    public static final String NAME = "deepidv-signature";

    private final List<byte[]> secrets;

    /**
     * Creates the check.
     *
     * @throws IllegalArgumentException when there is no secret, or a blank one
     */
    public WebhookSecretHeader(Collection<String> secrets) {
        if (secrets.isEmpty() || secrets.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException(
                    "A webhook secret is missing or blank: take it from the vendor's console");
        }
        this.secrets = secrets.stream()
                .map(secret -> secret.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    /** Tells whether a header's value is one of the secrets, in a time that does not tell how much of it is right. */
    public boolean matches(@Nullable String value) {
        byte[] presented = (value == null ? "" : value).getBytes(StandardCharsets.UTF_8);
        boolean matches = false;
        for (byte[] secret : secrets) {
            matches |= MessageDigest.isEqual(secret, presented);
        }
        return matches;
    }

    /** Tells how many secrets there are, not which. */
    @Override
    public String toString() {
        return "WebhookSecretHeader[secrets=%s]".formatted(secrets.size());
    }
}
