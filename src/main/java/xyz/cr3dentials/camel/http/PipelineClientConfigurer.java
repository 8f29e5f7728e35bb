package xyz.cr3dentials.camel.http;

import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Lets the user's configurer shape the HTTP client first and then turns off what the pipeline does itself, above all
 * the client's own repetition, which would send a creation twice after 503.
 */
final class PipelineClientConfigurer extends ServiceSupport implements HttpClientConfigurer {

    private final @Nullable HttpClientConfigurer users;

    PipelineClientConfigurer(@Nullable HttpClientConfigurer users) {
        this.users = users;
    }

    @Override
    public void configureHttpClient(HttpClientBuilder clientBuilder) {
        if (users != null) {
            users.configureHttpClient(clientBuilder);
        }
        clientBuilder.disableAutomaticRetries();
        clientBuilder.disableRedirectHandling();
        clientBuilder.disableCookieManagement();
        // The last link before the transport is reached only when a connection stands, its TLS handshake included.
        clientBuilder.addExecInterceptorLast("mark-connected", (request, scope, chain) -> {
            if (scope.originalRequest instanceof TrackedRequest tracked) {
                tracked.markConnected();
            }
            return chain.proceed(request, scope);
        });
    }

    @Override
    protected void doStart() {
        ServiceHelper.startService(users);
    }

    @Override
    protected void doStop() {
        ServiceHelper.stopService(users);
    }
}
