package xyz.cr3dentials.camel.bench.producer;

import java.io.IOException;
import java.util.List;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.bench.measure.ChildJvm;

/** Where the calls go: to a server in a process of its own, or no further than the HTTP client. */
final class Vendor implements AutoCloseable {

    /** The transports of the benchmarks, as JMH names them. */
    static final String SERVER = "server";

    static final String STUB = "stub";

    private final @Nullable ChildJvm server;
    private final @Nullable HttpClientConfigurer configurer;
    private final String baseUrl;

    private Vendor(@Nullable ChildJvm server, @Nullable HttpClientConfigurer configurer, int port) {
        this.server = server;
        this.configurer = configurer;
        this.baseUrl = "http://127.0.0.1:%d/v1".formatted(port);
    }

    static Vendor over(String transport) throws IOException {
        if (transport.equals(STUB)) {
            return new Vendor(null, new AnswerInPlaceOfConnection(), 9);
        }
        ChildJvm server = new ChildJvm(List.of("-Xmx256m"), VendorServer.class);
        return new Vendor(server, null, Integer.parseInt(server.readLine()));
    }

    String baseUrl() {
        return baseUrl;
    }

    /** What every HTTP client of the benchmark is made with; null when it is to use the network. */
    @Nullable
    HttpClientConfigurer configurer() {
        return configurer;
    }

    @Override
    public void close() throws IOException {
        if (server != null) {
            server.close();
        }
    }
}
