package xyz.cr3dentials.camel.component.webhook;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells events from each other, so that a repeated one is kept once. */
public final class EventIds {

    private static final Pattern PLAIN = Pattern.compile("[!-~]{1,200}");

    private EventIds() {}

    /**
     * Returns an event's id that fits into any log, address and database: the vendor's own where it does, else one of the
     * content, which a repetition has in common.
     */
    public static String of(@Nullable String vendorsId, String type, String json) {
        return vendorsId != null && PLAIN.matcher(vendorsId).matches()
                ? vendorsId
                : "sha256:" + hash(type + '\n' + json);
    }

    /** Returns a type of event as a short word without blanks. */
    public static String type(String vendorsType) {
        return PLAIN.matcher(vendorsType).matches() ? vendorsType : "unnamed";
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
        }
    }
}
