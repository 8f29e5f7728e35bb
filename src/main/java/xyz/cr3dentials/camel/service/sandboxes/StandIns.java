package xyz.cr3dentials.camel.service.sandboxes;

import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xyz.cr3dentials.camel.sandbox.SandboxSettings;
import xyz.cr3dentials.camel.sandbox.VendorSandbox;
import xyz.cr3dentials.camel.service.settings.Profile;
import xyz.cr3dentials.camel.service.settings.ServiceConfiguration;
import xyz.cr3dentials.camel.service.settings.ServiceStartException;
import xyz.cr3dentials.camel.service.settings.Vendor;
import xyz.cr3dentials.camel.service.settings.VendorSettings;
import xyz.cr3dentials.camel.service.settings.Vendors;

/** The local stand-ins of the vendors that the sandbox profile runs beside the service, each on a port of its own. */
public final class StandIns implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StandIns.class);

    private final Map<String, VendorSandbox<?>> running = new LinkedHashMap<>();
    private final List<VendorSettings> addressed = new ArrayList<>();

    private StandIns() {}

    /**
     * Starts a stand-in for each vendor that is followed and has no address, in the sandbox profile only.
     *
     * @param service where webhooks reach this service; null when that is not known
     * @throws ServiceStartException when a port is taken or a switch is set wrongly; nothing is left running then
     */
    public static StandIns start(ServiceConfiguration configuration, @Nullable URI service) {
        StandIns standIns = new StandIns();
        try {
            for (VendorSettings vendor : configuration.vendors()) {
                boolean wanted = configuration.profile() == Profile.SANDBOX && !vendor.hasAddress();
                standIns.addressed.add(wanted ? standIns.start(vendor, configuration.properties(), service) : vendor);
            }
        } catch (RuntimeException e) {
            standIns.close();
            throw e;
        }
        return standIns;
    }

    private VendorSettings start(VendorSettings vendor, Map<String, String> properties, @Nullable URI service) {
        VendorSandbox<?> sandbox = listen(vendor, service);
        running.put(vendor.scheme(), sandbox);
        // The first vendor's switches have no prefix of their own.
        boolean first = vendor.scheme().equals(Vendors.ALL.get(0).scheme());
        SandboxSwitches.set(sandbox, first ? "sandbox." : "sandbox." + vendor.scheme() + ".", properties);
        LOG.info(
                "The stand-in of {} listens at {}; its controls are at {}",
                vendor.scheme(),
                sandbox.baseUrl(),
                sandbox.controlUrl());
        return vendor.at(URI.create(sandbox.baseUrl()), service);
    }

    private static VendorSandbox<?> listen(VendorSettings vendor, @Nullable URI service) {
        SandboxSettings.Builder settings = SandboxSettings.builder()
                .port(vendor.sandboxPort())
                .apiKeys(vendor.apiKey().value());
        vendor.portalWebhookSecret().ifPresent(secret -> {
            settings.webhookSecret(secret.value());
            if (service != null) {
                settings.portalWebhook(service.resolve("/webhooks/" + vendor.scheme()));
            }
        });
        try {
            return vendor.vendor().standIn().start(settings, vendor);
        } catch (UncheckedIOException e) {
            throw new ServiceStartException(
                    vendor.vendor().setting(Vendor.SANDBOX_PORT) + ": the sandbox cannot listen on port "
                            + vendor.sandboxPort() + "; set a free one, or 0 to have one chosen",
                    e);
        }
    }

    /** The settings of all followed vendors, with the addresses of the stand-ins. */
    public List<VendorSettings> addressed() {
        return List.copyOf(addressed);
    }

    /** The stand-ins that run, by the vendor's scheme. */
    public Map<String, VendorSandbox<?>> running() {
        return Collections.unmodifiableMap(running);
    }

    @Override
    public void close() {
        running.values().forEach(VendorSandbox::close);
    }
}
