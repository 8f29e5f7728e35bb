package xyz.cr3dentials.camel.service.platformhttp;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Lets at most a given number of bytes through and fails every read after that, so that a body of undeclared length
 * can't be mistaken for a complete one. The body is opened by the first read: a container hands it out either as a
 * stream or as parts. One thread reads at a time; any may expire it.
 */
final class BodySizeLimitedInputStream extends InputStream {
    private final Source source;
    private final long limit;
    private long remaining;
    private volatile boolean expired;
    private @Nullable InputStream opened;

    BodySizeLimitedInputStream(Source source, long limit) {
        this.source = source;
        this.limit = limit;
        this.remaining = limit;
    }

    /** Where the bytes come from. */
    interface Source {
        InputStream open() throws IOException;
    }

    /** Fails all later reads, because the request has been answered without them. */
    void expire() {
        expired = true;
    }

    @Override
    public int read() throws IOException {
        int value = body().read();
        if (value >= 0) {
            count(1);
        }
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        // One byte more than allowed is asked for, since only its arrival tells a full body from one too large.
        int read = body().read(buffer, offset, (int) Math.min(length, remaining + 1));
        if (read > 0) {
            count(read);
        }
        return read;
    }

    @Override
    public int available() throws IOException {
        return (int) Math.min(body().available(), remaining);
    }

    private InputStream body() throws IOException {
        if (expired) {
            throw new IOException("The request timed out before its body was read");
        }
        if (remaining < 0) {
            throw new RequestBodyTooLargeException(limit);
        }
        if (opened == null) {
            opened = source.open();
        }
        return opened;
    }

    private void count(int bytes) throws IOException {
        remaining -= bytes;
        if (remaining < 0) {
            throw new RequestBodyTooLargeException(limit);
        }
    }
}
