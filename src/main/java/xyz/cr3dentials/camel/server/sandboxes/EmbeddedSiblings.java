package xyz.cr3dentials.camel.server.sandboxes;

import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xyz.cr3dentials.camel.sandbox.SandboxSettings;
import xyz.cr3dentials.camel.sandbox.VendorSandbox;
import xyz.cr3dentials.camel.sandbox.deepidv.DeepidvSandbox;
import xyz.cr3dentials.camel.sandbox.deepidv.DeepidvSwitches;
import xyz.cr3dentials.camel.sandbox.verilock.VerilockSandbox;
import xyz.cr3dentials.camel.server.settings.Profile;
import xyz.cr3dentials.camel.server.settings.ServiceConfiguration;
import xyz.cr3dentials.camel.server.settings.ServiceStartException;
import xyz.cr3dentials.camel.server.settings.SiblingConfiguration;

/** The local stand-ins of the other vendors that the sandbox profile runs beside the service. */
public final class EmbeddedSiblings implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedSiblings.class);

    private final Map<String, VendorSandbox<?>> sandboxes = new LinkedHashMap<>();
    private final List<SiblingConfiguration> addressed = new ArrayList<>();

    private EmbeddedSiblings() {}

    /**
     * Starts a stand-in for each vendor that is followed and has no address, in the sandbox profile only.
     *
     * @param service where webhooks reach this service, when that is known
     * @throws ServiceStartException when a port is taken or a switch is set wrongly; nothing is left running then
     */
    public static EmbeddedSiblings start(ServiceConfiguration configuration, Optional<URI> service) {
        EmbeddedSiblings siblings = new EmbeddedSiblings();
        try {
            for (SiblingConfiguration vendor : configuration.siblings()) {
                boolean embedded = configuration.profile() == Profile.SANDBOX && vendor.baseUrl() == null;
                siblings.addressed.add(embedded ? siblings.start(configuration, vendor, service) : vendor);
            }
        } catch (RuntimeException e) {
            siblings.close();
            throw e;
        }
        return siblings;
    }

    private SiblingConfiguration start(
            ServiceConfiguration configuration, SiblingConfiguration vendor, Optional<URI> service) {
        String scheme = vendor.vendor().scheme();
        VendorSandbox<?> sandbox = listen(vendor, service);
        sandboxes.put(scheme, sandbox);
        SandboxSwitches.set(sandbox, "sandbox." + scheme + ".", configuration.others());
        LOG.info(
                "The stand-in of {} listens at {}; its controls are at {}",
                scheme,
                sandbox.baseUrl(),
                sandbox.controlUrl());
        return vendor.at(URI.create(sandbox.baseUrl()));
    }

    private static VendorSandbox<?> listen(SiblingConfiguration vendor, Optional<URI> service) {
        SandboxSettings.Builder settings = SandboxSettings.builder()
                .port(vendor.sandboxPort())
                .apiKeys(vendor.apiKey().value());
        if (vendor.webhookSecret() != null) {
            settings.webhookSecret(vendor.webhookSecret().value());
            service.ifPresent(address -> settings.portalWebhook(
                    address.resolve("/webhooks/" + vendor.vendor().scheme())));
        }
        try {
            return switch (vendor.vendor()) {
                case VERILOCK -> VerilockSandbox.start(settings.build());
                case DEEPIDV -> DeepidvSandbox.start(settings.build()).set(DeepidvSwitches.LOCAL_REDIRECTS, true);
            };
        } catch (UncheckedIOException e) {
            throw new ServiceStartException(
                    vendor.vendor().sandboxPort() + ": the sandbox cannot listen on port " + vendor.sandboxPort()
                            + "; set a free one, or 0 to have one chosen",
                    e);
        }
    }

    /** The settings of all followed vendors, with the addresses of the stand-ins. */
    public List<SiblingConfiguration> addressed() {
        return List.copyOf(addressed);
    }

    /** The stand-ins that run, by the vendor's scheme. */
    public Map<String, VendorSandbox<?>> standIns() {
        return Collections.unmodifiableMap(sandboxes);
    }

    @Override
    public void close() {
        sandboxes.values().forEach(VendorSandbox::close);
    }
}
