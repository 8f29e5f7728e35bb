package xyz.cr3dentials.camel.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The real jar: what its REST flows make of parameters, and what it makes of variables that are not for it. */
class RestFlowsIT {

    @TempDir
    private Path workingDirectory;

    @Test
    void parametersOfAllVendorsAreTakenUnknownOnesAreRefusedAndHeadersAreNone() throws Exception {
        try (BootableJarProcess service = BootableJarProcess.in(workingDirectory)
                .projectRoutes()
                .environment("CR3DENTIALS_PORT", "tcp://10.0.0.11:8080")
                .environment("CR3DENTIALS_PORT_8080_TCP_ADDR", "10.0.0.11")
                .environment("CR3DENTIALS_SERVICE_HOST", "10.0.0.11")
                .start()
                .awaitReady()) {
            for (String path : List.of(
                    "/api/sessions?status=COMPLETED&limit=5&offset=0",
                    "/api/verilock/sessions?page=1&per_page=5&status=approved&from=2026-11-01&to=2026-11-30",
                    "/api/deepidv/sessions?limit=5&start_date=2026-11-01T00:00:00Z&by_organization=true",
                    "/api/deliveries?vendor=deepidv")) {
                assertThat(service.get(path).statusCode()).as(path).isEqualTo(200);
            }
            for (String path : List.of("/api/verilock/sessions", "/api/deepidv/sessions", "/api/events")) {
                assertThat(service.get(path + "?colour=blue").statusCode())
                        .as(path)
                        .isEqualTo(400);
            }
            assertThat(service.get("/api/verilock/sessions?perPage=5").body())
                    .contains(
                            "perPage: no parameter of this call; leave it out, there are page, per_page, status, from, to");
            assertThat(withHeaders(service, "/api/verilock/sessions", "per_page", "0", "page", "x")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(withHeaders(service, "/api/deliveries", "vendor", "nobody")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(service.send(HttpRequest.newBuilder(service.uri("/api/deepidv/sessions/unknown/status"))
                                    .header("Content-Type", "application/json")
                                    .PUT(HttpRequest.BodyPublishers.ofString("{\"new_status\":\"VERIFIED\"}"))
                                    .build())
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    private static HttpResponse<String> withHeaders(BootableJarProcess service, String path, String... headers)
            throws Exception {
        return service.send(
                HttpRequest.newBuilder(service.uri(path)).headers(headers).build());
    }

    @ParameterizedTest
    @CsvSource({
        "CR3DENTIALS_POL_DELAY, 1000, did you mean CR3DENTIALS_POLL_DELAY?",
        "VERILOCK_API_KEY, '\"qi_live\"', has quotes around its value; take them out",
        "VERILOCK_SANDBOX_PORT, 99999, 'a whole number from 0 to 65535'"
    })
    void aWrongVariableEndsTheProcessWithTheRemedy(String name, String value, String remedy) throws Exception {
        try (BootableJarProcess service = BootableJarProcess.in(workingDirectory)
                .projectRoutes()
                .environment(name, value)
                .start()) {
            assertThat(service.awaitExit()).isEqualTo(1);
            assertThat(service.log())
                    .anySatisfy(line -> assertThat(line).contains("The service cannot start. ", name, remedy));
        }
    }
}
