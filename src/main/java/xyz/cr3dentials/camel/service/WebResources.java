package xyz.cr3dentials.camel.service;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.net.URI;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import xyz.cr3dentials.camel.component.cr3dentials.Cr3dentialsConstants;
import xyz.cr3dentials.camel.sandbox.VendorSandbox;
import xyz.cr3dentials.camel.service.access.CrossSiteFilter;
import xyz.cr3dentials.camel.service.access.LocalHostFilter;
import xyz.cr3dentials.camel.service.access.NoStoreFilter;
import xyz.cr3dentials.camel.service.access.ServiceKeyFilter;
import xyz.cr3dentials.camel.service.access.ServiceKeyGate;
import xyz.cr3dentials.camel.service.access.SignInCookie;
import xyz.cr3dentials.camel.service.access.SignInServlet;
import xyz.cr3dentials.camel.service.access.SignInStateServlet;
import xyz.cr3dentials.camel.service.console.ConsoleFiles;
import xyz.cr3dentials.camel.service.console.ConsoleServlet;
import xyz.cr3dentials.camel.service.console.FrameSource;
import xyz.cr3dentials.camel.service.console.StartPageServlet;
import xyz.cr3dentials.camel.service.events.EventStream;
import xyz.cr3dentials.camel.service.events.EventStreamServlet;
import xyz.cr3dentials.camel.service.events.EventStreamSettings;
import xyz.cr3dentials.camel.service.events.StopSignal;
import xyz.cr3dentials.camel.service.settings.Profile;
import xyz.cr3dentials.camel.service.settings.Secret;
import xyz.cr3dentials.camel.service.settings.ServiceConfiguration;

/** What the web application serves beside the flows, and the filters in front of both. Closing it twice does no harm. */
final class WebResources implements AutoCloseable {
    private static final String CONSOLE_FILES = "/WEB-INF/console/";
    private static final String CONSOLE = "/console/*";
    private static final String SANDBOX = "/sandbox/*";
    private static final String[] CONFIDENTIAL = {"/api/*", "/metrics", CONSOLE};

    private final EventStream events;
    private final StopSignal stopSignal;

    private WebResources(EventStream events) {
        this.events = events;
        this.stopSignal = new StopSignal(events::close);
    }

    /** Sets a filter before all others. */
    static void watch(ServletContext application, Filter filter) {
        filter(application, "fatal-errors", filter, "/*");
    }

    /** Sets the filters; called before anything is served. The webhooks have tokens of their own. */
    static void guard(ServletContext application, ServiceConfiguration configuration) {
        filter(application, "cross-site", new CrossSiteFilter(), "/api/*", CONSOLE, SANDBOX);
        filter(application, "no-store", new NoStoreFilter(), CONFIDENTIAL);
        List<String> serviceKeys =
                configuration.access().serviceKeys().stream().map(Secret::value).toList();
        if (serviceKeys.isEmpty()) {
            filter(application, "local-host", new LocalHostFilter(), "/api/*", "/metrics", CONSOLE, SANDBOX);
            servlet(application, "sign-in-state", new SignInStateServlet(null), "/console/session");
            return;
        }
        ServiceKeyGate gate =
                new ServiceKeyGate(serviceKeys, configuration.access().trustedProxies());
        SignInCookie cookie = new SignInCookie(serviceKeys, Clock.systemUTC());
        filter(application, "service-key", new ServiceKeyFilter(gate, cookie), CONFIDENTIAL);
        if (configuration.profile() == Profile.SANDBOX) {
            filter(application, "service-key-of-sandbox", new ServiceKeyFilter(gate, cookie), SANDBOX);
        }
        servlet(application, "sign-in", new SignInServlet(gate, cookie), SignInServlet.LOGIN, SignInServlet.LOGOUT);
        servlet(application, "sign-in-state", new SignInStateServlet(cookie), "/console/session");
    }

    /**
     * Registers the page and its stream of events.
     *
     * @param standIns the vendors' stand-ins that run in this process, by scheme
     * @param revision grows whenever this instance has written to the ledger
     */
    static WebResources serve(
            ServletContext application,
            ServiceConfiguration configuration,
            Map<String, VendorSandbox<?>> standIns,
            LongSupplier revision) {
        boolean sandbox = configuration.profile() == Profile.SANDBOX;
        // The page starts sessions of this vendor.
        VendorSandbox<?> framed = standIns.get(Cr3dentialsConstants.SCHEME);
        servlet(
                application,
                "console",
                new ConsoleServlet(
                        ConsoleFiles.read(application, CONSOLE_FILES),
                        sandbox
                                ? FrameSource.of(framed == null ? null : URI.create(framed.baseUrl()))
                                : FrameSource.NONE),
                CONSOLE);
        if (sandbox) {
            // Mapped to the bare address alone.
            servlet(application, "start-page", new StartPageServlet(), "");
        }
        EventStreamSettings settings = configuration.database().isH2()
                ? EventStreamSettings.ONE_NODE
                : EventStreamSettings.ONE_NODE.withOtherNodes();
        EventStream events = EventStream.start(revision, settings);
        servlet(application, "events", new EventStreamServlet(events), "/api/events")
                .setAsyncSupported(true);
        return new WebResources(events);
    }

    private static ServletRegistration.Dynamic servlet(
            ServletContext application, String name, Servlet servlet, String... mappings) {
        ServletRegistration.Dynamic registration = application.addServlet(name, servlet);
        registration.addMapping(mappings);
        return registration;
    }

    private static void filter(ServletContext application, String name, Filter filter, String... mappings) {
        FilterRegistration.Dynamic registration = application.addFilter(name, filter);
        registration.setAsyncSupported(true);
        registration.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, mappings);
    }

    @Override
    public void close() {
        stopSignal.close();
        events.close();
    }
}
