package xyz.cr3dentials.camel.junit5;

import java.util.function.UnaryOperator;
import org.apache.camel.CamelContext;
import xyz.cr3dentials.camel.component.verilock.VerilockComponent;
import xyz.cr3dentials.camel.component.verilock.VerilockConfiguration;
import xyz.cr3dentials.camel.sandbox.CommonSwitches;
import xyz.cr3dentials.camel.sandbox.SandboxSettings;
import xyz.cr3dentials.camel.sandbox.verilock.VerilockSwitches;

/**
 * A local Verilock for tests of routes that use {@code verilock:}, with all that {@link SandboxExtension} offers.
 *
 * <pre>{@code
 * @RegisterExtension
 * static VerilockSandbox sandbox = new VerilockSandbox();
 * }</pre>
 */
public final class VerilockSandbox extends SandboxExtension<xyz.cr3dentials.camel.sandbox.verilock.VerilockSandbox> {

    private final UnaryOperator<SandboxSettings.Builder> settings;

    /** With the usual settings: a free port, the default key and real time. */
    public VerilockSandbox() {
        this(settings -> settings);
    }

    /** With other settings, for instance where webhooks go and the secret that signs them; the accepted keys are given by {@link #apiKey()}. */
    public VerilockSandbox(UnaryOperator<SandboxSettings.Builder> settings) {
        this.settings = settings;
    }

    @Override
    protected xyz.cr3dentials.camel.sandbox.verilock.VerilockSandbox start() {
        SandboxSettings.Builder complete =
                settings.apply(SandboxSettings.builder()).apiKeys(apiKey());
        return xyz.cr3dentials.camel.sandbox.verilock.VerilockSandbox.start(complete.build())
                .set(VerilockSwitches.STEP_MILLIS, 10)
                .set(VerilockSwitches.FINISHING, CommonSwitches.Finishing.MANUAL)
                .set(VerilockSwitches.REQUESTS_PER_WINDOW, UNLIMITED);
    }

    @Override
    public void configure(CamelContext context) {
        VerilockConfiguration options =
                context.getComponent("verilock", VerilockComponent.class).getConfiguration();
        options.setBaseUrl(baseUrl());
        options.setApiKey(apiKey());
        options.setRequestsPerMinute(UNLIMITED);
        options.setAllowLocalRedirectUrl(true);
    }
}
