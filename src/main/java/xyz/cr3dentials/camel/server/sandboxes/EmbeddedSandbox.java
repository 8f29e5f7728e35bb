package xyz.cr3dentials.camel.server.sandboxes;

import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Optional;
import xyz.cr3dentials.camel.sandbox.SandboxSettings;
import xyz.cr3dentials.camel.sandbox.VendorSandbox;
import xyz.cr3dentials.camel.sandbox.cr3dentials.Cr3dentialsSandbox;
import xyz.cr3dentials.camel.sandbox.cr3dentials.Cr3dentialsSwitches;
import xyz.cr3dentials.camel.server.settings.Profile;
import xyz.cr3dentials.camel.server.settings.ServiceConfiguration;
import xyz.cr3dentials.camel.server.settings.ServiceStartException;
import xyz.cr3dentials.camel.server.settings.Setting;

/** The local CR3DENTIALS that the sandbox profile runs beside the service, on a port of its own. */
public final class EmbeddedSandbox implements AutoCloseable {

    /** Properties with this prefix set the sandbox's switches, for example {@code sandbox.finishing=MANUAL}. */
    private static final String PREFIX = "sandbox.";

    private final Cr3dentialsSandbox sandbox;

    private EmbeddedSandbox(Cr3dentialsSandbox sandbox) {
        this.sandbox = sandbox;
    }

    /**
     * Starts the sandbox when the profile asks for it and no other address of the vendor is set.
     *
     * @throws ServiceStartException when its port is taken or a switch is set wrongly
     */
    public static Optional<EmbeddedSandbox> startIfWanted(ServiceConfiguration configuration) {
        if (configuration.profile() != Profile.SANDBOX || configuration.baseUrl() != null) {
            return Optional.empty();
        }
        Cr3dentialsSandbox sandbox = listen(configuration);
        sandbox.set(Cr3dentialsSwitches.LOCAL_WEBHOOKS, true)
                .set(Cr3dentialsSwitches.REQUESTS_PER_WINDOW, configuration.requestsPerMinute());
        SandboxSwitches.set(sandbox, PREFIX, configuration.others());
        return Optional.of(new EmbeddedSandbox(sandbox));
    }

    private static Cr3dentialsSandbox listen(ServiceConfiguration configuration) {
        try {
            return Cr3dentialsSandbox.start(SandboxSettings.builder()
                    .port(configuration.sandboxPort())
                    .apiKeys(configuration.apiKey().value())
                    .build());
        } catch (UncheckedIOException e) {
            throw new ServiceStartException(
                    Setting.SANDBOX_PORT + ": the sandbox cannot listen on port " + configuration.sandboxPort()
                            + "; set a free one, or 0 to have one chosen",
                    e);
        }
    }

    /** Where the Partner API is found. */
    public URI baseUrl() {
        return URI.create(sandbox.baseUrl());
    }

    /** The stand-in itself. */
    public VendorSandbox<?> standIn() {
        return sandbox;
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
