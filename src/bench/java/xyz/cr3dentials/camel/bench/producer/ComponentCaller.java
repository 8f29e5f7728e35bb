package xyz.cr3dentials.camel.bench.producer;

import java.time.Clock;
import java.time.Duration;
import org.apache.camel.Endpoint;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.impl.DefaultCamelContext;
import xyz.cr3dentials.camel.component.cr3dentials.Cr3dentialsComponent;
import xyz.cr3dentials.camel.session.MemoryLedgerLimits;
import xyz.cr3dentials.camel.session.MemorySessionLedger;

/** The component with its options as they are, but for a request budget that nobody waits for. */
final class ComponentCaller implements Caller {

    private static final int NO_LIMIT = 100_000_000;
    /** Every session stays open, so the ledger must hold what one round creates. */
    private static final int ROOM = 10_000_000;

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final ProducerTemplate template;
    private final Endpoint get;
    private final Endpoint create;

    ComponentCaller(Vendor vendor) {
        if (vendor.configurer() != null) {
            context.getComponent("http", HttpComponent.class).setHttpClientConfigurer(vendor.configurer());
        }
        Cr3dentialsComponent component = context.getComponent("cr3dentials", Cr3dentialsComponent.class);
        component.getConfiguration().setBaseUrl(vendor.baseUrl());
        component.getConfiguration().setApiKey(API_KEY);
        component.getConfiguration().setRequestsPerMinute(NO_LIMIT);
        component.getConfiguration().setRequestReserve(0);
        component
                .getConfiguration()
                .setSessionLedger(new MemorySessionLedger(
                        Clock.systemUTC(), new MemoryLedgerLimits(ROOM, ROOM, 5_000, Duration.ofDays(1), ROOM)));
        context.start();
        template = context.createProducerTemplate();
        get = context.getEndpoint("cr3dentials:getSession");
        create = context.getEndpoint("cr3dentials:createSession");
    }

    @Override
    public Object getSession() {
        return template.requestBody(get, SESSION_ID);
    }

    @Override
    public Object createSession() {
        return template.requestBody(create, WISH);
    }

    @Override
    public void close() {
        context.stop();
    }
}
