package xyz.cr3dentials.camel.component.verilock;

import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import xyz.cr3dentials.camel.api.verilock.VerilockClient;
import xyz.cr3dentials.camel.component.VendorComponent;
import xyz.cr3dentials.camel.component.VendorOperation;

/** Creates {@code verilock:} endpoints; options set here are the defaults of every endpoint. */
@Component("verilock")
public class VerilockComponent extends VendorComponent<VerilockClient> {

    @Metadata(label = "advanced", description = "Options shared by all endpoints")
    private VerilockConfiguration configuration = new VerilockConfiguration();

    public VerilockComponent() {
        super(VerilockSpec.SPEC);
    }

    public VerilockComponent(CamelContext context) {
        super(VerilockSpec.SPEC, context);
    }

    @Override
    protected Endpoint newEndpoint(String uri, String operation, boolean servesWebhooks) {
        VerilockConfiguration options = configuration.copy();
        options.setOperation(VendorOperation.of(scheme(), VerilockOperation.values(), operation));
        if (servesWebhooks) {
            return new WebhookReceiverEndpoint(uri, this, options);
        }
        return new VerilockEndpoint(uri, this, options);
    }

    public VerilockConfiguration getConfiguration() {
        return configuration;
    }

    /** Options shared by all endpoints. */
    public void setConfiguration(VerilockConfiguration configuration) {
        this.configuration = configuration;
    }
}
