package xyz.cr3dentials.camel.bench.producer;

import java.io.IOException;
import java.util.Map;

/** One way to call the vendor. */
interface Caller extends AutoCloseable {

    String API_KEY = "benchmark-key-0123456789";
    String SESSION_ID = "0b7c2f0e-55d1-4c1e-9a57-3f0c9e1b7a10";
    Map<String, Object> WISH = Map.of(
            "platformId",
            7,
            "receiverData",
            Map.of("name", "Ada Example", "email", "ada@example.com"),
            "expiresInHours",
            24,
            "externalReferenceId",
            "order-42");

    /** Reads one session. */
    Object getSession() throws Exception;

    /** Creates one session. */
    Object createSession() throws Exception;

    /** Forgets what was created, so that what piles up in one iteration does not burden the next. */
    default void forget() {}

    @Override
    void close() throws IOException;
}
