package xyz.cr3dentials.camel.junit5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import xyz.cr3dentials.camel.component.cr3dentials.Cr3dentialsConstants;
import xyz.cr3dentials.camel.http.UnavailableException;
import xyz.cr3dentials.camel.sandbox.CommonSwitches;
import xyz.cr3dentials.camel.sandbox.Fault;
import xyz.cr3dentials.camel.sandbox.Receiver;
import xyz.cr3dentials.camel.sandbox.SandboxSettings;

class SandboxExtensionTest {

    private static final Receiver RECEIVER = new Receiver();
    private static final Set<String> ADDRESSES = new HashSet<>();
    private static final Set<String> OWN_ADDRESSES = new HashSet<>();

    @RegisterExtension
    static Cr3dentialsSandbox shared = new Cr3dentialsSandbox();

    @RegisterExtension
    Cr3dentialsSandbox own = new Cr3dentialsSandbox();

    @RegisterExtension
    static VerilockSandbox verilock =
            new VerilockSandbox(settings -> settings.portalWebhook(URI.create(RECEIVER.url())));

    @RegisterExtension
    static DeepidvSandbox deepidv = new DeepidvSandbox();

    @AfterAll
    static void close() {
        RECEIVER.close();
        assertThat(ADDRESSES).hasSize(1);
        assertThat(OWN_ADDRESSES).hasSizeGreaterThan(2);
    }

    /** Whatever one run leaves behind, the next begins anew: on the same sandbox, or on another one. */
    @RepeatedTest(3)
    void everyTestBeginsAnew() {
        ADDRESSES.add(shared.baseUrl());
        OWN_ADDRESSES.add(own.sandbox().toString());
        for (Cr3dentialsSandbox sandbox : new Cr3dentialsSandbox[] {shared, own}) {
            assertThat(sandbox.sessionIds()).isEmpty();
            assertThat(sandbox.requests().total()).isZero();
            assertThat(sandbox.sandbox().faults().inForce()).isEmpty();
            assertThat(sandbox.sandbox().isClockStopped()).isFalse();
            assertThat(sandbox.sandbox().switches().get(CommonSwitches.WEBHOOKS))
                    .isTrue();
            assertThat(sandbox.sandbox().switches().get(CommonSwitches.STEP_MILLIS))
                    .isEqualTo(10);

            sandbox.set(CommonSwitches.STEP_MILLIS, 5);
            sandbox.dropWebhooks();
            sandbox.failNext(5, Fault.Kind.CUT);
            sandbox.stopClock();
            assertThat(sandbox.spawn(3)).hasSize(3).isEqualTo(sandbox.sessionIds());
        }
    }

    @Test
    void aComponentTalksToTheSandboxItIsConfiguredWith() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            own.configure(context);
            context.start();
            String id = context.createProducerTemplate()
                    .request("cr3dentials:createSession", exchange -> exchange.getMessage()
                            .setBody(Map.of("platformId", 7, "webhookUrl", RECEIVER.url() + "/webhooks/0123456789")))
                    .getMessage()
                    .getHeader(Cr3dentialsConstants.SESSION_ID, String.class);

            own.hold(id, "PONDERING");
            own.forgeWebhook(id);
            assertThat(own.sandbox().session(id).status()).isEqualTo("PONDERING");
            assertThatIllegalStateException().isThrownBy(() -> own.fireWebhook(id));
            own.delayWebhooks(Duration.ofMillis(1));
            own.doubleWebhooks();
            own.finish(id, "COMPLETED");
            own.fireWebhook(id);

            await().until(() -> own.sandbox().webhookDeliveries().size() == 4);
            assertThat(RECEIVER.requests.stream()
                            .filter(request -> request.path().endsWith("/0123456789")))
                    .hasSize(3);
            assertThatIllegalStateException().isThrownBy(() -> own.finish(id, "ERROR"));
            assertThat(own.forgetEnded()).isEqualTo(1);
            assertThat(own.requests().byOperation()).isEqualTo(Map.of("createSession", 1L));
        }
    }

    @Test
    void theOtherVendorsHaveTheSame() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            verilock.configure(context);
            deepidv.configure(context);
            context.start();
            String told = verilock.spawn(1).get(0);
            verilock.finish(told, "approved");
            await().until(() -> RECEIVER.requests.stream()
                    .anyMatch(request -> request.body().contains(told)));

            verilock.unavailableFor(Duration.ofMinutes(1));
            deepidv.unavailableFor(Duration.ofMinutes(1));
            for (SandboxExtension<?> each : new SandboxExtension<?>[] {verilock, deepidv}) {
                String scheme = each == verilock ? "verilock" : "deepidv";
                assertThat(context.createProducerTemplate()
                                .request(scheme + ":getSession?maximumAttempts=1", exchange -> exchange.getMessage()
                                        .setBody("any"))
                                .getException())
                        .isInstanceOf(UnavailableException.class);
                assertThat(each.requests().countWithStatus(503)).isEqualTo(1);
            }
        }
    }

    @Test
    void isAParameterOfTests(VerilockSandbox parameter) {
        assertThat(parameter).isSameAs(verilock);
        assertThat(parameter.apiKey()).isEqualTo(SandboxSettings.DEFAULT_API_KEY);
        assertThat(parameter.controlUrl()).endsWith("/sandbox/control");
    }

    @Test
    void doesNotRunOutsideOfTests() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new DeepidvSandbox().baseUrl())
                .withMessageContaining("@RegisterExtension");
    }

    @Nested
    class InANestedClass {

        @Test
        void theSameSandboxRuns() {
            ADDRESSES.add(shared.baseUrl());
            assertThat(shared.sessionIds()).isEmpty();
            shared.spawn(1);
        }
    }
}
