package xyz.cr3dentials.camel.service;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * An address in front of servers, as a failover leaves it: new connections reach the server that it is switched to, those of
 * before stay where they are, and it can fall silent without closing anything.
 */
final class SwitchingProxy implements AutoCloseable {

    private static final int NOWHERE = 0;

    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final List<Link> links = new CopyOnWriteArrayList<>();
    private volatile int target;

    SwitchingProxy(int target) throws IOException {
        this.target = target;
        start(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    void switchTo(int port) {
        target = port;
    }

    /** All connections of before carry nothing any more, and new ones are accepted and never answered. */
    void fallSilent() {
        target = NOWHERE;
        links.forEach(link -> link.silent = true);
    }

    private void accept() throws IOException {
        while (!door.isClosed()) {
            Socket client = door.accept();
            sockets.add(client);
            int port = target;
            if (port != NOWHERE) {
                Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
                sockets.add(server);
                Link link = new Link();
                links.add(link);
                start(() -> pump(link, client, server));
                start(() -> pump(link, server, client));
            }
        }
    }

    private static void pump(Link link, Socket from, Socket to) throws IOException {
        try (from;
                to) {
            InputStream input = from.getInputStream();
            OutputStream output = to.getOutputStream();
            byte[] buffer = new byte[8192];
            for (int count = input.read(buffer); count >= 0; count = input.read(buffer)) {
                if (!link.silent) {
                    output.write(buffer, 0, count);
                }
            }
        }
    }

    private static void start(Step step) {
        Thread thread = new Thread(
                () -> {
                    try {
                        step.run();
                    } catch (IOException e) {
                        // One of the two ends is gone, which ends the other one, too.
                    }
                },
                "switching-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            door.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Link {
        private volatile boolean silent;
    }

    @FunctionalInterface
    private interface Step {

        void run() throws IOException;
    }
}
