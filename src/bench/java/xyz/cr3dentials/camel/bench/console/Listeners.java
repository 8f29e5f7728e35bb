package xyz.cr3dentials.camel.bench.console;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/** Clients of the stream of events, each on a connection of its own, and the number of the last change that each was told. */
final class Listeners implements AutoCloseable {

    private static final String REVISION = "data: {\"revision\":";
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final List<Socket> sockets = new ArrayList<>();
    private final List<AtomicLong> revisions = new ArrayList<>();

    /** Opens them all and waits until each has been told something. */
    static Listeners open(int port, int count) throws IOException, InterruptedException, TimeoutException {
        Listeners listeners = new Listeners();
        for (int i = 0; i < count; i++) {
            listeners.add(port);
        }
        listeners.awaitAllBeyond(-1);
        return listeners;
    }

    private void add(int port) throws IOException {
        Socket socket = new Socket("127.0.0.1", port);
        sockets.add(socket);
        AtomicLong revision = new AtomicLong(-1);
        revisions.add(revision);
        socket.getOutputStream()
                .write("GET /api/events HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/event-stream\r\n\r\n"
                        .getBytes(StandardCharsets.US_ASCII));
        Thread reader = new Thread(() -> read(socket, revision));
        reader.setDaemon(true);
        reader.start();
    }

    private static void read(Socket socket, AtomicLong revision) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            String line = lines.readLine();
            while (line != null) {
                if (line.startsWith(REVISION)) {
                    revision.set(Long.parseLong(line.substring(REVISION.length(), line.indexOf('}'))));
                }
                line = lines.readLine();
            }
        } catch (IOException e) {
            if (!socket.isClosed()) {
                throw new IllegalStateException("A listener lost its connection", e);
            }
        }
    }

    /** The number of the last change that anybody was told. */
    long latest() {
        return revisions.stream().mapToLong(AtomicLong::get).max().orElseThrow();
    }

    /** Waits until all were told of a later change. */
    void awaitAllBeyond(long revision) throws InterruptedException, TimeoutException {
        long end = System.nanoTime() + LIMIT_NANOS;
        while (revisions.stream().anyMatch(told -> told.get() <= revision)) {
            if (System.nanoTime() - end > 0) {
                throw new TimeoutException("Not all listeners were told of a change");
            }
            Thread.sleep(1);
        }
    }

    @Override
    public void close() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
