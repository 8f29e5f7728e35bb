package xyz.cr3dentials.camel.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Requests that a proxy and a server can read differently, written byte by byte to the real jar. The request that each of
 * them smuggles must not be answered: {@code src/main/docs/security.md}.
 */
class HostileHeadsIT {
    private static final int SILENCE_LIMIT_MILLIS = 20_000;
    private static final String SMUGGLED = "GET /health/live HTTP/1.1\r\nHost: smuggled\r\n\r\n";
    private static final String GET = "GET /health/live HTTP/1.1\r\nHost: a\r\n";
    private static final String POST = "POST /health/live HTTP/1.1\r\nHost: a\r\n";
    /** A whole chunked body for who reads chunks, and for who does not the beginning of one that holds a request. */
    private static final String LAST_CHUNK = "\r\n0\r\n\r\n" + SMUGGLED;

    private static final String LENGTH = "Content-Length: " + (SMUGGLED.length() + 5) + "\r\n";

    @TempDir
    private static Path workingDirectory;

    private static BootableJarProcess service;

    @BeforeAll
    static void start() throws IOException {
        service =
                BootableJarProcess.in(workingDirectory).projectRoutes().start().awaitReady();
    }

    @AfterAll
    static void stop() {
        if (service != null) {
            service.close();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"endsOfTheHead", "blanks", "bareLineEnds", "names", "transferEncodings", "contentLengths", "others"})
    void isRefusedAndTheConnectionClosed(String what, String request) throws IOException {
        try (Socket connection = connect()) {
            assertThat(statusLines(send(connection, request)))
                    .as(what)
                    .singleElement()
                    .asString()
                    .startsWith("HTTP/1.1 400 ");
        }
    }

    /** Of a body that ends before its time nothing can be said any more, so nothing but the end of the connection is sure. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("chunkSizes")
    void aBodyThatCannotBeReadClosesTheConnection(String what, String request) throws IOException {
        try (Socket connection = connect()) {
            assertThat(statusLines(send(connection, request))).as(what).hasSizeLessThanOrEqualTo(1);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void aBodyThatNobodyReadsIsNotTheNextRequest(String what, String request) throws IOException {
        try (Socket connection = connect()) {
            assertThat(statusLines(sendLast(connection, request))).as(what).hasSize(1);
        }
    }

    @Test
    void theProtocolIsNotChangedOnAClientsWish() throws IOException {
        try (Socket connection = connect()) {
            String answer = sendLast(
                    connection,
                    GET
                            + "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n");

            assertThat(statusLines(answer)).singleElement().asString().startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void twoRequestsOfGoodFormAreBothAnswered() throws IOException {
        try (Socket connection = connect()) {
            String last = SMUGGLED.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n");

            assertThat(statusLines(send(connection, GET + "\r\n" + last)))
                    .hasSize(2)
                    .allMatch(line -> line.contains("HTTP/1.1 200 "));
        }
    }

    static Stream<Arguments> endsOfTheHead() {
        return Stream.of(
                arguments("CR CR CR after a header", GET + "X: y\r\r\r" + SMUGGLED),
                arguments("CR CR CR on a line", GET + "X: y\r\n\r\r\r" + SMUGGLED),
                arguments("CR CR", GET + "X: y\r\r" + SMUGGLED),
                arguments("LF LF", GET + "X: y\n\n" + SMUGGLED),
                arguments("LF CR LF", GET + "X: y\n\r\n" + SMUGGLED));
    }

    static Stream<Arguments> blanks() {
        return Stream.of(
                arguments("a blank before the first header", first(" Content-Length: 5")),
                arguments("a tab before the first header", first("\tContent-Length: 5")),
                arguments("a blank before the first header's encoding", first(" Transfer-Encoding: chunked")),
                arguments("a blank within a name", GET + "Content Length: 5\r\n\r\n" + SMUGGLED),
                arguments("a blank before the colon", GET + "Content-Length : 5\r\n\r\n" + SMUGGLED),
                arguments("a tab before the colon", POST + "Transfer-Encoding\t: chunked\r\n" + LENGTH + LAST_CHUNK),
                arguments("a blank before the method", " " + GET + "\r\n"),
                arguments("two blanks in the request line", "GET  /health/live HTTP/1.1\r\nHost: a\r\n\r\n"),
                arguments("a tab in the request line", "GET\t/health/live HTTP/1.1\r\nHost: a\r\n\r\n"),
                arguments("a blank in the path", "GET /health/live x HTTP/1.1\r\nHost: a\r\n\r\n"));
    }

    static Stream<Arguments> bareLineEnds() {
        return Stream.of(
                arguments("LF after the request line", "GET /health/live HTTP/1.1\nHost: a\r\n\r\n"),
                arguments("CR after the request line", "GET /health/live HTTP/1.1\rHost: a\r\n\r\n" + SMUGGLED),
                arguments("LF all over", "GET /health/live HTTP/1.1\nHost: a\n\n" + SMUGGLED),
                arguments("LF in a value", POST + "X: y\nTransfer-Encoding: chunked\r\n" + LENGTH + LAST_CHUNK),
                arguments("CR in a value", POST + "X: y\rTransfer-Encoding: chunked\r\n" + LENGTH + LAST_CHUNK),
                arguments("CR in a name", GET + "X\rY: z\r\n\r\n" + SMUGGLED));
    }

    static Stream<Arguments> names() {
        return Stream.of(
                arguments("no colon", GET + "X\r\n\r\n"),
                arguments("no name", GET + ": y\r\n\r\n"),
                arguments("a bracket in a name", GET + "X(Y: z\r\n\r\n"),
                arguments("a letter beyond ASCII in a name", GET + "Content-Length\u00e9: 5\r\n\r\n"),
                arguments("NUL in a name", GET + "X\0Y: z\r\n\r\n"),
                arguments("NUL in a value", GET + "X: y\0z\r\n\r\n"));
    }

    static Stream<Arguments> transferEncodings() {
        Stream<String> unknown = Stream.of(
                "xchunked",
                "gzip",
                "gzip, chunked",
                "identity",
                "identity, chunked",
                "chunked, identity",
                "chunked, chunked",
                "chunked;q=1",
                "\"chunked\"",
                "\u000bchunked",
                "");
        return Stream.concat(
                unknown.flatMap(encoding -> Stream.of(
                        arguments(
                                "the encoding <" + encoding + ">",
                                POST + "Transfer-Encoding: " + encoding + "\r\n" + LAST_CHUNK),
                        arguments(
                                "the encoding <" + encoding + "> beside a length",
                                POST + "Transfer-Encoding: " + encoding + "\r\n" + LENGTH + LAST_CHUNK))),
                Stream.of(
                        arguments(
                                "chunked beside a length",
                                POST + "Transfer-Encoding: chunked\r\n" + LENGTH + LAST_CHUNK),
                        arguments(
                                "two encodings",
                                POST + "Transfer-Encoding: identity\r\nTransfer-Encoding: chunked\r\n" + LAST_CHUNK),
                        arguments(
                                "two encodings, chunked first",
                                POST + "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n" + LAST_CHUNK),
                        arguments(
                                "an unknown encoding of a GET", GET + "Transfer-Encoding: xchunked\r\n" + LAST_CHUNK)));
    }

    static Stream<Arguments> contentLengths() {
        Stream<String> lengths =
                Stream.of("+5", "-5", "0x5", "5, 5", "5,6", "5 5", "", "five", "99999999999999999999", "5\u000b");
        return Stream.concat(
                lengths.map(length -> arguments(
                        "the length <" + length + ">",
                        POST + "Content-Length: " + length + "\r\n\r\nhello" + SMUGGLED)),
                Stream.of(arguments("two lengths", POST + "Content-Length: 5\r\n" + LENGTH + "\r\nhello" + SMUGGLED)));
    }

    static Stream<Arguments> others() {
        return Stream.of(
                arguments("no host", "GET /health/live HTTP/1.1\r\n\r\n"),
                arguments("two hosts", GET + "Host: b\r\n\r\n"),
                arguments("a blank in the host", "GET /health/live HTTP/1.1\r\nHost: a b\r\n\r\n"),
                arguments("no version", "GET /health/live\r\n\r\n"),
                arguments("HTTP/2 without a handshake", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0"));
    }

    static Stream<Arguments> chunkSizes() {
        return Stream.of("0x5", "+5", "-5", "", " 5", "10000000000000005", "ffffffffffffffff")
                .map(size -> arguments(
                        "the chunk size <" + size + ">",
                        POST + "Transfer-Encoding: chunked\r\n\r\n" + size + "\r\nhello" + LAST_CHUNK));
    }

    static Stream<Arguments> bodies() {
        String length = "Content-Length: " + SMUGGLED.length() + "\r\n\r\n" + SMUGGLED;
        String chunked = "Transfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(SMUGGLED.length()) + "\r\n"
                + SMUGGLED + "\r\n0\r\n\r\n";
        return Stream.of(
                arguments("a GET with a length", GET + length),
                arguments("a chunked GET", GET + chunked),
                arguments("a POST that is not allowed, with a length", POST + length),
                arguments("a POST that is not allowed, chunked", POST + chunked),
                arguments("a POST to no flow", "POST /nowhere HTTP/1.1\r\nHost: a\r\n" + length));
    }

    private static String first(String header) {
        return "POST /health/live HTTP/1.1\r\n" + header + "\r\nHost: a\r\n" + LENGTH + LAST_CHUNK;
    }

    private static Socket connect() throws IOException {
        Socket connection =
                new Socket(InetAddress.getLoopbackAddress(), service.uri("/").getPort());
        connection.setSoTimeout(SILENCE_LIMIT_MILLIS);
        return connection;
    }

    private static String send(Socket connection, String request) throws IOException {
        write(connection, request);
        return everything(connection);
    }

    /** Ends the own side, so that the server closes, too, when it has answered what it takes for requests. */
    private static String sendLast(Socket connection, String request) throws IOException {
        write(connection, request);
        connection.shutdownOutput();
        return everything(connection);
    }

    private static void write(Socket connection, String request) throws IOException {
        connection.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Returns all that comes until the server ends the connection, and fails if it keeps it open. */
    private static String everything(Socket connection) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try {
            connection.getInputStream().transferTo(answer);
        } catch (SocketTimeoutException e) {
            throw new AssertionError("The connection stays open after " + answer, e);
        } catch (SocketException e) {
            // Reset, since the server has closed before it has read everything.
        }
        return answer.toString(StandardCharsets.ISO_8859_1);
    }

    private static List<String> statusLines(String answer) {
        return answer.lines().filter(line -> line.contains("HTTP/1.")).toList();
    }
}
