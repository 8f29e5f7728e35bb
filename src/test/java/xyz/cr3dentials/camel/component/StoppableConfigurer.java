package xyz.cr3dentials.camel.component;

import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.support.service.ServiceSupport;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;

/** A configurer that has something to start and to stop, as one that fetches tokens has. */
final class StoppableConfigurer extends ServiceSupport implements HttpClientConfigurer {

    @Override
    public void configureHttpClient(HttpClientBuilder clientBuilder) {
        clientBuilder.setUserAgent("configured");
    }
}
