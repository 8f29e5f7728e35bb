package xyz.cr3dentials.camel.bench.producer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/** Apache HttpClient 5 with Jackson and nothing else: the least that anybody needs who wants to read an answer. */
final class JacksonClient implements Caller {

    private final ObjectMapper mapper = new ObjectMapper();
    private final RawClient client;

    JacksonClient(Vendor vendor) {
        client = new RawClient(vendor);
    }

    @Override
    public JsonNode getSession() throws IOException {
        return mapper.readTree(client.getSession());
    }

    @Override
    public JsonNode createSession() throws IOException {
        return mapper.readTree(client.createSession(mapper.writeValueAsBytes(WISH)));
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
