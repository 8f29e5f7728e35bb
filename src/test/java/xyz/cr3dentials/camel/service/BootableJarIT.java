package xyz.cr3dentials.camel.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BootableJarIT {
    private static final long MOST_BYTES = 90_000_000;
    private static final String TICK = """
            - route:
                id: tick
                from:
                  uri: timer:tick
                  steps:
                    - log:
                        message: "tick in profile {{cr3dentials.profile}}"
            """;
    /** In Turkish the name of its option in lower case is another one. */
    private static final String INTERVAL = """
            - route:
                id: interval
                from:
                  uri: direct:interval
                  steps:
                    - to: log:interval?groupInterval=60000
            """;

    @TempDir
    private Path workingDirectory;

    @Test
    void isSmallEnough() throws IOException {
        assertThat(Files.size(Path.of("target", "camel-cr3dentials-bootable.jar")))
                .isLessThan(MOST_BYTES);
    }

    @Test
    void becomesReadyWithTheFlowsBesideItAndStopsInOrderOnSigterm() throws Exception {
        try (BootableJarProcess service = BootableJarProcess.in(workingDirectory)
                .javaOption("-Duser.language=tr")
                .javaOption("-Duser.country=TR")
                .route("tick.yaml", TICK)
                .route("interval.yaml", INTERVAL)
                .start()
                .awaitReady()) {
            HttpResponse<String> live = service.get("/health/live");

            assertThat(live.statusCode()).isEqualTo(200);
            assertThat(live.body()).contains("\"status\":\"UP\"");
            assertThat(live.headers().map()).doesNotContainKeys("server", "x-powered-by");
            assertThat(service.get("/health/nosuch").statusCode()).isEqualTo(404);

            service.awaitLog("tick in profile sandbox").terminate();

            assertThat(service.awaitExit()).isEqualTo(128 + 15);
            assertThat(service.log())
                    .anySatisfy(line -> assertThat(line)
                            .contains(
                                    "Ready at " + service.uri("") + ": profile sandbox, 2 routes",
                                    workingDirectory.resolve("routes").toString(),
                                    "Open " + service.uri("/console/")))
                    .anySatisfy(line -> assertThat(line).contains("Routes stopped (total:2)"))
                    .allSatisfy(line -> assertThat(line).doesNotContain("sandbox-"));
            assertThat(workingDirectory.resolve("tmp")).isEmptyDirectory();
        }
    }

    @Test
    void aBrokenFlowEndsTheProcessAndTheLastLineNamesFileAndLine() throws Exception {
        assertRefused(
                BootableJarProcess.in(workingDirectory).route("broken.yaml", TICK.replace("- log:", "- logg:")),
                workingDirectory.resolve("routes/broken.yaml") + ", line 6, column 11: Unknown node id: logg");
    }

    @Test
    void aFolderWithoutFlowsEndsTheProcess() throws Exception {
        Files.createDirectory(workingDirectory.resolve("routes"));

        assertRefused(
                BootableJarProcess.in(workingDirectory), "No routes in " + workingDirectory.resolve("routes") + ": ");
    }

    @Test
    void wrongSettingsEndTheProcessAndAreNamedWithoutTheirSecrets() throws Exception {
        assertRefused(
                BootableJarProcess.in(workingDirectory)
                        .route("tick.yaml", TICK)
                        .environment("CR3DENTIALS_PROFILE", "production")
                        .environment("CR3DENTIALS_WEBHOOK_SECRET", "short-secret")
                        .environment("LOG_LEVEL", "DEBUG"),
                "CR3DENTIALS_API_KEY",
                "CR3DENTIALS_SERVICE_KEY",
                "CR3DENTIALS_WEBHOOK_SECRET",
                "DATABASE_URL");
    }

    @Test
    void wrongSettingsOfTheServerUnderneathEndTheProcess() throws Exception {
        assertRefused(
                BootableJarProcess.in(workingDirectory)
                        .route("tick.yaml", TICK)
                        .environment("HTTP_PORT", "99999")
                        .environment("PROXY_ADDRESS_FORWARDING", "on"),
                "HTTP_PORT: '99999'",
                "PROXY_ADDRESS_FORWARDING: 'on'");
    }

    @Test
    void aTakenPortEndsTheProcess() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertRefused(
                    BootableJarProcess.in(workingDirectory)
                            .route("tick.yaml", TICK)
                            .port(taken.getLocalPort()),
                    "does not answer at http://127.0.0.1:" + taken.getLocalPort(),
                    "HTTP_PORT");
        }
    }

    private static void assertRefused(BootableJarProcess.Preparation preparation, String... reasons)
            throws IOException {
        try (BootableJarProcess service = preparation.start()) {
            assertThat(service.awaitExit()).isEqualTo(1);
            List<String> log = service.log();
            assertThat(log.get(log.size() - 1))
                    .contains("ERROR", "The service cannot start. ")
                    .contains(reasons);
            assertThat(log).noneMatch(line -> line.contains("short-secret"));
        }
    }
}
