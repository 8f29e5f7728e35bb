package xyz.cr3dentials.camel.http.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.apache.hc.core5.http.HttpEntity;
import org.jspecify.annotations.Nullable;

/** Reads an answer's body to its end, up to a limit. */
final class BoundedBody {

    private static final int FIRST_BUFFER = 2048;

    private BoundedBody() {}

    static byte[] read(@Nullable HttpEntity entity, int maximum) throws IOException {
        InputStream content = entity == null ? null : entity.getContent();
        if (entity == null || content == null) {
            return new byte[0];
        }
        if (entity.getContentLength() > maximum) {
            throw new TooLargeException(maximum);
        }
        byte[] bytes = readAll(content, (int) entity.getContentLength(), maximum);
        content.close();
        return bytes;
    }

    private static byte[] readAll(InputStream content, int announced, int maximum) throws IOException {
        byte[] buffer = new byte[announced > 0 ? announced : FIRST_BUFFER];
        int length = 0;
        while (true) {
            if (length == buffer.length) {
                int probe = content.read(); // tells the end from a full buffer
                if (probe == -1) {
                    return buffer;
                }
                if (length >= maximum) {
                    throw new TooLargeException(maximum);
                }
                buffer = Arrays.copyOf(buffer, (int) Math.min(maximum, Math.max(FIRST_BUFFER, length * 2L)));
                buffer[length++] = (byte) probe;
            } else {
                int read = content.read(buffer, length, buffer.length - length);
                if (read == -1) {
                    return Arrays.copyOf(buffer, length);
                }
                length += read;
            }
        }
    }

    /** The body is longer than allowed. */
    static final class TooLargeException extends IOException {

        private static final long serialVersionUID = 1L;

        TooLargeException(int maximum) {
            super("The answer is longer than %s bytes".formatted(maximum));
        }
    }
}
