package xyz.cr3dentials.camel.service.settings;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads what an operator's editor saved: UTF-8 whatever the platform's charset is, with or without a byte order mark in
 * front. Anything else is refused, since a setting whose name is misread would silently not be set.
 */
final class Utf8Text {
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final byte[] BIG_ENDIAN = {(byte) 0xFE, (byte) 0xFF};
    private static final byte[] LITTLE_ENDIAN = {(byte) 0xFF, (byte) 0xFE};
    private static final char MARK_INSIDE = '\uFEFF';

    private Utf8Text() {}

    /**
     * Returns the text, without a mark in front.
     *
     * @param location the file, for the message
     * @throws ServiceStartException naming the file, the line if there is one, and the remedy
     */
    static String decode(byte[] content, String location) {
        if (startsWith(content, BIG_ENDIAN) || startsWith(content, LITTLE_ENDIAN)) {
            throw new ServiceStartException(location + " is saved as UTF-16; save it as UTF-8");
        }
        int start = startsWith(content, MARK) ? MARK.length : 0;
        CharBuffer text = CharBuffer.allocate(content.length - start);
        CoderResult result = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(content, start, content.length - start), text, true);
        String read = text.flip().toString();
        if (result.isError()) {
            throw refusal(location, read, "is not UTF-8; save the file as UTF-8");
        }
        // UTF-16 without a mark is valid UTF-8, with a NUL beside every letter.
        refuse(read, '\0', location, "holds a NUL character; save the file as UTF-8");
        refuse(read, MARK_INSIDE, location, "holds a byte order mark inside the file; delete it");
        return read;
    }

    private static void refuse(String text, char character, String location, String problem) {
        int at = text.indexOf(character);
        if (at >= 0) {
            throw refusal(location, text.substring(0, at), problem);
        }
    }

    private static ServiceStartException refusal(String location, String before, String problem) {
        long line = (before + ".").lines().count();
        return new ServiceStartException(location + ", line " + line + ": " + problem);
    }

    private static boolean startsWith(byte[] content, byte[] beginning) {
        return content.length >= beginning.length
                && Arrays.equals(content, 0, beginning.length, beginning, 0, beginning.length);
    }
}
