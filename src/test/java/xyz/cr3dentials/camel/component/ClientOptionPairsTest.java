package xyz.cr3dentials.camel.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.cr3dentials.camel.component.cr3dentials.Cr3dentialsComponent;

/** Options that shape the HTTP client, two by two: none makes another one ineffective without a word. */
class ClientOptionPairsTest {

    /** No name server knows it, so it is reached through the proxy or not at all. */
    private static final String VENDOR = "https://vendor.example/v1";

    private static final String CONNECT = "CONNECT vendor.example:443 HTTP/1.1";

    /** One attempt, and TLS settings at the endpoint. */
    private static final String ONCE = "?apiKey=the-key&maximumAttempts=1";

    private static final String TLS = "&sslContextParameters=#tls";

    @TempDir
    private static Path folder;

    private static SecureVendor vendor;

    private final CamelContext context = new DefaultCamelContext();
    private final HttpComponent http = new HttpComponent();
    private RecordingProxy proxy;

    @BeforeAll
    static void startVendor() throws Exception {
        vendor = new SecureVendor(folder);
    }

    @AfterAll
    static void stopVendor() {
        vendor.close();
    }

    @BeforeEach
    void start() {
        vendor.answerAfter(0);
        proxy = new RecordingProxy(vendor.plainPort(), vendor.securePort());
        context.getRegistry().bind("tls", vendor.trust());
        context.getRegistry().bind("http", http);
        http.setCamelContext(context);
        context.start();
    }

    @AfterEach
    void stop() throws Exception {
        context.stop();
        proxy.close();
    }

    @ParameterizedTest
    @EnumSource(DocumentedComponent.class)
    void tlsSettingsAndTheProxyOfTheUsersHttpComponent(DocumentedComponent documented) {
        useProxy(http);
        call(documented.scheme() + ":listSessions" + ONCE + "&baseUrl=" + VENDOR + "&httpComponent=#http" + TLS);

        assertThat(proxy.requests()).containsExactly(CONNECT);
        assertThat(proxy.heads()).allSatisfy(head -> assertThat(head).doesNotContain("the-key"));
        assertThat(vendor.requests()).singleElement().satisfies(request -> assertThat(
                        request.getHeaders().toString())
                .contains("the-key"));
    }

    @ParameterizedTest
    @ValueSource(strings = {TLS, ""})
    void tlsSettingsAndTheProxyOfTheContextsHttpComponent(String tls) {
        useProxy(context.getComponent("https", HttpComponent.class));
        if (tls.isEmpty()) {
            context.setSSLContextParameters(vendor.trust());
            context.getComponent("cr3dentials", Cr3dentialsComponent.class).setUseGlobalSslContextParameters(true);
        }
        assertAnswered(VENDOR, tls);
        assertThat(proxy.requests()).containsExactly(CONNECT);
    }

    @Test
    void tlsSettingsAndTheCredentialsForTheProxy() {
        useProxy(http);
        http.setProxyAuthMethod("Basic");
        http.setProxyAuthUsername("user");
        http.setProxyAuthPassword("word");
        proxy.require("Basic dXNlcjp3b3Jk");

        assertAnswered(VENDOR, "&httpComponent=#http" + TLS);
        assertThat(proxy.requests()).containsOnly(CONNECT);
    }

    @Test
    void tlsSettingsAndHostsThatTheProxyIsNotAskedFor() {
        useProxy(http);
        http.setNonProxyHosts("localhost");
        assertAnswered(localhost(), "&httpComponent=#http" + TLS);
        assertThat(proxy.requests()).isEmpty();
    }

    @Test
    void tlsSettingsAndTheConfigurer() {
        http.setHttpClientConfigurer(builder -> builder.addRequestInterceptorFirst(
                (request, entity, scope) -> request.addHeader("X-Configured", "yes")));
        assertAnswered(localhost(), "&httpComponent=#http" + TLS);
        assertThat(vendor.requests()).allSatisfy(request -> assertThat(request.getHeader("X-Configured"))
                .isEqualTo("yes"));
    }

    @Test
    void aConfigurerAndAProxy() {
        useProxy(http);
        http.setHttpClientConfigurer(builder -> builder.addRequestInterceptorFirst(
                (request, entity, scope) -> request.addHeader("X-Configured", "yes")));
        assertAnswered(VENDOR, "&httpComponent=#http" + TLS);
        assertThat(proxy.requests()).containsExactly(CONNECT);
        assertThat(vendor.requests()).allSatisfy(request -> assertThat(request.getHeader("X-Configured"))
                .isEqualTo("yes"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void tlsSettingsAndTheHostnameVerifier(boolean lenient) {
        String byAddress = "https://127.0.0.1:" + vendor.securePort() + "/v1";
        if (lenient) {
            http.setX509HostnameVerifier(NoopHostnameVerifier.INSTANCE);
            assertAnswered(byAddress, "&httpComponent=#http" + TLS);
        } else {
            assertThat(list(byAddress, "&httpComponent=#http" + TLS))
                    .hasMessageContaining("no TLS connection could be agreed");
        }
    }

    @Test
    void tlsSettingsComeBeforeThoseOfTheHttpComponent() throws Exception {
        http.setSslContextParameters(SecureVendor.trustOfAnother(folder));
        assertAnswered(localhost(), "&httpComponent=#http" + TLS);
        http.setSslContextParameters(vendor.trust());
        assertAnswered(localhost(), "&httpComponent=#http");
    }

    @Test
    void tlsSettingsAndTheSizeOfThePool() {
        useProxy(http);
        http.setMaxTotalConnections(1);
        vendor.answerAfter(300);
        List<CompletableFuture<Void>> calls = List.of(
                CompletableFuture.runAsync(() -> assertAnswered(VENDOR, "&httpComponent=#http" + TLS)),
                CompletableFuture.runAsync(() -> assertAnswered(VENDOR, "&httpComponent=#http" + TLS)));
        calls.forEach(CompletableFuture::join);
        assertThat(proxy.requests()).containsExactly(CONNECT);
    }

    @Test
    void tlsSettingsAndTheTimeouts() {
        http.setResponseTimeout(200);
        vendor.answerAfter(3_000);
        assertThat(list(localhost(), "&httpComponent=#http" + TLS)).hasMessageContaining("no answer in time");
        vendor.answerAfter(400);
        assertAnswered(localhost(), "&httpComponent=#http&responseTimeout=20000" + TLS);
    }

    @Test
    void tlsSettingsAndAConnectionManagerThatBringsItsOwn() {
        http.setClientConnectionManager(new PoolingHttpClientConnectionManager());
        assertThat(list(localhost(), "&httpComponent=#http" + TLS))
                .hasStackTraceContaining("sslContextParameters: would not take effect");
        assertAnswered("http://localhost:" + vendor.plainPort(), "&httpComponent=#http" + TLS);
    }

    @Test
    void tlsSettingsAndAPlainAddress() {
        assertAnswered("http://localhost:" + vendor.plainPort(), TLS);
        http.setSslContextParameters(vendor.trust());
        assertAnswered("http://localhost:" + vendor.plainPort(), "&httpComponent=#http");
    }

    @Test
    void aPlainAddressAndAProxy() {
        useProxy(http);
        assertAnswered("http://vendor.example/v1", "&allowInsecureBaseUrl=true&httpComponent=#http");
        assertThat(proxy.requests()).singleElement().asString().startsWith("GET http://vendor.example/v1/");
    }

    @ParameterizedTest
    @EnumSource(DocumentedComponent.class)
    void aPlainAddressOfAnotherMachineAndNoLeaveForIt(DocumentedComponent documented) {
        assertThat(call(documented.scheme() + ":listSessions?apiKey=k&baseUrl=http://vendor.example/v1"))
                .hasStackTraceContaining("baseUrl: The base URL begins with http:// and names another machine")
                .hasStackTraceContaining("allowInsecureBaseUrl=true");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @ResourceLock(Resources.SYSTEM_PROPERTIES)
    void tlsSettingsAndTheProxyOfTheJvm(boolean useSystemProperties) {
        http.setUseSystemProperties(useSystemProperties);
        withProperties(Map.of("https.proxyHost", "localhost", "https.proxyPort", "" + proxy.port()), () -> {
            assertAnswered(VENDOR, "&httpComponent=#http" + TLS);
            assertAnswered(localhost(), "&httpComponent=#http&account=another" + TLS);
        });
        assertThat(proxy.requests()).containsExactly(CONNECT);
    }

    @Test
    @ResourceLock(Resources.SYSTEM_PROPERTIES)
    void theProxyOfTheJvmAndHostsThatItIsNotAskedFor() {
        Map<String, String> properties = Map.of(
                "https.proxyHost",
                "localhost",
                "https.proxyPort",
                "" + proxy.port(),
                "http.nonProxyHosts",
                "localhost|*.example");
        withProperties(properties, () -> assertThat(list(VENDOR, TLS)).hasMessageContaining("the host is unknown"));
        assertThat(proxy.requests()).isEmpty();
    }

    @Test
    @ResourceLock(Resources.SYSTEM_PROPERTIES)
    void theProxyOfTheHttpComponentComesBeforeTheJvms() {
        useProxy(http);
        withProperties(
                Map.of("https.proxyHost", "no-such-proxy.invalid", "https.proxyPort", "3128"),
                () -> assertAnswered(VENDOR, "&httpComponent=#http" + TLS));
        assertThat(proxy.requests()).containsExactly(CONNECT);
    }

    @Test
    void anHttpComponentThatOtherRoutesUseStaysAsItIs() throws Exception {
        StoppableConfigurer configurer = new StoppableConfigurer();
        PoolingHttpClientConnectionManager pool = new PoolingHttpClientConnectionManager();
        http.setHttpClientConfigurer(configurer);
        http.setClientConnectionManager(pool);
        useProxy(http);
        Map<String, Object> before = properties(http);
        for (int i = 0; i < 3; i++) {
            // Each has a client of its own, which ends with the endpoint.
            String uri = "cr3dentials:listPlatforms?apiKey=key-" + i + "&httpComponent=#http&baseUrl=http://localhost";
            assertThat(call(uri)).isNull();
            context.removeEndpoint(context.hasEndpoint(uri));
        }
        context.getComponent("cr3dentials", Cr3dentialsComponent.class).stop();

        assertThat(properties(http)).isEqualTo(before);
        assertThat(configurer.isStarted()).isTrue();
        assertThat(context.createFluentProducerTemplate()
                        .to("http://localhost/others")
                        .request(String.class))
                .contains("success");
        context.stop();
        assertThat(configurer.isStopped()).isTrue();
    }

    private void useProxy(HttpComponent component) {
        component.setProxyHost("localhost");
        component.setProxyPort(proxy.port());
    }

    private static String localhost() {
        return "https://localhost:" + vendor.securePort() + "/v1";
    }

    private void assertAnswered(String baseUrl, String options) {
        assertThat(list(baseUrl, options)).isNull();
    }

    private @Nullable Throwable list(String baseUrl, String options) {
        return call("cr3dentials:listPlatforms" + ONCE + "&baseUrl=" + baseUrl + options);
    }

    /** Returns what the call fails with, or null. */
    private @Nullable Throwable call(String uri) {
        try {
            return context.createProducerTemplate().request(uri, exchange -> {}).getException();
        } catch (RuntimeException e) {
            return e;
        }
    }

    private Map<String, Object> properties(Object bean) {
        Map<String, Object> properties = new HashMap<>();
        PluginHelper.getBeanIntrospection(context).getProperties(bean, properties, null);
        return properties;
    }

    private static void withProperties(Map<String, String> properties, Runnable action) {
        Map<String, String> before = new HashMap<>();
        properties.forEach((name, value) -> before.put(name, System.setProperty(name, value)));
        try {
            action.run();
        } finally {
            before.forEach((name, value) -> {
                if (value == null) {
                    System.clearProperty(name);
                } else {
                    System.setProperty(name, value);
                }
            });
        }
    }
}
