package xyz.cr3dentials.camel.service.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalHostFilterTest {

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "localhost",
                "localhost:8080",
                "LOCALHOST.:8080",
                "console.localhost:8080",
                "127.0.0.1:8080",
                "127.8.9.10",
                "[::1]:8080"
            })
    void whatLeadsToThisMachineFromItselfIsLocal(String host) {
        assertThat(LocalHostFilter.isLocal(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:8080",
                "evil.example.:8080",
                "localhost.evil.example",
                "127.0.0.1.evil.example:8080",
                "127.0.0.1.nip.io",
                "evil.example:8080:localhost",
                "[::1].evil.example",
                "evil.example#localhost",
                "192.168.1.20",
                "[fe80::1]",
                "service:8080",
                "host.docker.internal:8080",
                "service.default.svc.cluster.local",
                "x y"
            })
    void allOtherNamesAreForeign(String host) {
        assertThat(LocalHostFilter.isLocal(host)).isFalse();
    }

    @Test
    void aPageWhoseNameLeadsHereGetsNothing() throws Exception {
        try (GuardedServer server = new GuardedServer()) {
            assertThat(server.askAs(server.authority(), "/api/x")).isEqualTo("HTTP/1.1 200 OK");
            assertThat(server.askAs("evil.example:8080", "/api/x")).startsWith("HTTP/1.1 421 ");
        }
    }
}
