package xyz.cr3dentials.camel.sandbox;

import java.net.InetAddress;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes webhooks, answering first with the planned answers and then with 204. */
public final class Receiver implements AutoCloseable {

    public final List<SandboxRequest> requests = new CopyOnWriteArrayList<>();
    public final Queue<SandboxAnswer> plan = new ConcurrentLinkedQueue<>();
    private final SandboxHttpServer server =
            SandboxHttpServer.start(InetAddress.getLoopbackAddress(), 0, 4, this::take);

    public String url() {
        return "http://localhost:" + server.port() + "/hook";
    }

    private SandboxAnswer take(SandboxRequest request) {
        requests.add(request);
        SandboxAnswer planned = plan.poll();
        return planned == null ? SandboxAnswer.of(204, "text/plain", "") : planned;
    }

    @Override
    public void close() {
        server.close();
    }
}
