package xyz.cr3dentials.camel.bench.producer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/** Apache HttpClient 5 alone: it sends bytes that lie ready and returns bytes that nobody reads. */
final class RawClient implements Caller {

    private static final byte[] BODY = """
            {"platformId":7,"receiverData":{"name":"Ada Example","email":"ada@example.com"},\
            "expiresInHours":24,"externalReferenceId":"order-42"}""".getBytes(StandardCharsets.UTF_8);

    private final CloseableHttpClient client;
    private final String baseUrl;

    RawClient(Vendor vendor) {
        HttpClientBuilder builder = HttpClientBuilder.create();
        if (vendor.configurer() != null) {
            vendor.configurer().configureHttpClient(builder);
        }
        client = builder.build();
        baseUrl = vendor.baseUrl();
    }

    @Override
    public byte[] getSession() throws IOException {
        return send(new HttpGet(baseUrl + "/partner/browser-session/" + SESSION_ID));
    }

    @Override
    public byte[] createSession() throws IOException {
        return createSession(BODY);
    }

    byte[] createSession(byte[] body) throws IOException {
        HttpPost request = new HttpPost(baseUrl + "/partner/browser-session");
        request.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
        return send(request);
    }

    private byte[] send(HttpUriRequestBase request) throws IOException {
        request.setHeader("x-api-key", API_KEY);
        request.setHeader("Accept", "application/json");
        return client.execute(request, response -> {
            if (response.getCode() != 200) {
                throw new IOException("HTTP " + response.getCode());
            }
            return EntityUtils.toByteArray(response.getEntity());
        });
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
