package xyz.cr3dentials.camel.junit5;

import java.util.function.UnaryOperator;
import org.apache.camel.CamelContext;
import xyz.cr3dentials.camel.component.deepidv.DeepidvComponent;
import xyz.cr3dentials.camel.component.deepidv.DeepidvConfiguration;
import xyz.cr3dentials.camel.sandbox.CommonSwitches;
import xyz.cr3dentials.camel.sandbox.SandboxSettings;
import xyz.cr3dentials.camel.sandbox.deepidv.DeepidvSwitches;

/**
 * A local deepidv for tests of routes that use {@code deepidv:}, with all that {@link SandboxExtension} offers.
 *
 * <pre>{@code
 * @RegisterExtension
 * static DeepidvSandbox sandbox = new DeepidvSandbox();
 * }</pre>
 */
public final class DeepidvSandbox extends SandboxExtension<xyz.cr3dentials.camel.sandbox.deepidv.DeepidvSandbox> {

    private final UnaryOperator<SandboxSettings.Builder> settings;

    /** With the usual settings: a free port, the default key and real time. */
    public DeepidvSandbox() {
        this(settings -> settings);
    }

    /** With other settings, for instance where webhooks go and the secret they carry; the accepted keys are given by {@link #apiKey()}. */
    public DeepidvSandbox(UnaryOperator<SandboxSettings.Builder> settings) {
        this.settings = settings;
    }

    @Override
    protected xyz.cr3dentials.camel.sandbox.deepidv.DeepidvSandbox start() {
        SandboxSettings.Builder complete =
                settings.apply(SandboxSettings.builder()).apiKeys(apiKey());
        return xyz.cr3dentials.camel.sandbox.deepidv.DeepidvSandbox.start(complete.build())
                .set(DeepidvSwitches.STEP_MILLIS, 10)
                .set(DeepidvSwitches.FINISHING, CommonSwitches.Finishing.MANUAL)
                .set(DeepidvSwitches.REQUESTS_PER_SECOND, UNLIMITED)
                .set(DeepidvSwitches.BURST, UNLIMITED)
                .set(DeepidvSwitches.REQUESTS_PER_DAY, UNLIMITED)
                .set(DeepidvSwitches.LOCAL_REDIRECTS, true);
    }

    @Override
    public void configure(CamelContext context) {
        DeepidvConfiguration options =
                context.getComponent("deepidv", DeepidvComponent.class).getConfiguration();
        options.setBaseUrl(baseUrl());
        options.setApiKey(apiKey());
        options.setRequestsPerDay(0);
        options.setAllowLocalRedirectUrl(true);
    }
}
