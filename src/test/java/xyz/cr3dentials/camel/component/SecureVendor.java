package xyz.cr3dentials.camel.component;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;

/** A vendor whose certificate, for {@code vendor.example} and {@code localhost}, is vouched for by nobody known. */
final class SecureVendor implements AutoCloseable {

    private static final String PASSWORD = "changeit";

    private final Path keys;
    private final WireMockServer server;

    SecureVendor(Path folder) throws Exception {
        keys = folder.resolve("vendor.p12");
        makeKeys(keys);
        server = new WireMockServer(options()
                .dynamicPort()
                .dynamicHttpsPort()
                .keystorePath(keys.toString())
                .keystoreType("PKCS12")
                .keystorePassword(PASSWORD)
                .keyManagerPassword(PASSWORD));
        server.start();
    }

    int plainPort() {
        return server.port();
    }

    int securePort() {
        return server.httpsPort();
    }

    /** Answers everything, after a pause. */
    void answerAfter(int milliseconds) {
        server.resetAll();
        server.stubFor(any(anyUrl())
                .willReturn(okJson("{\"status\":\"success\",\"data\":[]}").withFixedDelay(milliseconds)));
    }

    List<LoggedRequest> requests() {
        return server.findAll(anyRequestedFor(anyUrl()));
    }

    /** TLS settings that trust this vendor. */
    SSLContextParameters trust() {
        return trust(keys);
    }

    /** TLS settings that trust another. */
    static SSLContextParameters trustOfAnother(Path folder) throws Exception {
        Path others = folder.resolve("another.p12");
        makeKeys(others);
        return trust(others);
    }

    private static SSLContextParameters trust(Path trusted) {
        KeyStoreParameters store = new KeyStoreParameters();
        store.setType("PKCS12");
        store.setResource("file:" + trusted);
        store.setPassword(PASSWORD);
        TrustManagersParameters managers = new TrustManagersParameters();
        managers.setKeyStore(store);
        SSLContextParameters tls = new SSLContextParameters();
        tls.setTrustManagers(managers);
        return tls;
    }

    private static void makeKeys(Path file) throws Exception {
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process process = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "vendor",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=vendor.example",
                        "-ext",
                        "san=dns:vendor.example,dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD)
                .inheritIO()
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("keytool failed");
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
