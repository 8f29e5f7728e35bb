package xyz.cr3dentials.camel.bench.producer;

import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;

/**
 * Cuts the network off: the client answers itself where it would lease a connection. What is left is what calls cost
 * above that point, without the noise of two processes and a socket.
 */
final class AnswerInPlaceOfConnection implements HttpClientConfigurer {

    private final Answers answers = new Answers();

    @Override
    public void configureHttpClient(HttpClientBuilder clientBuilder) {
        clientBuilder.addExecInterceptorBefore(ChainElement.CONNECT.name(), "answer", this::answer);
    }

    private ClassicHttpResponse answer(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain) {
        BasicClassicHttpResponse response = new BasicClassicHttpResponse(200, "OK");
        response.addHeader("Content-Type", "application/json; charset=utf-8");
        response.addHeader("Date", "Fri, 20 Nov 2026 10:00:00 GMT");
        response.addHeader("X-RateLimit-Limit", "120");
        response.addHeader("X-RateLimit-Remaining", "119");
        response.addHeader("X-RateLimit-Reset", "1795255260");
        response.setEntity(new ByteArrayEntity(answers.to(request.getMethod()), ContentType.APPLICATION_JSON));
        return response;
    }
}
