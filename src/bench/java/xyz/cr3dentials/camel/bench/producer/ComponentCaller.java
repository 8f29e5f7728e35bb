package xyz.cr3dentials.camel.bench.producer;

import java.time.Clock;
import java.time.Duration;
import org.apache.camel.Endpoint;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.impl.DefaultCamelContext;
import xyz.cr3dentials.camel.component.cr3dentials.Cr3dentialsComponent;
import xyz.cr3dentials.camel.ledger.SessionLedger;
import xyz.cr3dentials.camel.ledger.memory.MemoryLedgerLimits;
import xyz.cr3dentials.camel.ledger.memory.MemorySessionLedger;

/** The component with its options as they are, but for a request budget that nobody waits for. */
final class ComponentCaller implements Caller {

    private static final String LEDGER = "ledger";
    private static final String CREATE = "cr3dentials:createSession?sessionLedger=#" + LEDGER;
    private static final int NO_LIMIT = 100_000_000;
    /** Every session stays open, so a ledger has to make room; beyond, it is the garbage collector that is measured. */
    private static final int SESSIONS_A_LEDGER = 10_000;

    private static final int ROOM = SESSIONS_A_LEDGER * 2;

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final Endpoint get;
    private Endpoint create;
    private ProducerTemplate template;
    private int created;

    ComponentCaller(Vendor vendor) {
        if (vendor.configurer() != null) {
            context.getComponent("http", HttpComponent.class).setHttpClientConfigurer(vendor.configurer());
        }
        Cr3dentialsComponent component = context.getComponent("cr3dentials", Cr3dentialsComponent.class);
        component.getConfiguration().setBaseUrl(vendor.baseUrl());
        component.getConfiguration().setApiKey(API_KEY);
        component.getConfiguration().setRequestsPerMinute(NO_LIMIT);
        component.getConfiguration().setRequestReserve(0);
        context.getRegistry().bind(LEDGER, ledger());
        context.start();
        template = context.createProducerTemplate();
        get = context.getEndpoint("cr3dentials:getSession");
        create = context.getEndpoint(CREATE);
    }

    /** Takes a new ledger. */
    @Override
    public void forget() {
        created = 0;
        template.stop();
        removeEndpoint();
        context.getRegistry().bind(LEDGER, ledger());
        template = context.createProducerTemplate();
        create = context.getEndpoint(CREATE);
    }

    private void removeEndpoint() {
        try {
            context.removeEndpoint(create);
        } catch (Exception e) {
            throw new IllegalStateException("The endpoint with the old ledger stays", e);
        }
    }

    private static SessionLedger ledger() {
        return new MemorySessionLedger(
                Clock.systemUTC(), new MemoryLedgerLimits(ROOM, ROOM, 5_000, Duration.ofDays(1), ROOM));
    }

    @Override
    public Object getSession() {
        return template.requestBody(get, SESSION_ID);
    }

    @Override
    public Object createSession() {
        if (++created > SESSIONS_A_LEDGER) {
            forget();
        }
        return template.requestBody(create, WISH);
    }

    @Override
    public void close() {
        context.stop();
    }
}
