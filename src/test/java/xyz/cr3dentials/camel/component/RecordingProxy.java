package xyz.cr3dentials.camel.component;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** An HTTP proxy that leads to one vendor whatever host it is asked for, and notes how each connection begins. */
final class RecordingProxy implements AutoCloseable {

    private final ServerSocket server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final int plainPort;
    private final int securePort;
    private volatile @Nullable String wanted;

    RecordingProxy(int plainPort, int securePort) {
        this.plainPort = plainPort;
        this.securePort = securePort;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** Lets nobody through without this {@code Proxy-Authorization}. */
    void require(String authorization) {
        wanted = authorization;
    }

    /** The heads of the first requests of all connections. */
    List<String> heads() {
        return heads;
    }

    /** The first lines of the first requests of all connections. */
    List<String> requests() {
        return heads.stream().map(head -> head.substring(0, head.indexOf('\r'))).toList();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                threads.execute(() -> serve(client));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            String head = head(client.getInputStream());
            if (head.isEmpty()) {
                return;
            }
            heads.add(head);
            String needed = wanted;
            if (needed != null && !head.contains("\r\nProxy-Authorization: " + needed + "\r\n")) {
                write(
                        client,
                        "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"x\"\r\n"
                                + "Content-Length: 0\r\nConnection: close\r\n\r\n");
                return;
            }
            boolean tunnel = head.startsWith("CONNECT ");
            try (Socket vendor = new Socket(InetAddress.getLoopbackAddress(), tunnel ? securePort : plainPort)) {
                if (tunnel) {
                    write(client, "HTTP/1.1 200 Connection established\r\n\r\n");
                } else {
                    write(vendor, head);
                }
                threads.execute(() -> copy(client, vendor));
                copy(vendor, client);
            }
        } catch (IOException e) {
            // One of the two has hung up.
        }
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int next = in.read();
        while (next >= 0) {
            head.write(next);
            if (next == '\n' && head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                return head.toString(StandardCharsets.ISO_8859_1);
            }
            next = in.read();
        }
        return "";
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException e) {
            // One of the two has hung up.
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }
}
