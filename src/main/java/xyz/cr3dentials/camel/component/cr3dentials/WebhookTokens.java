package xyz.cr3dentials.camel.component.cr3dentials;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Mints and verifies the token that makes a webhook address unguessable: {@code keyId.intentId.expiry.mac}, where expiry
 * is Unix time in seconds and mac the HMAC-SHA256 of everything before it in base64url.
 *
 * <p>The first key signs, every key verifies, so that keys can be rotated without losing webhooks under way. Thread-safe.
 */
public final class WebhookTokens {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int MAXIMUM_LENGTH = 160;
    private static final Pattern INTENT_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    // No leading zero, so that one meaning has one spelling.
    private static final Pattern TOKEN = Pattern.compile(
            "(([A-Za-z0-9_-]{1,16})\\.([A-Za-z0-9_-]{1,64})\\.([1-9][0-9]{0,11}))\\.([A-Za-z0-9_-]{43})");

    private final Map<String, SecretKeySpec> keys = new LinkedHashMap<>();
    private final String signingKeyId;
    private final Clock clock;

    /**
     * Creates the tokens' maker.
     *
     * @param keys at least one, the first signs
     * @param clock tells when a token has expired
     * @throws IllegalArgumentException when there is no key or two share an id
     */
    public WebhookTokens(List<WebhookKey> keys, Clock clock) {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("webhook keys: none given; set a webhook secret of at least 32 bytes");
        }
        for (WebhookKey key : keys) {
            SecretKeySpec secret = new SecretKeySpec(key.secret().getBytes(StandardCharsets.UTF_8), ALGORITHM);
            if (this.keys.put(key.keyId(), secret) != null) {
                throw new IllegalArgumentException(
                        "webhook keys: the id '%s' occurs twice; give each key its own id".formatted(key.keyId()));
            }
        }
        this.signingKeyId = keys.get(0).keyId();
        this.clock = clock;
    }

    /**
     * Makes the token of one intent.
     *
     * @param intentId 1 to 64 letters, digits, {@code -} or {@code _}
     * @param expiresAt from when on it is refused; rounded up to a whole second
     */
    public String mint(String intentId, Instant expiresAt) {
        if (!INTENT_ID.matcher(intentId).matches()) {
            throw new IllegalArgumentException("intent id: use 1 to 64 letters, digits, '-' or '_'");
        }
        long seconds = expiresAt.getNano() == 0 ? expiresAt.getEpochSecond() : expiresAt.getEpochSecond() + 1;
        String prefix = signingKeyId + '.' + intentId + '.' + seconds;
        return prefix + '.' + sign(signingKeyId, prefix);
    }

    /**
     * Reads a token that a stranger sent.
     *
     * @param token anything
     * @return what it says, or empty when it is malformed, forged, altered, of an unknown key or expired
     */
    public Optional<WebhookToken> verify(String token) {
        if (token.length() > MAXIMUM_LENGTH) {
            return Optional.empty();
        }
        Matcher matcher = TOKEN.matcher(token);
        if (!matcher.matches() || !keys.containsKey(matcher.group(2))) {
            return Optional.empty();
        }
        // The encoded text is compared, not the bytes: two spellings of the last character decode alike.
        byte[] expected = ascii(sign(matcher.group(2), matcher.group(1)));
        if (!MessageDigest.isEqual(expected, ascii(matcher.group(5)))) {
            return Optional.empty();
        }
        Instant expiresAt = Instant.ofEpochSecond(Long.parseLong(matcher.group(4)));
        return clock.instant().isBefore(expiresAt)
                ? Optional.of(new WebhookToken(matcher.group(2), matcher.group(3), expiresAt))
                : Optional.empty();
    }

    private String sign(String keyId, String prefix) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(keys.get(keyId));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(ascii(prefix)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(ALGORITHM + " is part of every Java platform", e);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Names the keys' ids, never a secret. */
    @Override
    public String toString() {
        return "WebhookTokens%s".formatted(keys.keySet());
    }
}
