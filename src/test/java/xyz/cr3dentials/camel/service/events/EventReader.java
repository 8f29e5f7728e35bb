package xyz.cr3dentials.camel.service.events;

import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.awaitility.Awaitility;

/** A client of the stream that keeps everything it has been sent, status line, headers and chunk sizes included. */
final class EventReader implements AutoCloseable {
    private final Socket socket;
    private final ByteBuffer received = ByteBuffer.allocate(1024 * 1024);
    private boolean atEnd;

    EventReader(Socket socket) {
        this.socket = socket;
    }

    /** Everything received so far; never waits. */
    String text() {
        take();
        return new String(received.array(), 0, received.position(), StandardCharsets.UTF_8);
    }

    /** Takes what has arrived. */
    void take() {
        try {
            while (!atEnd && socket.getInputStream().available() > 0) {
                receive();
            }
        } catch (IOException e) {
            throw new IllegalStateException("The stream broke off", e);
        }
    }

    EventReader await(String expected) {
        Awaitility.await(expected)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> text().contains(expected));
        return this;
    }

    EventReader awaitRevision(long revision) {
        return await("event: change\ndata: {\"revision\":" + revision + "}\n\n");
    }

    /** Reads until the server has closed the answer and returns all of it. */
    String readToEnd() throws IOException {
        socket.setSoTimeout(10_000);
        while (!text().endsWith("\r\n0\r\n\r\n")) {
            receive();
            if (atEnd) {
                throw new IOException("Cut off after: " + text());
            }
        }
        return text();
    }

    private void receive() throws IOException {
        int read = socket.getInputStream().read(received.array(), received.position(), received.remaining());
        if (read < 0) {
            atEnd = true;
        } else {
            received.position(received.position() + read);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
