package xyz.cr3dentials.camel.junit5;

import java.util.function.UnaryOperator;
import org.apache.camel.CamelContext;
import xyz.cr3dentials.camel.component.cr3dentials.Cr3dentialsComponent;
import xyz.cr3dentials.camel.component.cr3dentials.Cr3dentialsConfiguration;
import xyz.cr3dentials.camel.sandbox.CommonSwitches;
import xyz.cr3dentials.camel.sandbox.SandboxSettings;
import xyz.cr3dentials.camel.sandbox.cr3dentials.Cr3dentialsSwitches;

/**
 * A local CR3DENTIALS for tests of routes that use {@code cr3dentials:}, with all that {@link SandboxExtension} offers.
 *
 * <pre>{@code
 * @RegisterExtension
 * static Cr3dentialsSandbox sandbox = new Cr3dentialsSandbox();
 * }</pre>
 */
public final class Cr3dentialsSandbox
        extends SandboxExtension<xyz.cr3dentials.camel.sandbox.cr3dentials.Cr3dentialsSandbox> {

    private final UnaryOperator<SandboxSettings.Builder> settings;

    /** With the usual settings: a free port, the default key and real time. */
    public Cr3dentialsSandbox() {
        this(settings -> settings);
    }

    /** With other settings; the accepted keys are given by {@link #apiKey()}. */
    public Cr3dentialsSandbox(UnaryOperator<SandboxSettings.Builder> settings) {
        this.settings = settings;
    }

    @Override
    protected xyz.cr3dentials.camel.sandbox.cr3dentials.Cr3dentialsSandbox start() {
        SandboxSettings.Builder complete =
                settings.apply(SandboxSettings.builder()).apiKeys(apiKey());
        return xyz.cr3dentials.camel.sandbox.cr3dentials.Cr3dentialsSandbox.start(complete.build())
                .set(Cr3dentialsSwitches.STEP_MILLIS, 10)
                .set(Cr3dentialsSwitches.FINISHING, CommonSwitches.Finishing.MANUAL)
                .set(Cr3dentialsSwitches.REQUESTS_PER_WINDOW, UNLIMITED)
                .set(Cr3dentialsSwitches.LOCAL_WEBHOOKS, true);
    }

    @Override
    public void configure(CamelContext context) {
        Cr3dentialsConfiguration options =
                context.getComponent("cr3dentials", Cr3dentialsComponent.class).getConfiguration();
        options.setBaseUrl(baseUrl());
        options.setApiKey(apiKey());
        options.setRequestsPerMinute(UNLIMITED);
        options.setAllowLocalWebhookUrl(true);
    }
}
