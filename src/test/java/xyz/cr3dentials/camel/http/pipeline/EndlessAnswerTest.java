package xyz.cr3dentials.camel.http.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import xyz.cr3dentials.camel.http.ApiException;

/** No answer fills the memory, whatever part of it does not end: httpcore 5.3 reads until there is none left. */
class EndlessAnswerTest extends PipelineTestBase {

    /** A head of the longest kind and what two sockets hold. */
    private static final long MOST_BYTES = 16_000_000;

    @ParameterizedTest
    @EnumSource
    void endsInAnErrorBeforeMuchOfItIsRead(Part endless) throws IOException {
        try (EndlessAnswer answer = new EndlessAnswer(endless.first, endless.repeated)) {
            ApiPipeline pipeline = pipelineTo(answer.baseUrl(), settings -> {});

            assertThatThrownBy(() -> call(pipeline, GET)).isInstanceOf(ApiException.class);

            assertThat(answer.longest()).isLessThan(MOST_BYTES);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"STATUS_LINE", "HEADERS", "HEADER", "FOLDED_HEADER"})
    void anEndlessHeadIsNamedAsTheReason(Part endless) throws IOException {
        try (EndlessAnswer answer = new EndlessAnswer(endless.first, endless.repeated)) {
            ApiPipeline pipeline = pipelineTo(answer.baseUrl(), settings -> {});

            assertThatThrownBy(() -> call(pipeline, GET)).hasMessageContaining("head is longer than allowed");
        }
    }

    /** What of an answer does not end. */
    enum Part {
        STATUS_LINE("HTTP/1.1 200 ", "Very well. "),
        HEADERS("HTTP/1.1 200 OK\r\n", "X-Filler: more and more of it\r\n"),
        HEADER("HTTP/1.1 200 OK\r\nX-Filler: ", "more and more of it "),
        FOLDED_HEADER("HTTP/1.1 200 OK\r\nX-Filler: more\r\n", " and more of it\r\n"),
        BODY("HTTP/1.1 200 OK\r\n\r\n", "more and more of it "),
        CHUNK_SIZE("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2;", "more and more of it "),
        TRAILERS(
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n",
                "X-Filler: more and more of it\r\n");

        private final String first;
        private final String repeated;

        Part(String first, String repeated) {
            this.first = first;
            // In pieces of some length: a server would write no short ones, either.
            this.repeated = repeated.repeat(1000);
        }
    }
}
