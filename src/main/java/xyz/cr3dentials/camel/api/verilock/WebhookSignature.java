package xyz.cr3dentials.camel.api.verilock;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Checks that a webhook comes from the vendor: HMAC-SHA256 over the raw body with the endpoint's secret. Immutable.
 *
 * <p>The vendor's documents name the method and two headers but show no encoding, so hexadecimal in either case, with or
 * without {@code sha256=}, and base64 in either alphabet are all read. Every secret is tried, whichever fits, and the
 * comparison takes the same time however much of it is right.
 */
public final class WebhookSignature {

    /** The headers that may carry the signature, the newer one first. */
    public static final List<String> HEADERS = List.of("X-Verilock-Signature", "X-Webhook-Signature");

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PREFIX = "sha256=";
    private static final int BYTES = 32;

    /** Longer than every accepted form, so that a huge header costs nothing. */
    private static final int LONGEST = 100;

    private final List<SecretKeySpec> keys;

    private WebhookSignature(List<SecretKeySpec> keys) {
        this.keys = keys;
    }

    /**
     * Takes the secrets in force, several while one is being replaced by another.
     *
     * @throws IllegalArgumentException when there is none or one is blank
     */
    public static WebhookSignature of(List<String> secrets) {
        if (secrets.isEmpty() || secrets.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException(
                    "There is no webhook secret, or a blank one: copy the secret of the webhook endpoint from the"
                            + " vendor's dashboard");
        }
        return new WebhookSignature(secrets.stream()
                .map(secret -> new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM))
                .toList());
    }

    /**
     * Tells whether a signature proves a body.
     *
     * @param body the bytes as they came, before anything was read from them
     * @param signature the value of one of {@link #HEADERS}, null when there was none
     */
    public boolean proves(byte[] body, @Nullable String signature) {
        byte[] presented = signature == null ? null : decode(signature.strip());
        if (presented == null) {
            return false;
        }
        boolean proven = false;
        for (SecretKeySpec key : keys) {
            proven |= MessageDigest.isEqual(hmac(key, body), presented);
        }
        return proven;
    }

    private static byte @Nullable [] decode(String signature) {
        if (signature.length() > LONGEST) {
            return null;
        }
        String bare = signature.regionMatches(true, 0, PREFIX, 0, PREFIX.length())
                ? signature.substring(PREFIX.length())
                : signature;
        byte[] bytes;
        try {
            bytes = bare.length() == 2 * BYTES
                    ? HexFormat.of().parseHex(bare)
                    : Base64.getDecoder().decode(bare.replace('-', '+').replace('_', '/'));
        } catch (IllegalArgumentException e) {
            return null; // no encoding of anything: as good as no signature
        }
        return bytes.length == BYTES ? bytes : null;
    }

    private static byte[] hmac(SecretKeySpec key, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }

    /** Names how many secrets there are. */
    @Override
    public String toString() {
        return "WebhookSignature[secrets=%s]".formatted(keys.size());
    }
}
