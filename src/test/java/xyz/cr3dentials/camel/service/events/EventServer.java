package xyz.cr3dentials.camel.service.events;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.xnio.Options;

/** A stream of events behind its servlet in a real container, which looks at the revision when the test says so. */
final class EventServer implements AutoCloseable {
    final AtomicLong revision = new AtomicLong(1);
    final EventStream stream;
    private final AtomicLong nanoTime = new AtomicLong();
    private final Undertow undertow;

    EventServer(EventStreamSettings settings) throws Exception {
        stream = new EventStream(revision::get, settings, nanoTime::get);
        DeploymentInfo deployment = Servlets.deployment()
                .setClassLoader(EventServer.class.getClassLoader())
                .setContextPath("/")
                .setDeploymentName("events.war")
                .addServlet(Servlets.servlet(
                                "events",
                                EventStreamServlet.class,
                                new ImmediateInstanceFactory<>(new EventStreamServlet(stream)))
                        .setAsyncSupported(true)
                        .addMapping("/api/events"));
        DeploymentManager manager = Servlets.defaultContainer().addDeployment(deployment);
        manager.deploy();
        undertow = Undertow.builder()
                .setIoThreads(2)
                .setWorkerThreads(4)
                // Small, so that a client who takes nothing is felt after a few kilobytes.
                .setSocketOption(Options.SEND_BUFFER, 4096)
                .setServerOption(UndertowOptions.ENABLE_HTTP2, true)
                .setServerOption(UndertowOptions.ENABLE_STATISTICS, true)
                .addHttpListener(0, "localhost")
                .setHandler(manager.start())
                .build();
        undertow.start();
    }

    int port() {
        return ((InetSocketAddress) undertow.getListenerInfo().get(0).getAddress()).getPort();
    }

    long connections() {
        return undertow.getListenerInfo().get(0).getConnectorStatistics().getActiveConnections();
    }

    void pass(Duration time) {
        nanoTime.addAndGet(time.toNanos());
    }

    /** Lets the revision grow and the stream look. */
    long change() {
        long grown = revision.incrementAndGet();
        stream.look();
        return grown;
    }

    EventReader read() throws IOException {
        return new EventReader(connect(64 * 1024));
    }

    /** A connection on which the stream has been asked for, and nothing read. */
    Socket connect(int receiveBuffer) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(receiveBuffer);
        socket.connect(new InetSocketAddress(InetAddress.getByName("localhost"), port()));
        socket.getOutputStream()
                .write("GET /api/events HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    @Override
    public void close() {
        stream.close();
        undertow.stop();
    }
}
