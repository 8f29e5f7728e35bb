package xyz.cr3dentials.camel.service.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests arrive with the service key, so that only the site they come from can be what stops them. */
class CrossSiteFilterTest {
    private GuardedServer server;

    @BeforeEach
    void start() throws Exception {
        server = new GuardedServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"same-origin", "none"})
    void theServicesOwnPagesAndThePersonPass(String site) throws Exception {
        assertThat(post("Sec-Fetch-Site", site)).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site", "", "SAME-ORIGIN", "unheard-of"})
    void otherSitesPagesAreRefused(String site) throws Exception {
        assertThat(post("Sec-Fetch-Site", site)).isEqualTo(403);
    }

    @Test
    void whereTheBrowserDoesNotNameTheSiteTheOriginDecides() throws Exception {
        assertThat(post("Origin", "http://" + server.authority())).isEqualTo(200);
        assertThat(post("Origin", "https://" + server.authority())).isEqualTo(200);
        assertThat(post("Origin", "http://localhost")).isEqualTo(403);
        assertThat(post("Origin", "http://evil.example")).isEqualTo(403);
        assertThat(post("Origin", "http://" + server.authority() + ".evil.example"))
                .isEqualTo(403);
        assertThat(post("Origin", "http://evil.example/" + server.authority())).isEqualTo(403);
        assertThat(post("Origin", "null")).isEqualTo(403);
        assertThat(post("Origin", "")).isEqualTo(403);
    }

    @Test
    void theNamedSiteOutweighsTheOrigin() throws Exception {
        assertThat(status("POST", Map.of("Sec-Fetch-Site", "same-origin", "Origin", "https://behind.a.proxy")))
                .isEqualTo(200);
        assertThat(status("POST", Map.of("Sec-Fetch-Site", "cross-site", "Origin", "http://" + server.authority())))
                .isEqualTo(403);
    }

    @Test
    void programsSendNeitherAndPass() throws Exception {
        assertThat(status("POST", Map.of())).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "OPTIONS"})
    void whatOnlyReadsPasses(String method) throws Exception {
        assertThat(status(method, Map.of("Sec-Fetch-Site", "cross-site"))).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "get", "ANYTHING"})
    void whatMayChangeSomethingIsRefused(String method) throws Exception {
        assertThat(status(method, Map.of("Sec-Fetch-Site", "cross-site"))).isEqualTo(403);
    }

    private int post(String header, String value) throws Exception {
        return status("POST", Map.of(header, value));
    }

    private int status(String method, Map<String, String> headers) throws Exception {
        Map<String, String> all = new java.util.HashMap<>(headers);
        all.put("X-Service-Key", GuardedServer.SERVICE_KEY);
        return server.send(method, "/api/x", BodyPublishers.noBody(), all).statusCode();
    }
}
