package xyz.cr3dentials.camel.bench.producer;

import io.undertow.Undertow;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/** The vendor as a process of its own: it prints its port, answers at once, and ends when its input does. */
public final class VendorServer {

    private static final HttpString LIMIT = new HttpString("X-RateLimit-Limit");
    private static final HttpString REMAINING = new HttpString("X-RateLimit-Remaining");
    private static final HttpString RESET = new HttpString("X-RateLimit-Reset");

    private VendorServer() {}

    /** @param arguments none */
    public static void main(String[] arguments) throws IOException {
        Answers answers = new Answers();
        Undertow server = Undertow.builder()
                .setIoThreads(1)
                .setWorkerThreads(1)
                .addHttpListener(0, "127.0.0.1", exchange -> exchange.getRequestReceiver()
                        .receiveFullBytes((asked, body) -> {
                            asked.getResponseHeaders()
                                    .put(Headers.CONTENT_TYPE, "application/json; charset=utf-8")
                                    .put(LIMIT, "120")
                                    .put(REMAINING, "119")
                                    .put(RESET, "1795255260");
                            asked.getResponseSender()
                                    .send(ByteBuffer.wrap(
                                            answers.to(asked.getRequestMethod().toString())));
                        }))
                .build();
        server.start();
        InetSocketAddress address =
                (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
        System.out.println(address.getPort());
        while (System.in.read() != -1) {
            // Nothing is sent; the end of the input is the end of the benchmark.
        }
        server.stop();
    }
}
