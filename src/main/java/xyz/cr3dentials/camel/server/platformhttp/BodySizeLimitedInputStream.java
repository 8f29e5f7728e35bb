package xyz.cr3dentials.camel.server.platformhttp;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Lets at most a given number of bytes through and fails every read after that, so that a body of undeclared length
 * can't be mistaken for a complete one. Marking is refused: a reset would make the count wrong.
 */
final class BodySizeLimitedInputStream extends FilterInputStream {
    private final long limit;
    private long remaining;
    private volatile boolean expired;

    BodySizeLimitedInputStream(InputStream body, long limit) {
        super(body);
        this.limit = limit;
        this.remaining = limit;
    }

    /** Fails all later reads, because the request has been answered without them. */
    void expire() {
        expired = true;
    }

    @Override
    public int read() throws IOException {
        checkNotExpired();
        int value = super.read();
        if (value >= 0) {
            count(1);
        }
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        checkNotExpired();
        // One byte more than allowed is asked for, since only its arrival tells a full body from one too large.
        int asked = remaining < 0 ? Math.min(length, 1) : (int) Math.min(length, remaining + 1);
        int read = super.read(buffer, offset, asked);
        if (read > 0) {
            count(read);
        }
        return read;
    }

    @Override
    public long skip(long count) throws IOException {
        if (count <= 0) {
            return 0;
        }
        byte[] discarded = new byte[(int) Math.min(count, 8192)];
        return Math.max(0, read(discarded, 0, discarded.length));
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(int bytes) throws IOException {
        remaining -= bytes;
        if (remaining < 0) {
            remaining = -1;
            throw new RequestBodyTooLargeException(limit);
        }
    }

    private void checkNotExpired() throws IOException {
        if (expired) {
            throw new IOException("The request timed out before its body was read");
        }
        if (remaining < 0) {
            throw new RequestBodyTooLargeException(limit);
        }
    }
}
