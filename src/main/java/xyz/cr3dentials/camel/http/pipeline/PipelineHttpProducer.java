package xyz.cr3dentials.camel.http.pipeline;

import java.io.IOException;
import org.apache.camel.Exchange;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.camel.component.http.HttpProducer;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.apache.hc.client5.http.classic.methods.HttpUriRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.http.budget.RateLimit;

/**
 * The producer of camel-http with both ends held: what is sent is exactly the prepared request, and of the answer only
 * what we read leaves it.
 */
final class PipelineHttpProducer extends HttpProducer {

    private final int maximumAnswerBytes;

    PipelineHttpProducer(HttpEndpoint endpoint, int maximumAnswerBytes) {
        super(endpoint);
        this.maximumAnswerBytes = maximumAnswerBytes;
    }

    @Override
    protected HttpUriRequest createMethod(Exchange exchange) {
        return (TrackedRequest) exchange.getIn().getBody();
    }

    @Override
    protected void populateResponse(
            Exchange exchange,
            HttpUriRequest httpRequest,
            ClassicHttpResponse httpResponse,
            HeaderFilterStrategy strategy,
            int responseCode)
            throws IOException {
        TrackedRequest request = (TrackedRequest) httpRequest;
        byte[] body;
        try {
            body = BoundedBody.read(httpResponse.getEntity(), maximumAnswerBytes);
        } catch (BoundedBody.TooLargeException e) {
            request.markTooLarge();
            request.cancel(); // closing the stream would read the rest of it
            throw e;
        }
        request.answer(new ApiResponse(
                responseCode,
                value(httpResponse, "Content-Type"),
                value(httpResponse, "Date"),
                value(httpResponse, "Retry-After"),
                RateLimit.of(
                        value(httpResponse, "X-RateLimit-Limit"),
                        value(httpResponse, "X-RateLimit-Remaining"),
                        value(httpResponse, "X-RateLimit-Reset")),
                value(httpResponse, "X-Request-Id"),
                body));
    }

    private static @Nullable String value(ClassicHttpResponse response, String name) {
        Header header = response.getFirstHeader(name);
        return header == null ? null : header.getValue();
    }
}
