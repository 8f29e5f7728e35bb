package xyz.cr3dentials.camel.http.pipeline;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.security.cert.X509Certificate;
import javax.net.ssl.X509TrustManager;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.junit.jupiter.api.Test;
import xyz.cr3dentials.camel.http.RetryPolicy;
import xyz.cr3dentials.camel.http.UnavailableException;

/** What users set on their camel-http component applies to the pipeline. */
class UsersHttpComponentTest extends PipelineTestBase {

    @Test
    void theProxyApplies() {
        HttpComponent users = component();
        users.setProxyHost("localhost");
        users.setProxyPort(vendor.port());
        users.start();
        vendor.stubFor(any(anyUrl()).willReturn(okJson("{\"ok\":true}")));
        ApiPipeline pipeline = pipelineTo("http://vendor.invalid/v1", settings -> settings.allowInsecureBaseUrl(true)
                .httpComponent(users));
        assertThat(call(pipeline, GET).path("ok").asBoolean()).isTrue();
        assertThat(vendor.findAll(anyRequestedFor(anyUrl())).get(0).getHeader("Host"))
                .isEqualTo("vendor.invalid");
        users.stop();
    }

    @Test
    void theTlsContextApplies() {
        WireMockServer secure = new WireMockServer(options().dynamicPort().dynamicHttpsPort());
        secure.start();
        secure.stubFor(any(anyUrl()).willReturn(okJson("{\"ok\":true}")));
        String baseUrl = "https://localhost:" + secure.httpsPort();
        TrustManagersParameters trust = new TrustManagersParameters();
        trust.setTrustManager(new TrustsEveryone());
        SSLContextParameters tls = new SSLContextParameters();
        tls.setTrustManagers(trust);
        HttpComponent users = component();
        users.setSslContextParameters(tls);
        users.setX509HostnameVerifier(NoopHostnameVerifier.INSTANCE);
        users.start();
        assertThat(call(pipelineTo(baseUrl, settings -> settings.httpComponent(users)), GET)
                        .path("ok")
                        .asBoolean())
                .isTrue();
        assertThatThrownBy(() -> call(pipelineTo(baseUrl, settings -> {}), POST))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("was not sent: no TLS connection could be agreed");
        users.stop();
        secure.stop();
    }

    @Test
    void theTimeoutsApplyUnlessThePipelineHasItsOwn() {
        HttpComponent users = component();
        users.setResponseTimeout(200);
        users.start();
        vendor.stubFor(any(anyUrl()).willReturn(okJson("{}").withFixedDelay(1_500)));
        RetryPolicy once = RetryPolicy.DEFAULT.withMaximumAttempts(1);
        assertThatThrownBy(() -> call(
                        pipeline(settings -> settings.httpComponent(users)
                                .responseTimeout(null)
                                .retry(once)),
                        GET))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("no answer in time");
        assertThat(call(pipeline(settings -> settings.httpComponent(users).retry(once)), GET))
                .isEmpty();
        users.stop();
    }

    private static HttpComponent component() {
        HttpComponent component = new HttpComponent();
        component.setCamelContext(context);
        return component;
    }

    /** Takes WireMock's self-signed certificate. */
    private static final class TrustsEveryone implements X509TrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
