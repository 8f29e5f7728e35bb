package xyz.cr3dentials.camel.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xyz.cr3dentials.camel.sandbox.SandboxSettings;
import xyz.cr3dentials.camel.sandbox.cr3dentials.Cr3dentialsSandbox;

/** The real jar in the production profile, with a stand-in of the vendor on loopback. */
class ProductionProfileIT {

    private static final String SERVICE_KEY = "service-key-of-the-test-in-production";

    @TempDir
    private Path workingDirectory;

    @Test
    void restFlowsAreOpenToTheServiceKeyAloneAndSandboxFlowsAreAbsent() throws Exception {
        try (Cr3dentialsSandbox vendor = Cr3dentialsSandbox.start(
                        SandboxSettings.builder().apiKeys("a-real+key=").build());
                BootableJarProcess service = BootableJarProcess.in(workingDirectory)
                        .projectRoutes()
                        .environment("CR3DENTIALS_PROFILE", "production")
                        .environment("CR3DENTIALS_API_KEY", "a-real+key=")
                        .environment("CR3DENTIALS_BASE_URL", vendor.baseUrl())
                        .environment("CR3DENTIALS_SERVICE_KEY", SERVICE_KEY)
                        .environment("DATABASE_URL", "jdbc:h2:file:./data/production")
                        .start()
                        .awaitReady()) {

            assertUnauthorized(service.get("/api/platforms"));
            assertUnauthorized(get(service, "/api/platforms", "Authorization", "Bearer " + SERVICE_KEY + "x"));
            assertThat(get(service, "/api/platforms", "Authorization", "Bearer " + SERVICE_KEY)
                            .statusCode())
                    .isEqualTo(200);
            assertThat(get(service, "/api/platforms", "X-Service-Key", SERVICE_KEY)
                            .statusCode())
                    .isEqualTo(200);
            assertThat(get(service, "/api/crm/contacts", "X-Service-Key", SERVICE_KEY)
                            .statusCode())
                    .isEqualTo(404);
            assertThat(service.postJson("/webhooks/cr3dentials/token", "{}").statusCode())
                    .isEqualTo(404);
            assertThat(service.get("/health/ready").statusCode()).isEqualTo(200);
            assertThat(String.join("\n", service.log()))
                    .contains("is an H2 database: one node only")
                    .doesNotContain("a-real+key=")
                    .doesNotContain(SERVICE_KEY);
        }
    }

    private static void assertUnauthorized(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("Send the service key").doesNotContain(SERVICE_KEY);
    }

    private static HttpResponse<String> get(BootableJarProcess service, String path, String header, String value)
            throws IOException, InterruptedException {
        return service.send(
                HttpRequest.newBuilder(service.uri(path)).header(header, value).build());
    }
}
