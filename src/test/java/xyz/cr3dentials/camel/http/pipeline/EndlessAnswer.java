package xyz.cr3dentials.camel.http.pipeline;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/** A vendor whose answers begin well and never end: after the first part it repeats the second until it is cut off. */
final class EndlessAnswer implements AutoCloseable {

    /** Far more than sockets hold between two processes: who takes this much would take any amount. */
    private static final long MOST_BYTES = 64_000_000;

    private final ServerSocket server;
    private final byte[] first;
    private final byte[] repeated;
    private final AtomicLong sent = new AtomicLong();

    EndlessAnswer(String first, String repeated) throws IOException {
        this.first = first.getBytes(StandardCharsets.US_ASCII);
        this.repeated = repeated.getBytes(StandardCharsets.US_ASCII);
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve, "endless-answer");
        thread.setDaemon(true);
        thread.start();
    }

    String baseUrl() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    /** Bytes of the longest answer that a client took, those in the sockets' buffers included. */
    long longest() {
        return sent.get();
    }

    private void serve() {
        while (true) {
            try (Socket connection = server.accept()) {
                answer(connection);
            } catch (SocketException closedByClientOrTest) {
                if (server.isClosed()) {
                    return;
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void answer(Socket connection) throws IOException {
        connection.getInputStream().read();
        OutputStream out = connection.getOutputStream();
        out.write(first);
        for (long bytes = first.length; bytes < MOST_BYTES; bytes += repeated.length) {
            out.write(repeated);
            long now = bytes + repeated.length;
            sent.accumulateAndGet(now, Math::max);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
