package xyz.cr3dentials.camel.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlatformCharsetTest {

    @TempDir
    private Path folder;

    /** As in an installation whose locale is Turkish, and in one that has none. */
    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-9", "US-ASCII"})
    void settingsAndFlowsAreUtf8WhateverThePlatformSays(String charset) throws Exception {
        Files.writeString(folder.resolve("application.properties"), "my.own=Ay\u015Fe\n");
        Files.writeString(folder.resolve("name.yaml"), """
                - route:
                    id: name
                    from:
                      uri: direct:name
                      steps:
                        - setBody:
                            constant: "Ay\u015Fe \u0130\u011Fd\u0131r \u20AC"
                """);
        Path log = folder.resolve("log");
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dfile.encoding=" + charset,
                        "-cp",
                        System.getProperty("java.class.path"),
                        PlatformCharsetMain.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            child.destroyForcibly();
        }
        assertThat(Files.readAllLines(log, StandardCharsets.ISO_8859_1))
                .contains("charset " + charset + ", setting Ay<015F>e, flow Ay<015F>e <0130><011F>d<0131>r <20AC>");
    }
}
