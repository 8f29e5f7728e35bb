package xyz.cr3dentials.camel.service.platformhttp;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import org.apache.camel.Exchange;
import org.apache.camel.NoTypeConversionAvailableException;
import org.apache.camel.StreamCache;
import org.apache.camel.TypeConverter;

/**
 * A message body as bytes for the wire.
 *
 * @param content the bytes, read once
 * @param length how many they are, or -1 where that is not known
 */
record ResponseBody(InputStream content, long length) implements AutoCloseable {
    private static final int CHUNK = 8192;

    /**
     * Converts a body, with Camel's type converters where it is none of the usual types.
     *
     * @throws NoTypeConversionAvailableException if it can't be turned into bytes
     */
    static ResponseBody of(Object body, Charset charset, Exchange exchange) throws NoTypeConversionAvailableException {
        if (body instanceof StreamCache cache) {
            cache.reset();
        }
        if (body instanceof byte[] bytes) {
            return of(bytes);
        } else if (body instanceof CharSequence || body instanceof Number || body instanceof Boolean) {
            return of(body.toString().getBytes(charset));
        } else if (body instanceof ByteBuffer buffer) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.duplicate().get(bytes);
            return of(bytes);
        } else if (body instanceof ByteArrayInputStream stream) {
            return new ResponseBody(stream, stream.available());
        } else if (body instanceof InputStream stream) {
            return new ResponseBody(stream, -1);
        }
        TypeConverter converter = exchange.getContext().getTypeConverter();
        InputStream stream = converter.tryConvertTo(InputStream.class, exchange, body);
        if (stream == null) {
            throw new NoTypeConversionAvailableException(body, InputStream.class);
        }
        return new ResponseBody(stream, -1);
    }

    private static ResponseBody of(byte[] bytes) {
        return new ResponseBody(new ByteArrayInputStream(bytes), bytes.length);
    }

    /**
     * Copies the bytes.
     *
     * @param flushEach whether every piece is sent at once
     * @throws ClientGoneException if they can't be written
     * @throws IOException if they can't be read
     */
    void copyTo(OutputStream out, boolean flushEach) throws IOException {
        byte[] buffer = new byte[CHUNK];
        int read = content.read(buffer);
        while (read >= 0) {
            try {
                out.write(buffer, 0, read);
                if (flushEach) {
                    out.flush();
                }
            } catch (IOException e) {
                throw new ClientGoneException(e);
            }
            read = content.read(buffer);
        }
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
