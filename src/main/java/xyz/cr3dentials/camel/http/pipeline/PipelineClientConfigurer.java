package xyz.cr3dentials.camel.http.pipeline;

import java.net.ProxySelector;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Lets the user's configurer shape the HTTP client first and then turns off what the pipeline does itself, above all
 * the client's own repetition, which would send a creation twice after 503.
 */
final class PipelineClientConfigurer implements HttpClientConfigurer {

    private final @Nullable HttpClientConfigurer users;

    PipelineClientConfigurer(@Nullable HttpClientConfigurer users) {
        this.users = users;
    }

    @Override
    public void configureHttpClient(HttpClientBuilder clientBuilder) {
        // The JVM's proxy settings; a proxy of the camel-http component or of the user's configurer comes first.
        clientBuilder.setProxySelector(ProxySelector.getDefault());
        if (users != null) {
            users.configureHttpClient(clientBuilder);
        }
        clientBuilder.disableAutomaticRetries();
        clientBuilder.disableRedirectHandling();
        clientBuilder.disableCookieManagement();
        // The last link before the transport is reached only when a connection stands, its TLS handshake included.
        clientBuilder.addExecInterceptorLast("begin", (request, scope, chain) -> {
            if (scope.originalRequest instanceof TrackedRequest tracked) {
                tracked.begin();
            }
            return chain.proceed(request, scope);
        });
    }
}
