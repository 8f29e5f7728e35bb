package xyz.cr3dentials.camel.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.http.JsonCodec;

/** Tells which texts can be a session's id, on whatever way they come: in a path, a header and a database. */
public final class SessionId {

    private static final int LONGEST = 500;
    private static final int HASH_BYTES = 6;

    private SessionId() {}

    /** Returns what keeps a text from being an id, for example "is blank"; null when nothing does. */
    public static @Nullable String problem(String text) {
        if (text.isBlank()) {
            return "is blank";
        }
        if (text.length() > LONGEST) {
            return "is longer than %s characters".formatted(LONGEST);
        }
        if (!isPlain(text)) {
            return "holds a control character or half a character";
        }
        // As a path segment either would name another resource.
        return text.equals(".") || text.equals("..") ? "is '%s', which is no id".formatted(text) : null;
    }

    /** Tells whether every database and every header takes a text, and nothing of it was replaced as it was read. */
    static boolean isPlain(String text) {
        return text.codePoints()
                .noneMatch(c -> Character.isISOControl(c)
                        || Character.getType(c) == Character.SURROGATE
                        || c == JsonCodec.REPLACEMENT);
    }

    /** Names the session of a row for a log: by the id, by a hash of what can be none, or by where the row stands. */
    static String name(JsonNode id, int place) {
        String text = id.isValueNode() && !id.isNull() ? id.asText() : "";
        if (text.isBlank()) {
            return "row %s of a page".formatted(place + 1);
        }
        return problem(text) == null ? "session " + text : "a session whose id has the hash " + hash(text);
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
