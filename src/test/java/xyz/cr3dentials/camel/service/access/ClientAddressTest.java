package xyz.cr3dentials.camel.service.access;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "192.0.2.1:5678, 192.0.2.1",
        "\"192.0.2.1:5678\", 192.0.2.1",
        "::ffff:192.0.2.1, 192.0.2.1",
        "2001:db8:1:2:3:4:5:6, 20010db800010002/64",
        "2001:db8:1:2::1, 20010db800010002/64",
        "[2001:db8:1:2::1], 20010db800010002/64",
        "[2001:db8:1:2::1]:443, 20010db800010002/64",
        "'  \"[2001:db8:1:2::1]:443\" ', 20010db800010002/64",
        "2001:db8:1:3::1, 20010db800010003/64",
        "unknown, unknown",
        "a.name:80, a.name",
        ".:1:2, .:1:2",
        "[, [",
        "::::, ::::",
    })
    void thePortIsNoPartOfAnAddress(String written, String client) {
        assertThat(ClientAddress.network(written)).isEqualTo(client);
    }

    @Test
    void withoutTrustedProxiesTheHeaderSaysNothing() {
        assertThat(client(0, "198.51.100.1")).isEqualTo("10.0.0.1");
    }

    @Test
    void onlyWhatTheTrustedProxiesAppendedCounts() {
        assertThat(client(1, "198.51.100.9, 192.0.2.1:4711")).isEqualTo("192.0.2.1");
        assertThat(client(2, "198.51.100.9, 192.0.2.1:4711, 10.0.0.2")).isEqualTo("192.0.2.1");
        assertThat(client(2, "198.51.100.9,, 192.0.2.1 ", "10.0.0.2")).isEqualTo("192.0.2.1");
        assertThat(client(1, "198.51.100.9", "192.0.2.1")).isEqualTo("192.0.2.1");
    }

    @Test
    void aRequestThatCameThroughFewerProxiesIsToldByWhatIsThere() {
        assertThat(client(3, "192.0.2.1, 10.0.0.2")).isEqualTo("192.0.2.1");
        assertThat(client(3)).isEqualTo("10.0.0.1");
    }

    private static String client(int trustedProxies, String... forwardedFor) {
        HttpServletRequest request = (HttpServletRequest) Proxy.newProxyInstance(
                ClientAddressTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> method.getName().equals("getHeaders")
                        ? Collections.enumeration(List.of(forwardedFor))
                        : "10.0.0.1");
        return new ClientAddress(trustedProxies).of(request);
    }
}
