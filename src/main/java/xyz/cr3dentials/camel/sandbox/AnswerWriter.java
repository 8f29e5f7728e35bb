package xyz.cr3dentials.camel.sandbox;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Puts an answer onto the wire, whole or harmed. */
final class AnswerWriter {

    private static final int PIECES = 20;

    private final Pause pause;

    AnswerWriter(Pause pause) {
        this.pause = pause;
    }

    void send(HttpExchange exchange, SandboxAnswer answer) throws IOException, InterruptedException {
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        switch (answer.transmission()) {
            case CUT -> pause.sleep(answer.delay());
            case WHOLE -> {
                pause.sleep(answer.delay());
                begin(exchange, answer, bytes.length).write(bytes);
            }
            case TRUNCATED -> {
                pause.sleep(answer.delay());
                OutputStream body = begin(exchange, answer, bytes.length);
                body.write(bytes, 0, bytes.length / 2);
                body.flush();
            }
            case DRIBBLED -> dribble(begin(exchange, answer, bytes.length), bytes, answer.delay());
        }
    }

    private static OutputStream begin(HttpExchange exchange, SandboxAnswer answer, int length) throws IOException {
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        // For this server a length of zero would mean "chunked", and minus one "no body".
        exchange.sendResponseHeaders(answer.status(), length == 0 ? -1 : length);
        return exchange.getResponseBody();
    }

    private void dribble(OutputStream out, byte[] body, Duration total) throws IOException, InterruptedException {
        int piece = Math.max(1, body.length / PIECES);
        for (int from = 0; from < body.length; from += piece) {
            out.write(body, from, Math.min(piece, body.length - from));
            out.flush();
            pause.sleep(total.dividedBy(PIECES));
        }
    }

    /** How a thread waits. */
    @FunctionalInterface
    interface Pause {
        void sleep(Duration time) throws InterruptedException;
    }
}
