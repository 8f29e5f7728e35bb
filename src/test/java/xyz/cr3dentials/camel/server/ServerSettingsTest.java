package xyz.cr3dentials.camel.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerSettingsTest {

    @ParameterizedTest
    @CsvSource({
        "HTTP_PORT, abc",
        "HTTP_PORT, 0",
        "HTTP_PORT, 65536",
        "HTTP_PORT, ''",
        "HTTP_BIND_ADDRESS, 192.0.2.1",
        "HTTP_BIND_ADDRESS, ''",
        "PROXY_ADDRESS_FORWARDING, on",
        "SHUTDOWN_TIMEOUT, 4s",
        "SERVER_LOG_LEVEL, LOUD"
    })
    void aWrongOneIsNamedWithItsRemedy(String name, String value) {
        assertThat(catchThrowable(() -> ServerSettings.check(Map.of(name, value))))
                .hasMessageStartingWith(name + " is '" + value + "': set it to ");
    }

    @Test
    void allThatAreWrongAreNamedAtOnce() {
        assertThat(catchThrowable(
                        () -> ServerSettings.check(Map.of("HTTP_PORT", "abc", "PROXY_ADDRESS_FORWARDING", "on"))))
                .hasMessageContainingAll("HTTP_PORT", "PROXY_ADDRESS_FORWARDING");
    }

    @Test
    void rightOnesAndNonePass() {
        assertThatCode(() -> ServerSettings.check(Map.of())).doesNotThrowAnyException();
        assertThatCode(() -> ServerSettings.check(Map.of(
                        "HTTP_PORT", "8081",
                        "HTTP_BIND_ADDRESS", "0.0.0.0",
                        "PROXY_ADDRESS_FORWARDING", "true",
                        "SHUTDOWN_TIMEOUT", "4",
                        "LOG_LEVEL", "debug")))
                .doesNotThrowAnyException();
    }
}
