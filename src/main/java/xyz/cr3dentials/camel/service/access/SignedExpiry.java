package xyz.cr3dentials.camel.service.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Texts that tell until when they are valid: that time, a nonce, and a signature over both. The signing key is made from a
 * secret for a purpose, so that a text says nothing of the secret and is good for nothing else. Signatures are compared in
 * constant time. Thread-safe.
 */
public final class SignedExpiry {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int NONCE_BYTES = 16;
    /** Seconds since 1970, nonce, signature. Anything longer is not even looked at. */
    private static final Pattern FORM = Pattern.compile("(\\d{1,12})\\.([\\w-]{22})\\.([\\w-]{43})");

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final byte[] signingKey;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    SignedExpiry(String secret, String purpose, Clock clock) {
        this.signingKey = mac(secret.getBytes(StandardCharsets.UTF_8), purpose);
        this.clock = clock;
    }

    /** A new text that is valid for the given time from now on. */
    String issue(Duration validity) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        String signed = clock.instant().plus(validity).getEpochSecond() + "." + ENCODER.encodeToString(nonce);
        return signed + "." + sign(signed);
    }

    /** Until when a text is valid; empty if it is not valid now or was not made with this key. */
    Optional<Instant> validUntil(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        byte[] expected = sign(parts.group(1) + "." + parts.group(2)).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(expected, parts.group(3).getBytes(StandardCharsets.US_ASCII))
                ? Optional.of(Instant.ofEpochSecond(Long.parseLong(parts.group(1))))
                        .filter(end -> clock.instant().isBefore(end))
                : Optional.empty();
    }

    private String sign(String text) {
        return ENCODER.encodeToString(mac(signingKey, text));
    }

    private static byte[] mac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, e);
        }
    }
}
