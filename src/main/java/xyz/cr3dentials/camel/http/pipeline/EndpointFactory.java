package xyz.cr3dentials.camel.http.pipeline;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.camel.component.http.NoopCookieStore;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** Makes the camel-http endpoint of a pipeline: the user's component settings, then what the pipeline insists on. */
final class EndpointFactory {

    /** The values camel-http has when nobody set them. */
    private static final long CAMEL_DEFAULT_TIMEOUT = 3 * 60 * 1000L;

    private static final long CAMEL_DEFAULT_RESPONSE_TIMEOUT = 0;

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(30);

    private EndpointFactory() {}

    static HttpEndpoint create(CamelContext context, HttpSettings settings) throws Exception {
        HttpComponent component = settings.transport().component();
        if (component == null) {
            String scheme = settings.baseUrl().startsWith("https:") ? "https" : "http";
            component = context.getComponent(scheme, HttpComponent.class);
        }
        // Made by the component but not registered in the context: nobody else shares its client or sees it in JMX.
        HttpEndpoint endpoint =
                (HttpEndpoint) component.createEndpoint(settings.baseUrl(), parameters(context, component, settings));
        endpoint.setThrowExceptionOnFailure(false);
        endpoint.setFollowRedirects(false);
        endpoint.setHeaderFilterStrategy(new NothingPassesFilter());
        endpoint.setSkipRequestHeaders(true);
        endpoint.setSkipResponseHeaders(true);
        endpoint.setSkipControlHeaders(true);
        endpoint.setCopyHeaders(false);
        endpoint.setCookieStore(new NoopCookieStore());
        endpoint.setClearExpiredCookies(false);
        // A listener sees the API key and the person's data, and camel-http's own writes both to the log.
        endpoint.setLogHttpActivity(false);
        endpoint.setHttpActivityListener(null);
        return endpoint;
    }

    /** What this endpoint has of its own; all else is the component's, which stays as it is for those who share it. */
    private static Map<String, Object> parameters(CamelContext context, HttpComponent component, HttpSettings settings)
            throws Exception {
        Map<String, Object> parameters = timeouts(component, settings);
        HttpClientConfigurer users = component.getHttpClientConfigurer();
        if (users != null) {
            // Started here, and stopped with the context: others may use it longer than this endpoint.
            context.addService(users);
        }
        parameters.put("httpClientConfigurer", new PipelineClientConfigurer(users));
        if (component.getProxyAuthScheme() == null) {
            // Left alone, camel-http speaks TLS with the proxy as soon as it does so with the target.
            parameters.put("proxyAuthScheme", "http");
        }
        SSLContextParameters tls = settings.transport().tls();
        if (tls != null && settings.baseUrl().startsWith("https:")) {
            if (component.getClientConnectionManager() != null) {
                throw new IllegalArgumentException(
                        "sslContextParameters: would not take effect, since TLS is set by the"
                                + " clientConnectionManager of the camel-http component; set it there, or leave one of them out");
            }
            parameters.put("sslContextParameters", tls);
        }
        return parameters;
    }

    private static Map<String, Object> timeouts(HttpComponent component, HttpSettings settings) {
        Map<String, Object> parameters = new HashMap<>();
        Duration connect = settings.limits().connect();
        put(
                parameters,
                "connectTimeout",
                connect,
                component.getConnectTimeout(),
                CAMEL_DEFAULT_TIMEOUT,
                CONNECT_TIMEOUT);
        put(
                parameters,
                "connectionRequestTimeout",
                connect,
                component.getConnectionRequestTimeout(),
                CAMEL_DEFAULT_TIMEOUT,
                CONNECT_TIMEOUT);
        put(
                parameters,
                "responseTimeout",
                settings.limits().response(),
                component.getResponseTimeout(),
                CAMEL_DEFAULT_RESPONSE_TIMEOUT,
                RESPONSE_TIMEOUT);
        return parameters;
    }

    private static void put(
            Map<String, Object> parameters,
            String name,
            @Nullable Duration wanted,
            long ofComponent,
            long camelDefault,
            Duration ours) {
        if (wanted != null) {
            parameters.put(name, Timeout.of(wanted));
        } else if (ofComponent == camelDefault) {
            parameters.put(name, Timeout.of(ours));
        }
    }
}
